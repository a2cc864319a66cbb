import { expect, test } from 'vitest'
import { trendData, trendRange, trendSpan } from '#twin/trendData.ts'

const times = Float64Array.of(0, 1000, 2000, 9000, 10_000)
const values = Float64Array.of(1, NaN, 3, 4, 5)

test('puts a gap where a value is not a number and where nothing came for too long', () => {
  expect(trendData(times, values, 5, 10_000, 60_000, 0, 5000)).toEqual([
    [0, 1, 2, 7, 9, 10],
    [1, null, 3, null, 4, 5],
  ])
})

test('takes what is in its window and one sample before, so that the line comes in from the left', () => {
  expect(trendData(times, values, 5, 10_000, 1500, 0, 60_000)[0]).toEqual([2, 9, 10])
})

test('gives seconds since 1970 by the clock on which the page started', () => {
  expect(trendData(times, values, 1, 0, 1000, 1_700_000_000_000, 1000)[0]).toEqual([1_700_000_000])
})

test('is empty while there is no sample', () => {
  expect(trendData(times, values, 0, 0, 1000, 0, 1000)).toEqual([[], []])
})

test('shows the possible range while there is no value', () => {
  expect(trendRange(null, null, [0, 30])).toEqual([0, 30])
})

test('does not blow up noise: a fiftieth of the possible range is shown at least', () => {
  const [low, high] = trendRange(10, 10.001, [0, 100])
  expect(high - low).toBeCloseTo(2.4)
})

test('shows all there is, one minute at least and five at most', () => {
  expect([990_000, 900_000, 100_000].map((first) => trendSpan(first, 1_000_000))).toEqual([
    60_000, 100_000, 300_000,
  ])
})
