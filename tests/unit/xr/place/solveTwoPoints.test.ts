import * as fc from 'fast-check'
import { Box3, Euler, Matrix4, Quaternion, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import type { Placement } from '#xr/Origin.ts'
import { dollhouseScale, standing } from '#xr/place/dollhousePlace.ts'
import { judgeFit } from '#xr/place/judgeFit.ts'
import { solveTwoPoints } from '#xr/place/solveTwoPoints.ts'

const metres = fc.double({ min: -8, max: 8, noNaN: true })
const point = fc.tuple(metres, metres, metres).map(([x, y, z]) => new Vector3(x, y, z))
const placement = fc.record({
  scale: fc.double({ min: 0.05, max: 50, noNaN: true }),
  yaw: fc.double({ min: -3.1, max: 3.1, noNaN: true }),
  x: metres,
  y: metres,
  z: metres,
})
const isApart = (a: Vector3, b: Vector3) =>
  Math.hypot(a.x - b.x, a.z - b.z) > 0.3 * a.distanceTo(b) && a.distanceTo(b) > 0.2
const pair = fc.tuple(point, point).filter(([a, b]) => isApart(a, b))

/** As three.js does it: an independent way to the same. */
function carry({ scale, yaw, x, y, z }: Placement, at: Vector3): Vector3 {
  const turn = new Quaternion().setFromEuler(new Euler(0, yaw, 0))
  const matrix = new Matrix4().compose(new Vector3(x, y, z), turn, new Vector3().setScalar(scale))
  return at.clone().applyMatrix4(matrix)
}

describe('solveTwoPoints', () => {
  it('finds how the room lies in the plant from two points', () => {
    fc.assert(
      fc.property(placement, pair, point, (true_, [c, d], other) => {
        const found = solveTwoPoints([carry(true_, c), carry(true_, d)], [c, d], 0)
        expect(found.scale / true_.scale).toBeCloseTo(1, 6)
        const off = carry(found, other).distanceTo(carry(true_, other))
        expect(off / true_.scale).toBeLessThan(1e-4)
      }),
    )
  })

  it('keeps a given size, and leaves each point half of what does not fit', () => {
    const plant: [Vector3, Vector3] = [new Vector3(1, 0, 2), new Vector3(4, 0, 2)]
    const room: [Vector3, Vector3] = [new Vector3(0, 1, 0), new Vector3(0, 1, -3.02)]
    const found = solveTwoPoints(plant, room, 0, 1)
    expect(found.scale).toBe(1)
    for (const i of [0, 1]) expect(carry(found, room[i]).distanceTo(plant[i])).toBeCloseTo(0.01, 6)
  })

  it('keeps the direction when one point is above the other', () => {
    const plant: [Vector3, Vector3] = [new Vector3(1, 0, 2), new Vector3(1, 2, 2.01)]
    const room: [Vector3, Vector3] = [new Vector3(0, 0, 0), new Vector3(0.01, 1, 0)]
    expect(solveTwoPoints(plant, room, 0.7).yaw).toBe(0.7)
  })
})

describe('standing', () => {
  it('puts the foot of the plant where it is wanted, whatever its turn and size', () => {
    const box = new Box3(new Vector3(-3, 1, -2), new Vector3(7, 5, 4))
    fc.assert(
      fc.property(placement, point, ({ scale, yaw }, at) => {
        const foot = carry(standing(box, scale, yaw, at), at)
        expect(foot.distanceTo(new Vector3(2, 1, 1))).toBeLessThan(1e-9 * (1 + scale * at.length()))
      }),
    )
  })

  it('makes a dollhouse as wide as a table, and lower where the plant is a tower', () => {
    const at = new Vector3()
    expect(dollhouseScale(new Box3(at, new Vector3(24, 8, 12)))).toBeCloseTo(20)
    expect(dollhouseScale(new Box3(at, new Vector3(24, 90, 12)))).toBeCloseTo(100)
    expect(dollhouseScale(new Box3())).toBe(1)
  })
})

const across = (length: number, rise = 0): [Vector3, Vector3] => [
  new Vector3(),
  new Vector3(length, rise, 0),
]

describe('judgeFit', () => {
  it.each([
    [2, 2.004, true, 'It fits to within 15 mm.'],
    [2, 2.05, true, 'Placed. Here the points are 50 mm farther apart than in the plant (2.5 %).'],
    [2, 1.9, true, 'Placed. Here the points are 100 mm closer than in the plant (5.0 %).'],
    [2, 0.2, false, 'The two points are only 200 mm apart. Take points at least 300 mm apart.'],
    [0.25, 2, false, 'The two points are only 250 mm apart. Take points at least 300 mm apart.'],
    [
      2,
      3,
      false,
      'The points are 3.000 m apart here, 2.000 m in the plant: not the same points. Try again.',
    ],
  ])('says of %d m in the plant and %d m in the room: %s', (plant, room, isGood, words) => {
    expect(judgeFit(across(plant), across(room))).toEqual({ isGood, words })
  })

  it('refuses points above each other, which tell no direction', () => {
    expect(judgeFit(across(0.1, 2), across(0.1, 2)).isGood).toBe(false)
  })
})
