import { expect, test } from 'vitest'
import * as z from 'zod'
import { optionShape } from '#twin/optionShape.ts'

const one = z.object({ a: z.number(), b: z.string() })

test.each<[string, z.ZodType, string[] | null]>([
  ['an object', one, ['a', 'b']],
  ['an object with a rule', one.refine(() => true), ['a', 'b']],
  ['an object with a transform', one.transform(({ a }) => a), ['a', 'b']],
  [
    'an optional object with a default',
    one.optional().prefault({ a: 1, b: '' }).readonly(),
    ['a', 'b'],
  ],
  ['a union', z.union([one, z.strictObject({ c: z.null() })]), ['a', 'b', 'c']],
  ['an intersection', one.and(z.object({ d: z.null() })), ['a', 'b', 'd']],
  ['a record', z.record(z.string(), z.number()), null],
  ['a union with a record', z.union([one, z.record(z.string(), z.number())]), null],
])('knows the properties of %s', (_, schema, expected) => {
  const shape = optionShape(schema)
  expect(shape && Object.keys(shape)).toEqual(expected)
})

test('accepts for a property of two branches what either accepts', () => {
  const shape = optionShape(z.union([one, z.object({ a: z.string() })]))!
  expect([1, 'x', null].map((value) => z.safeParse(shape.a, value).success)).toEqual([
    true,
    true,
    false,
  ])
})
