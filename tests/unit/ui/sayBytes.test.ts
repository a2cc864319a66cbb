import { expect, test } from 'vitest'
import { sayBytes } from '#ui/sayBytes.ts'

test('says an amount in the unit that fits', () => {
  expect(sayBytes(512)).toBe('512\u202fbytes')
  expect(sayBytes(41_000)).toBe('41\u202fkB')
  expect(sayBytes(5_230_000)).toBe('5.2\u202fMB')
})

test('says a share in the unit of the whole', () => {
  expect(sayBytes(310_000, 5_200_000)).toBe('0.3 of 5.2\u202fMB')
})
