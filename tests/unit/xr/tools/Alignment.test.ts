import { Matrix4, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { Alignment } from '#xr/tools/Alignment.ts'

const corners = [new Vector3(2, 0, 1), new Vector3(5, 1, 1)] as const
/** The real room lies turned by a quarter and moved; the hand is 1 cm off at one end. */
const room = new Matrix4().makeRotationY(Math.PI / 2).setPosition(7, -0.2, 3)
const real = corners.map((at) => at.clone().applyMatrix4(room.clone().invert()))

function place({ placement }: Alignment, at: Vector3): Vector3 {
  const { yaw, x, y, z, scale } = placement!
  return at
    .clone()
    .multiplyScalar(scale)
    .applyMatrix4(new Matrix4().makeRotationY(yaw).setPosition(x, y, z))
}

describe('Alignment', () => {
  it('lays the plant over the room by two corners of each, and says how well it fits', () => {
    const alignment = new Alignment()
    for (const at of corners) {
      expect(alignment.wantsPlant).toBe(true)
      alignment.add(at, 0)
    }
    expect(alignment.words).toContain('Touch the first corner')
    alignment.add(real[0], 0)
    expect(alignment.isDone).toBe(false)
    alignment.add(real[1].clone().add(new Vector3(0, 0, 0.01)), 0)
    expect(alignment.isDone).toBe(true)
    expect(alignment.words).toBe('It fits to within 15 mm.')
    expect(alignment.placement!.scale).toBe(1)
    for (const i of [0, 1])
      expect(place(alignment, real[i]).distanceTo(corners[i])).toBeLessThan(0.01)
  })

  it('refuses corners of the plant that are too near each other, before one walks to the real ones', () => {
    const alignment = new Alignment()
    alignment.add(corners[0], 0)
    alignment.add(corners[0].clone().add(new Vector3(0.2, 0, 0)), 0)
    expect(alignment.words).toMatch(/only 200 mm apart/)
    expect(alignment.wantsPlant).toBe(true)
    expect(alignment.points).toEqual([])
  })

  it('asks for the real corners again when they are other ones', () => {
    const alignment = new Alignment()
    for (const at of corners) alignment.add(at, 0)
    alignment.add(real[0], 0)
    alignment.add(real[0].clone().add(new Vector3(9, 0, 0)), 0)
    expect(alignment.isDone).toBe(false)
    expect(alignment.words).toMatch(/not the same points/)
    expect(alignment.points).toHaveLength(2)
    for (const at of real) alignment.add(at, 0)
    expect(alignment.isDone).toBe(true)
  })

  it('takes back one point after the other', () => {
    const alignment = new Alignment()
    alignment.add(corners[0], 0)
    expect(alignment.back()).toBe(true)
    expect(alignment.words).toMatch(/^Point at a corner/)
    expect(alignment.back()).toBe(false)
  })
})
