import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { niceTicks } from '#xr/panels/part/niceTicks.ts'

test('takes round values within the range', () => {
  expect(niceTicks(0, 100, 4)).toEqual({ ticks: [0, 50, 100], digits: 0 })
  expect(niceTicks(19.7, 21.2, 4).ticks.map((tick) => tick.toFixed(1))).toEqual([
    '20.0',
    '20.5',
    '21.0',
  ])
  expect(niceTicks(-0.002, 0.002, 4).digits).toBe(3)
})

test('is content with ranges that are none', () => {
  for (const [low, high] of [
    [1, 1],
    [2, 1],
    [NaN, 1],
    [0, Infinity],
  ])
    expect(niceTicks(low, high, 4).ticks.length).toBeLessThan(2)
})

test('gives few, ascending and inside, for any range', () => {
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true })
  const span = fc.double({ min: 1e-3, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(value, span, (low, wide) => {
      const { ticks } = niceTicks(low, low + wide, 4)
      expect(ticks.length).toBeLessThanOrEqual(5)
      expect(ticks.length).toBeGreaterThan(0)
      expect(ticks).toEqual([...new Set(ticks)].toSorted((a, b) => a - b))
      for (const tick of ticks) {
        expect(tick).toBeGreaterThanOrEqual(low - wide * 1e-6)
        expect(tick).toBeLessThanOrEqual(low + wide * (1 + 1e-6))
      }
    }),
  )
})
