import { DataTexture, DataUtils } from 'three'
import { describe, expect, it } from 'vitest'
import { makeSky } from '#scene/makeSky.ts'

/** Red of the middle of each face of each level: +x, -x, +y, -y, +z, -z of an OpenGL cube. */
function middles(): number[][] {
  const sky = makeSky()
  return [sky, ...sky.mipmaps].map((cube) =>
    (cube as unknown as { image: DataTexture[] }).image.map(({ image }) => {
      const { data, width } = image as unknown as { data: Uint16Array; width: number }
      return DataUtils.fromHalfFloat(data[(width * (width / 2) + width / 2) * 4])
    }),
  )
}

describe('makeSky', () => {
  it('is bright above, dark below, and smoother the rougher the surface', () => {
    const levels = middles()
    expect(levels).toHaveLength(5)
    const [, , above, below] = levels[3]
    expect(above).toBeGreaterThan(below * 2)
    for (const [level, faces] of levels.entries()) {
      for (const light of faces) expect(Number.isFinite(light), `level ${level}`).toBe(true)
    }
    // A mirror that looks at the floor sees the floor alone.
    expect(levels[0][3]).toBeCloseTo(0.1, 3)
    expect(levels[3][3]).toBeGreaterThan(0.1)
  })
})
