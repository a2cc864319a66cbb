import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeBalls } from '#scene/model/makeBalls.ts'

const metres = fc.double({ min: -50, max: 50, noNaN: true })
const corner = fc.tuple(metres, metres, metres)
const box = fc.tuple(corner, corner).map(([a, b]) => {
  const low = a.map((one, k) => Math.min(one, b[k]))
  return low.concat(a.map((one, k) => Math.max(one, b[k])))
})

/** Rows from the first on, some without a box, each with its own boxes. */
const plants = fc.array(fc.array(box, { maxLength: 3 }), { minLength: 1, maxLength: 300 })

function ballsOf(plant: number[][][]) {
  const rows = Uint32Array.from(plant.flatMap((own, row) => own.map(() => row)))
  const shapes = Uint32Array.from(rows, (_, i) => i)
  return makeBalls(plant.length, { rows, shapes, table: { boxes: plant.flat(2) } })
}

test('holds every corner of all boxes of a row in its ball, which is no larger than they need', () => {
  fc.assert(
    fc.property(plants, (plant) => {
      const balls = ballsOf(plant)
      expect(balls.length % 1024).toBe(0)
      plant.forEach((own, row) => {
        if (own.length === 0) return
        const [x, y, z, radius] = balls.subarray(row * 4)
        const low = [0, 1, 2].map((k) => Math.min(...own.map((each) => each[k])))
        const high = [0, 1, 2].map((k) => Math.max(...own.map((each) => each[k + 3])))
        const away = [low, high].map((at) => Math.hypot(at[0] - x, at[1] - y, at[2] - z))
        expect(Math.max(...away)).toBeLessThan(radius + 1e-4)
        expect(radius).toBeCloseTo(Math.hypot(...high.map((end, k) => end - low[k])) / 2, 3)
      })
    }),
  )
})

test('calls nothing small of which it knows no size', () => {
  const balls = ballsOf([[], [[0, 0, 0, 1, 1, 1]], []])
  expect([0, 1, 2, 255].map((row) => balls[row * 4 + 3])).toEqual([
    Infinity,
    expect.closeTo(Math.sqrt(3) / 2),
    Infinity,
    Infinity,
  ])
})
