import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonPositions, linesOf, sayPath, type JsonPath } from '#twin/jsonPositions.ts'

describe('jsonPositions', () => {
  const text = '{\n  "a": [1, {"b": true}],\n  "c": {}\n}'
  test.each<[JsonPath, string]>([
    [[], '{\n'],
    [['a'], '"a": ['],
    [['a', 0], '1,'],
    [['a', 1], '{"b"'],
    [['a', 1, 'b'], '"b": t'],
    [['c'], '"c"'],
    [['a', 1, 'x', 'y'], '{"b"'],
    [['a', 7], '"a"'],
    [['a', 'b'], '"a"'],
    [['x'], '{\n'],
  ])('finds %j', (path, start) => {
    expect(text.slice(jsonPositions(text, [path])[0]).startsWith(start)).toBe(true)
  })

  test('finds all of many paths at once, in any order', () => {
    expect(jsonPositions(text, [['c'], ['a', 1, 'b'], ['a']])).toEqual([29, 14, 4])
  })

  test('finds every property and entry of any JSON', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 4 }), fc.nat(3), (value, indent) => {
        const written = JSON.stringify(value, null, indent)
        const plain = JSON.parse(written) as unknown
        for (const [path, step, below] of entries(plain, [])) {
          const start = written.slice(jsonPositions(written, [path])[0])
          expect(
            start.startsWith(
              typeof step === 'string'
                ? JSON.stringify(step)
                : JSON.stringify(below, null, 0).slice(0, 1),
            ),
          ).toBe(true)
        }
      }),
    )
  })
})

function* entries(value: unknown, path: JsonPath): Generator<[JsonPath, string | number, unknown]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, below] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key
    yield [[...path, step], step, below]
    yield* entries(below, [...path, step])
  }
}

test('linesOf counts from 1', () => {
  expect(linesOf('ab\ncd\n', [4, 0, 3, 2, 6])).toEqual([
    { line: 2, column: 2 },
    { line: 1, column: 1 },
    { line: 2, column: 1 },
    { line: 1, column: 3 },
    { line: 3, column: 1 },
  ])
})

test('sayPath quotes only names that need it', () => {
  expect(sayPath(['assets', 0, 'signals', 'speed'])).toBe('assets[0].signals.speed')
  expect(sayPath(['parts', 'front lamps', 1])).toBe('parts["front lamps"][1]')
  expect(sayPath([])).toBe('')
})
