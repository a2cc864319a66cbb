import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makePartMatcher, patternOf, splitSelector } from '#twin/PartPattern.ts'

const isPlain = (found: unknown) =>
  ['string', 'number', 'boolean'].includes(typeof found) && found !== ''
const storeys = [
  'Site',
  'Site/S1',
  'Site/S1/D1',
  'Site/S1/W1',
  'Site/S2',
  'Site/S2/D2',
  'Site/S2/P[a=1]',
]
const properties: (Record<string, unknown> | null)[] = [
  null,
  { ifcClass: 'IfcBuildingStorey', level: 1 },
  {
    ifcClass: 'IfcDoor',
    globalId: '2O2Fr$t4X7Zf8NOew3FLOH',
    tag: 'P-10',
    Pset: { IsExternal: true },
  },
  { ifcClass: 'IfcWall', tag: 'P-101', Pset: { IsExternal: { type: 1, value: false } } },
  { ifcClass: 'IfcBuildingStorey', level: 2, tags: ['P-10'], note: '' },
  { ifcClass: 'IfcDoor', Tag: 'P-10', 'a.b': 5, expressID: '2O2Fr$t4X7Zf8NOew3FLOI' },
  null,
]
const selected = (pattern: string): string[] =>
  makePartMatcher(storeys, (row) => properties[row])
    .match(pattern)
    .map((row) => storeys[row].replace('Site/', ''))

describe('a property in a pattern', () => {
  test.each([
    ['[ifcClass=IfcDoor]', ['S1/D1', 'S2/D2']],
    ['[IFCCLASS=IfcDoor]', ['S1/D1', 'S2/D2']],
    ['[ifcClass=ifcdoor]', []],
    ['[ifcClass=Ifc*]', ['S1', 'S1/D1', 'S1/W1', 'S2', 'S2/D2']],
    ['[tag=P-10]', ['S1/D1']],
    ['[tag=P-10?]', ['S1/W1']],
    ['[TAG=P-10*]', ['S1/D1', 'S1/W1', 'S2/D2']],
    ['[level=2]', ['S2']],
    ['[Pset.IsExternal=true]', ['S1/D1']],
    ['[pset.isexternal=false]', ['S1/W1']],
    ['[a.b=5]', ['S2/D2']],
    ['[tags=*]', []],
    ['[note=*]', []],
    ['S2/**[ifcClass=IfcDoor]', ['S2/D2']],
    ['/Site/**[ifcClass=IfcDoor]', ['S1/D1', 'S2/D2']],
    ['/Site/S1[ifcClass=*]', ['S1']],
    ['D?[tag=P-10]', ['S1/D1']],
    ['/S1[ifcClass=*]', []],
    ['[toString=*]', []],
    ['[__proto__=*]', []],
    ['P[a=1]', []],
    ['P[a=1?', ['S2/P[a=1]']],
    ['P?a=1?', ['S2/P[a=1]']],
    ['2O2Fr$t4X7Zf8NOew3FLOH', ['S1/D1']],
    ['2O2Fr$t4X7Zf8NOew3FLOI', []],
  ])('%s', (pattern, expected) => {
    expect(selected(pattern)).toEqual(expected)
  })

  test('an IFC GlobalId is a name first, and then an id', () => {
    const id = '2O2Fr$t4X7Zf8NOew3FLOH'
    const matcher = makePartMatcher(['A', `B/${id}`], (row) => (row === 0 ? { guid: id } : null))
    expect(matcher.match(id)).toEqual([1])
    expect(matcher.match('[guid=2O2Fr*]')).toEqual([0])
  })

  test('nothing is read while no pattern needs it, and then once', () => {
    let reads = 0
    const matcher = makePartMatcher(storeys, (row) => {
      reads++
      return properties[row]
    })
    matcher.match('S1/**')
    matcher.match('Nowhere')
    expect(reads).toBe(0)
    for (const pattern of ['[tag=*]', '[level=1]', 'S1[x=1]', '[TAG=P-1]']) matcher.match(pattern)
    expect(reads).toBe(storeys.length)
  })

  test('matches nothing where no properties are given', () => {
    expect(makePartMatcher(storeys).match('[tag=*]')).toEqual([])
  })

  test('only a simple key at the end is one, and a path is always written so that it means itself', () => {
    const others = [
      'a[0]',
      'a[=1]',
      'a[1x=1]',
      'a[x=1]b',
      'a[x=[1]]',
      'a[x!=1]',
      'a[x=1]/b',
      'x=1]',
    ]
    for (const name of others) expect(splitSelector(name)).toBeNull()
    const sign = fc.constantFrom('a', '[', ']', '=', '.', ' ', ':', '1')
    const name = fc.string({ unit: sign, minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(name, (text) => {
        expect(makePartMatcher([text]).match(`/${patternOf(text)}`)).toEqual([0])
      }),
      { numRuns: 500, examples: [['[a=1]'], ['a[a=]']] },
    )
  })

  test('finds what going over all rows finds, with and without a path', () => {
    const name = fc.constantFrom('a', 'b', 'c')
    const value = fc.oneof(
      fc.constantFrom('x', 'xy', '', '1', 'true'),
      fc.constantFrom(1, 12, true, false, null),
      fc.constant(['x']),
    )
    const extras = fc.option(fc.dictionary(fc.constantFrom('k', 'm', 'n'), value))
    const row = fc.tuple(fc.array(name, { minLength: 1, maxLength: 4 }), extras)
    const path = fc.constantFrom('', '**', '/a/**', 'a', 'b/*', '/a', 'a/**/b', '**/c/**')
    const wanted = fc.constantFrom('x', 'x*', '?', '*', '1', '1?', 'true', 'z')
    const key = fc.constantFrom('k', 'm', 'K', 'q')
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 120 }),
        path,
        key,
        wanted,
        (rows, before, by, text) => {
          const list = rows.map(([names]) => names.join('/'))
          const used = rows.some(([, own]) => isPlain(own?.[by])) ? by : by.toLowerCase()
          const fits = makePartMatcher(list).match(before)
          const rule = new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`)
          const expected = rows.flatMap(([, own], i) => {
            if (!isPlain(own?.[used]) || !rule.test(String(own![used]))) return []
            return before === '' || fits.includes(i) ? [i] : []
          })
          const matcher = makePartMatcher(list, (i) => rows[i][1])
          expect(matcher.match(`${before}[${by}=${text}]`)).toEqual(expected)
        },
      ),
      { numRuns: 400 },
    )
  })
})
