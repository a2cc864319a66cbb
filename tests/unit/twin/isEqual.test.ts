import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEqual } from '#twin/isEqual.ts'

test('a copy is equal, whatever it is, and a changed one is not', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(isEqual(a, structuredClone(a))).toBe(true)
      expect(isEqual({ a, x: 1 }, { x: 1, a: structuredClone(a) })).toBe(true)
      expect(isEqual([a, 1], [a, 2])).toBe(false)
      expect(isEqual({ a }, { b: a })).toBe(false)
      expect(isEqual(a, b)).toBe(isEqual(b, a))
    }),
  )
})

test('a list is no object with numbers for names', () => {
  expect(isEqual([1], { 0: 1 })).toBe(false)
  expect(isEqual([], {})).toBe(false)
})
