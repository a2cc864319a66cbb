import { Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { findWay, type WayGround } from '#scene/alarms/findWay.ts'
import { doNow } from '#twin/Work.ts'

const goal = { min: { x: 9, y: 0, z: -1 }, max: { x: 11, y: 2, z: 1 } }

/** Level ground with a wall at x = 5 from z = -6 to `end`. */
function walled(end: number): WayGround {
  return {
    floorAt: (x, _, z) => (Math.abs(x) > 20 || Math.abs(z) > 6 ? NaN : 0),
    pushOut: ({ x, z }) => !(Math.abs(x - 5) < 0.5 && z < end),
  }
}

describe('findWay', () => {
  it('leads straight to what is in sight, and ends before it', () => {
    const way = doNow(findWay(walled(-9), new Vector3(0, 0, 0), goal, new Vector3()))
    expect(way?.slice(0, 3)).toEqual([0, 0, 0])
    const [x, , z] = way?.slice(-3) ?? []
    expect(x).toBeGreaterThan(7.9)
    expect(x).toBeLessThan(9)
    expect(z).toBeCloseTo(0)
  })

  it('goes round a wall, and says when there is no way', () => {
    const way = doNow(findWay(walled(3), new Vector3(0, 0, 0), goal, new Vector3())) ?? []
    const furthest = Math.max(...way.filter((_, i) => i % 3 === 2))
    expect(furthest).toBeGreaterThanOrEqual(3)
    expect(doNow(findWay(walled(9), new Vector3(0, 0, 0), goal, new Vector3()))).toBeNull()
  })
})
