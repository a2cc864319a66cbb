import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstOfHalf, sortByPlace } from '#scene/sortByPlace.ts'

const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 200 })

test('keeps each box once, in the order of its cells', () => {
  fc.assert(
    fc.property(numbers, (places) => {
      const boxes = Float32Array.from(places.flatMap((at) => [at, 0, -at, at + 1, 1, 1 - at]))
      const { items, codes } = sortByPlace(boxes)
      expect([...items].sort((a, b) => a - b)).toEqual(places.map((_, i) => i))
      expect([...codes]).toEqual([...codes].sort((a, b) => a - b))
    }),
  )
})

test('puts neighbours side by side', () => {
  const boxes = Float32Array.from([0, 900, 1, 901, 2].flatMap((x) => [x, 0, 0, x, 0, 0]))
  expect(new Set(sortByPlace(boxes).items.subarray(0, 3))).toEqual(new Set([0, 2, 4]))
})

test('cuts a list where its highest bit that differs is set', () => {
  const codes = Uint32Array.of(1, 2, 3, 4, 9)
  expect(firstOfHalf(codes, 0, 5)).toBe(4)
  expect(firstOfHalf(codes, 0, 4)).toBe(3)
  expect(firstOfHalf(codes, 1, 3)).toBe(2)
})

test('takes boxes that stand in one place, or nowhere', () => {
  expect([...sortByPlace(new Float32Array(18)).codes]).toEqual([0, 0, 0])
  expect(sortByPlace(new Float32Array(0)).items.length).toBe(0)
})
