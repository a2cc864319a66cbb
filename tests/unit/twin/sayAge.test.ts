import { expect, test } from 'vitest'
import { sayAge } from '#twin/sayAge.ts'

test.each([
  [0.4, 'now'],
  [2.9, '2\u202fs'],
  [59.9, '59\u202fs'],
  [60, '1\u202fmin'],
  [7199, '1\u202fh'],
  [200_000, '2\u202fd'],
])('says %d seconds as %s', (seconds, words) => {
  expect(sayAge(seconds)).toBe(words)
})

test('says a dash for what never was', () => {
  expect(sayAge(Infinity)).toBe('–')
  expect(sayAge(NaN)).toBe('–')
})

test('says now when clocks disagree and the age is below zero', () => {
  expect(sayAge(-5)).toBe('now')
})
