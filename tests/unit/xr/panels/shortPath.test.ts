import { expect, test } from 'vitest'
import { shortPath } from '#xr/panels/part/shortPath.ts'

test('a short path is told whole', () => {
  expect(shortPath(['Hall', 'Line 1', 'machine'])).toBe('Hall  ›  Line 1  ›  machine')
})

test('of a long one the inner names are told', () => {
  const path = ['Riverside Beverages', 'Bottling hall', 'Line 1', 'Conveyors', 'component']
  expect(shortPath(path)).toBe('…  ›  Bottling hall  ›  Line 1  ›  Conveyors  ›  component')
})

test('a name that is too long alone is cut', () => {
  expect(shortPath(['Hall', 'x'.repeat(90)])).toBe(`${'x'.repeat(53)}…`)
})
