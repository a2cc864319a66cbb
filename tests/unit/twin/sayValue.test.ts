import { expect, test } from 'vitest'
import { sayNumber, sayValue } from '#twin/sayValue.ts'
import type { Signal } from '#twin/Twin.ts'

const speed: Signal = {
  id: 'pump1.speed',
  name: 'Speed',
  asset: 0,
  topic: 'a/b',
  codec: 'json',
  codecOptions: {},
  unit: 'rpm',
  staleAfter: 10,
  digits: 1,
}
const state = { ...speed, unit: '', states: [{ code: 2, name: 'running' }] }

test('says a value with its digits and its unit', () => {
  expect(sayValue(speed, 1480.26)).toBe('1480.3\u202frpm')
})

test('groups thousands from five digits on', () => {
  expect(sayNumber(speed, 1234567.89)).toBe('1\u202f234\u202f567.9')
  expect(sayNumber(speed, -12345)).toBe('−12\u202f345.0')
})

test('says a dash without a unit while there is no value', () => {
  expect(sayValue(speed, NaN)).toBe('–')
})

test('never says minus zero', () => {
  expect(sayNumber(speed, -0.01)).toBe('0.0')
})

test('says the word of a state, and the code of a state that has no word', () => {
  expect(sayValue(state, 2)).toBe('running')
  expect(sayValue(state, 7)).toBe('state 7')
})

test('stays short for absurd values', () => {
  expect(sayNumber(speed, 1e300)).toBe('1.000e+300')
  expect(sayNumber(speed, -Infinity)).toBe('−∞')
})
