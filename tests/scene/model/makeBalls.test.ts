import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeBalls } from '#scene/model/makeBalls.ts'
import '../../seed.ts'

const box = fc
  .tuple(...Array.from({ length: 6 }, () => fc.double({ min: -50, max: 50, noNaN: true })))
  .map((n) =>
    [0, 1, 2]
      .flatMap((k) => Math.min(n[k], n[k + 3]))
      .concat([0, 1, 2].map((k) => Math.max(n[k], n[k + 3]))),
  )

test('every corner of all boxes of a row lies in its ball, which is no larger than they need', () => {
  const row = fc.tuple(
    fc.integer({ min: 0, max: 2 }),
    fc.array(box, { minLength: 1, maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(row, { maxLength: 300 }), (list) => {
      const rows: number[] = []
      const boxes: number[] = []
      let at = -1
      for (const [gap, own] of list) {
        at += 1 + gap
        for (const each of own) {
          rows.push(at)
          boxes.push(...each)
        }
      }
      const shapes = Uint32Array.from(rows, (_, i) => i)
      const balls = makeBalls(at + 2, { rows: Uint32Array.from(rows), shapes, table: { boxes } })
      expect(balls.length % 1024).toBe(0)
      for (let one = 0; one < at + 2; one++) {
        const own = rows.flatMap((each, i) => (each === one ? [boxes.slice(i * 6, i * 6 + 6)] : []))
        const [x, y, z, radius] = balls.subarray(one * 4)
        if (own.length === 0) {
          expect(radius).toBe(Infinity)
          continue
        }
        const low = [0, 1, 2].map((k) => Math.min(...own.map((each) => each[k])))
        const high = [0, 1, 2].map((k) => Math.max(...own.map((each) => each[k + 3])))
        for (const corner of [low, high])
          expect(Math.hypot(corner[0] - x, corner[1] - y, corner[2] - z)).toBeLessThan(
            radius + 1e-4,
          )
        expect(radius).toBeCloseTo(Math.hypot(...high.map((h, k) => h - low[k])) / 2, 3)
      }
    }),
  )
})
