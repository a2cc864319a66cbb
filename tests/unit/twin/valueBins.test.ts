import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { binOf, fillBins, readRange } from '#twin/valueBins.ts'

test('puts each value into its bin, those beyond into the first and the last', () => {
  const bins = new Uint32Array(4)
  const values = Float64Array.of(0, 0.9, 1, 3.9, 4, 99, -5, NaN)
  fillBins(values, [1, 1, 1, 1, 1, 1, 1, 1], 0, 4, bins)
  expect([...bins]).toEqual([3, 1, 0, 3])
})

test('counts a value by its weight', () => {
  const bins = new Uint32Array(2)
  fillBins(Float64Array.of(1, 9), [3, 20], 0, 10, bins)
  expect([...bins]).toEqual([3, 20])
})

test('a scale without length has everything in the middle', () => {
  expect(binOf(5, 5, 5, 24)).toBe(12)
})

test('a scale wider than the largest number has bins too', () => {
  expect(binOf(1.3e293, -1.7976931348623145e308, 1.3e293, 24)).toBe(23)
  expect(binOf(0, -1.7e308, 1.7e308, 24)).toBe(12)
})

test('counts every value once, whatever the range', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(fc.array(number), number, number, (list, low, high) => {
      const bins = new Uint32Array(24)
      const weights = new Uint8Array(list.length).fill(1)
      fillBins(Float64Array.from(list), weights, low, high, bins)
      expect(bins.reduce((sum, count) => sum + count, 0)).toBe(list.length)
    }),
  )
})

test('the range is round and shows nearly all values', () => {
  const sorted = Float64Array.from({ length: 100 }, (_, i) => 40.3 + i * 0.4)
  expect(readRange(sorted, 100)).toEqual([40, 80])
  expect(readRange(Float64Array.of(0.1, 0.2, 0.3), 3)).toEqual([0.1, 0.3])
  expect(readRange(sorted, 0)).toBeNull()
})

test('one outlier does not make the scale useless', () => {
  const sorted = Float64Array.from({ length: 200 }, (_, i) => i / 10)
  sorted[199] = 1e9
  expect(readRange(sorted, 200)).toEqual([0, 20])
})

test('equal values get room on both sides', () => {
  expect(readRange(Float64Array.of(7, 7), 2)).toEqual([6.5, 7.5])
})
