import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPartPattern, makePartMatcher, splitModelPrefix } from '#twin/PartPattern.ts'

/** The rule read literally, as a regular expression. */
function expression(pattern: string): RegExp {
  const whole = pattern.startsWith('/')
  const names = pattern.slice(whole ? 1 : 0).split('/')
  const source = names.map((name, i) => {
    if (name === '**') return i === names.length - 1 ? '[^/]+(?:/[^/]+)*' : '(?:[^/]+/)*'
    const text = Array.from(name, (sign) =>
      sign === '*' ? '[^/]*' : sign === '?' ? '[^/]' : escape(sign),
    )
    return text.join('') + (i < names.length - 1 ? '/' : '')
  })
  return new RegExp(`${whole ? '^' : '(?:^|/)'}${source.join('')}$`, 'u')
}

function escape(sign: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(sign) ? `\\${sign}` : sign
}

const paths = [
  'Line1',
  'Line1/Filler',
  'Line1/Filler/Body',
  'Line1/Filler/Body/Lamp_1',
  'Line1/Capper/Body',
  'Line2/Filler/Body',
  'Line2/Filler/SubBody',
  'Hall/Zone1/Lamp_1',
  'Hall/Zone1/Lamp_12',
  'Body',
]
const matched = (pattern: string): string[] =>
  makePartMatcher(paths)
    .match(pattern)
    .map((i) => paths[i])

describe('makePartMatcher', () => {
  test.each([
    ['Body', ['Line1/Filler/Body', 'Line1/Capper/Body', 'Line2/Filler/Body', 'Body']],
    ['Filler/Body', ['Line1/Filler/Body', 'Line2/Filler/Body']],
    ['Line1/Filler/Body', ['Line1/Filler/Body']],
    ['/Body', ['Body']],
    ['/Filler/Body', []],
    ['/Line1/*/Body', ['Line1/Filler/Body', 'Line1/Capper/Body']],
    [
      '*Body',
      [
        'Line1/Filler/Body',
        'Line1/Capper/Body',
        'Line2/Filler/Body',
        'Line2/Filler/SubBody',
        'Body',
      ],
    ],
    ['Lamp_?', ['Line1/Filler/Body/Lamp_1', 'Hall/Zone1/Lamp_1']],
    ['/Hall/**/Lamp_*', ['Hall/Zone1/Lamp_1', 'Hall/Zone1/Lamp_12']],
    ['/Line1/**/Lamp_1', ['Line1/Filler/Body/Lamp_1']],
    ['Zone1/**/Lamp_1', ['Hall/Zone1/Lamp_1']],
    [
      'Filler/**',
      [
        'Line1/Filler/Body',
        'Line1/Filler/Body/Lamp_1',
        'Line2/Filler/Body',
        'Line2/Filler/SubBody',
      ],
    ],
    [
      '/Line1/**',
      ['Line1/Filler', 'Line1/Filler/Body', 'Line1/Filler/Body/Lamp_1', 'Line1/Capper/Body'],
    ],
    ['line1/filler/body', []],
    ['', []],
    ['Body/', []],
  ])('%s', (pattern, expected) => {
    expect(matched(pattern)).toEqual(expected)
  })

  test('takes everything but * and ? literally', () => {
    const odd = ['a/Mesh.001', 'a/Mesh_001', 'a/[x](y)+$', 'a/ns:Body', 'a/b*c']
    const matcher = makePartMatcher(odd)
    expect(matcher.match('Mesh.001')).toEqual([0])
    expect(matcher.match('[x](y)+$')).toEqual([2])
    expect(matcher.match('[*')).toEqual([2])
    expect(matcher.match('ns:Body')).toEqual([3])
    expect(matcher.match('b*c')).toEqual([4])
    expect(matcher.match('constructor')).toEqual([])
  })

  test('finds what the rule read as a regular expression finds, for any paths and patterns', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'b', '.', '😀'),
      minLength: 1,
      maxLength: 3,
    })
    const wild = fc
      .string({ unit: fc.constantFrom('a', 'b', '.', '?', '*'), minLength: 1, maxLength: 4 })
      .filter((text) => !text.includes('**'))
    const pathList = fc.array(fc.array(name, { minLength: 1, maxLength: 5 }), { maxLength: 30 })
    const pattern = fc
      .tuple(
        fc.boolean(),
        fc.array(fc.oneof(name, wild, fc.constant('**')), { minLength: 1, maxLength: 4 }),
      )
      .map(([whole, names]) => (whole ? '/' : '') + names.join('/'))
    fc.assert(
      fc.property(pathList, fc.array(pattern, { maxLength: 10 }), (list, patterns) => {
        const texts = list.map((names) => names.join('/'))
        const matcher = makePartMatcher(texts)
        for (const text of patterns) {
          const rule = expression(text)
          expect(matcher.match(text)).toEqual(
            texts.flatMap((path, i) => (rule.test(path) ? [i] : [])),
          )
        }
      }),
      { numRuns: 500 },
    )
  })

  test('is not slowed down by a pattern of many stars', () => {
    const matcher = makePartMatcher(['a'.repeat(2000), Array(500).fill('a').join('/')])
    expect(matcher.match(`${'*a'.repeat(30)}*b`)).toEqual([])
    expect(matcher.match(`${'**/a/'.repeat(30)}b`)).toEqual([])
  })
})

describe('isPartPattern', () => {
  test.each([
    'a',
    '/a',
    'a/**',
    '**',
    '/**/b',
    'Lamp_*',
    'a.b[0]/$c',
    '[tag=P-1]',
    'a/**[tag=*]',
    '/a[Pset Wall.Fire Rating=F/30]',
    'Pump[2]',
    'a[=]',
  ])('accepts %s', (text) => {
    expect(isPartPattern(text)).toBeNull()
  })

  test.each([
    ['', 'empty'],
    ['/', 'empty'],
    ['a/', 'ends with'],
    ['a//b', 'empty name'],
    ['a/b**', '“**” must stand alone'],
    ['[tag=]', 'no value in “[tag=]”'],
    ['a/[tag=x]', 'write “/**[”'],
    ['/[tag=x]', 'write “/**[”'],
    ['a//b[tag=x]', 'empty name'],
    ['a/b**[tag=x]', '“**” must stand alone'],
  ])('says what is wrong with %j', (text, words) => {
    expect(isPartPattern(text)).toContain(words)
  })
})

test.each([
  ['hall:Line1/Body', 'hall', 'Line1/Body'],
  ['hall:/Line1', 'hall', '/Line1'],
  ['Line1/Body', null, 'Line1/Body'],
  ['Line1/ns:Body', null, 'Line1/ns:Body'],
  ['*:Body', null, '*:Body'],
  ['hall:[tag=P:1]', 'hall', '[tag=P:1]'],
  ['[tag=P:1]', null, '[tag=P:1]'],
  ['hall:/A/**[ifc.tag=a:b]', 'hall', '/A/**[ifc.tag=a:b]'],
])('splits %s into model and pattern', (text, model, pattern) => {
  expect(splitModelPrefix(text)).toEqual({ model, pattern })
})
