import { expect, test } from 'vitest'
import { flattenProperties, propertyKey } from '#twin/flattenProperties.ts'

const flat = (extras: Record<string, unknown>) =>
  flattenProperties(extras).map(({ path, value }) => [propertyKey(path), value])

test('lists nested objects flat, in their order', () => {
  expect(flat({ b: 1, Pset_Wall: { FireRating: 'F90', IsExternal: true } })).toEqual([
    ['b', 1],
    ['Pset_Wall › FireRating', 'F90'],
    ['Pset_Wall › IsExternal', true],
  ])
})

test('takes an IFC value out of its wrapping', () => {
  expect(flat({ Name: { type: 1, value: ' Wand ' } })).toEqual([['Name', 'Wand']])
})

test('writes a list of plain values as one text, and numbers the objects of another', () => {
  expect(flat({ tags: ['a', 'b', 3], layers: [{ name: 'x' }, { name: 'y' }] })).toEqual([
    ['tags', 'a, b, 3'],
    ['layers › 1 › name', 'x'],
    ['layers › 2 › name', 'y'],
  ])
})

test('leaves out what says nothing', () => {
  expect(flat({ a: null, b: '', c: '  ', d: {}, e: [], f: NaN })).toEqual([])
  expect(flattenProperties(null)).toEqual([])
})

test('ends on what is nested without end or far too long', () => {
  let deep: Record<string, unknown> = { end: 1 }
  for (let i = 0; i < 100; i++) deep = { deep }
  expect(flat(deep)).toEqual([])
  const long = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, i]))
  expect(flat(long)).toHaveLength(500)
})

test('takes a key called __proto__ for a property like others', () => {
  const extras = JSON.parse('{"__proto__": {"hidden": "<b>bold</b>"}}') as Record<string, unknown>
  expect(flat(extras)).toEqual([['__proto__ › hidden', '<b>bold</b>']])
})
