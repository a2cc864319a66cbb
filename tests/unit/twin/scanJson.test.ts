import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deepest, scanJson } from '#twin/scanJson.ts'

const fault = (text: string): ReturnType<typeof scanJson> => scanJson(text, {})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

describe('scanJson', () => {
  test('accepts what JSON.parse accepts', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(fault(text)).toBeNull()
      }),
    )
  })

  test('agrees with JSON.parse on damaged JSON', () => {
    const damage = fc.tuple(
      fc.json({ maxDepth: 4 }),
      fc.nat(),
      fc.nat(3),
      fc.constantFrom(
        '',
        ',',
        '"',
        '\\',
        '{',
        ']',
        '}',
        ':',
        '0',
        '-',
        '.',
        'e',
        'null',
        '\\u00',
        ' ',
        '\n',
        '\u00a0',
        '\t"',
      ),
    )
    fc.assert(
      fc.property(damage, ([text, where, cut, put]) => {
        const at = where % (text.length + 1)
        const damaged = text.slice(0, at) + put + text.slice(at + cut)
        expect(fault(damaged) === null).toBe(parses(damaged))
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['{"a": 1,}', 8, 'There is “}” where a name', 'comma before it'],
    ['[1,]', 3, 'There is “]” where a value', 'comma before it'],
    ['{"a": 1 "b": 2}', 8, 'There is “"” where “,” or “}”', 'comma is probably missing'],
    ["{'a': 1}", 1, "There is “'”", 'straight double quotation marks'],
    ['{a: 1}', 1, 'There is “a” where a name', 'double quotation marks'],
    ['{"a" 1}', 5, 'There is “1” where “:”', undefined],
    ['// note\n{}', 0, 'There is “/”', 'no comments'],
    ['{"a": {"b": [1', 14, 'The file ends where “,” or “]”', '3 brackets are still open'],
    ['', 0, 'The file ends where a value', undefined],
    ['{} x', 3, 'There is “x” after the end', 'quotation marks'],
    ['["a\nb"]', 1, 'no end on its line', 'Close it'],
    ['[\u0001]', 1, 'the character 1', undefined],
    ['[😀]', 1, '“😀”', undefined],
  ])('says what is wrong with %j', (text, at, words, advice) => {
    const found = fault(text)
    expect(found?.at).toBe(at)
    expect(found?.text).toContain(words)
    expect(found?.advice ?? '').toContain(advice ?? '')
  })

  test('refuses nesting that is too deep, also when it never ends', () => {
    expect(fault('['.repeat(deepest) + ']'.repeat(deepest))).toBeNull()
    expect(fault('['.repeat(1_000_000))?.text).toContain('nested deeper')
    expect(fault('{"a":'.repeat(1_000_000))?.text).toContain('nested deeper')
  })

  test('takes very long texts and numbers', () => {
    expect(fault(`["${'a\\n'.repeat(1_000_000)}"]`)).toBeNull()
    expect(fault(`[${'1'.repeat(1_000_000)}]`)).toBeNull()
  })
})
