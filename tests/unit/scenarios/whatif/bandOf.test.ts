import { expect, test } from 'vitest'
import { bandOf } from '#scenarios/whatif/bandOf.ts'

test('the band of 1 to 101 reaches from the 5th to the 95th percentile', () => {
  const values = Array.from({ length: 101 }, (_, i) => 101 - i)
  expect(bandOf(values)).toEqual({ mean: 51, low: 6, high: 96 })
})

test('between two values the band goes straight', () => {
  expect(bandOf([0, 10])).toEqual({ mean: 5, low: 0.5, high: 9.5 })
})

test('one run has a band without width, none has nothing', () => {
  expect(bandOf([7])).toEqual({ mean: 7, low: 7, high: 7 })
  expect(bandOf([])).toEqual({ mean: NaN, low: NaN, high: NaN })
})
