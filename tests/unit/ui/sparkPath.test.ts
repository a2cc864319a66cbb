import { expect, test } from 'vitest'
import { sparkPath } from '#ui/sparkPath.ts'

const path = (times: number[], values: number[], now = 100) =>
  sparkPath(Float64Array.from(times), Float64Array.from(values), times.length, now, 100, 50, 20)

test('goes from the lowest value at the bottom to the highest at the top', () => {
  expect(path([0, 50, 100], [0, 10, 5])).toBe('M0 19.0L25 1.0L50 10.0H50')
})

test('breaks where a value is not a number', () => {
  expect(path([0, 20, 40, 60], [1, NaN, 2, 1])).toBe('M0 19.0M20 1.0L30 19.0H50')
})

test('holds the last value to the right edge, and one from before the window from the left', () => {
  expect(path([-500], [3])).toBe('M0 10.0H50')
})

test('draws nothing without a value', () => {
  expect(path([], [])).toBe('')
  expect(path([10], [NaN])).toBe('')
})

test('writes at most a point a column however many samples there are', () => {
  const times = Array.from({ length: 5000 }, (_, i) => i / 50)
  const letters = path(times, times.map(Math.sin)).match(/[ML]/g)
  expect(letters?.length).toBeLessThanOrEqual(52)
})
