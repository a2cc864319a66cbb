import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Problem } from '#twin/Problem.ts'
import { readTwin } from '#twin/readTwin.ts'
import type { Twin } from '#twin/Twin.ts'
import { extensions } from './smallWorld.ts'

const right = {
  $schema: '../../twin.schema.json',
  gemba: 1,
  name: 'Hall',
  broker: 'wss://broker.example/mqtt',
  models: [{ id: 'hall', file: 'hall.glb', position: [0, 0, 0], rotation: [0, 90, 0], scale: 1 }],
  assets: [
    {
      id: 'filler',
      kind: 'asset',
      source: { topic: 'a/b', codec: 'json', time: 'ts', staleAfter: 5 },
      signals: {
        state: { states: ['stopped', 'running'] },
        speed: { unit: 'rpm', range: [0, 60], digits: 1 },
      },
      parts: { body: 'Line1/Body', lamps: ['Lamp_*'] },
      show: [
        { part: 'body', as: 'colour', signal: 'state', states: { running: 'green' } },
        { as: 'mark', signal: 'speed', above: 3 },
      ],
      children: [{ id: 'pump', signals: { flow: { codec: 'number', topic: 'c' } } }],
    },
  ],
  views: [{ id: 'all', name: 'All', position: [1, 2, 3], target: [0, 0, 0] }],
}

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'id',
  'as',
  'signal',
  'path',
  '',
  'a.b',
  '😀',
]
const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'x',
    '#',
    '/',
    '**',
    -1,
    0,
    1e308,
    2 ** 53,
    true,
    [],
    {},
    [[]],
    [null],
    'javascript:1',
  ),
  fc.constantFrom(...names),
  fc.jsonValue({ maxDepth: 2 }),
)

/** Every object and list in a value, the value first. */
function containers(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(containers)]
}

/** What must not be of whatever is read. */
function complaints(text: string): string[] {
  const result = readTwin(text, 'models/twin.json', extensions)
  const problems = 'twin' in result ? result.warnings : result.problems
  const found = problems.flatMap((problem) => judge(problem))
  if (problems.length > 100) found.push('more than 100 problems')
  if ('twin' in result) found.push(...judgeTwin(result.twin))
  else if (problems.length === 0) found.push('neither a twin nor a problem')
  return found
}

function judge({ from, text }: Problem): string[] {
  const isPlain = from === 'twin file' && /^.{5,500}\.$/su.test(text)
  return isPlain && !/Invalid input|expected|undefined|\[object/.test(text)
    ? []
    : [`not in plain words: ${text}`]
}

function judgeTwin({ models, assets, signals, shows }: Twin): string[] {
  const found: string[] = []
  if (models.length === 0 || assets.length === 0) found.push('empty')
  if (new Set(assets.map(({ id }) => id)).size < assets.length) found.push('an asset twice')
  if (new Set(signals.map(({ id }) => id)).size < signals.length) found.push('a signal twice')
  if (assets.some(({ parent }, i) => parent >= i)) found.push('a child before its parent')
  if (shows.some(({ parts, signal }) => parts.length === 0 || signal >= signals.length))
    found.push('half a show')
  return found
}

describe('readTwin never throws and never makes half a twin', { timeout: 30_000 }, () => {
  test('when values are exchanged for strange ones', () => {
    const mutation = fc.record({
      pick: fc.nat(),
      key: fc.nat(),
      name: fc.option(fc.constantFrom(...names)),
      value: strange,
    })
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const file: unknown = structuredClone(right)
        for (const { pick, key, name, value } of mutations) {
          const all = containers(file)
          const object = all[pick % all.length]
          const keys = Object.keys(object)
          const at = name ?? keys[key % Math.max(1, keys.length)] ?? 'x'
          // A copy: the next mutation may change what this one has put in.
          const copy: unknown = structuredClone(value)
          const entry = { value: copy, writable: true, enumerable: true, configurable: true }
          if (!Array.isArray(object) || /^\d+$/.test(at)) Object.defineProperty(object, at, entry)
        }
        expect(complaints(JSON.stringify(file))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('when its text is damaged', () => {
    const text = JSON.stringify(right, null, 1)
    const damage = fc.tuple(
      fc.nat(text.length),
      fc.nat(20),
      fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom(',', '{', '"', ']', '__proto__')),
    )
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const damaged = damages.reduce(
          (all, [at, cut, put]) => all.slice(0, at) + put + all.slice(at + cut),
          text,
        )
        expect(complaints(damaged)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('for any text and any JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(complaints(text)).toEqual([])
      }),
    )
  })

  test.each<[string, () => string]>([
    ['100,000 brackets', () => '['.repeat(100_000)],
    ['assets 100,000 deep', () => '{"gemba":1,"assets":[' + '{"children":['.repeat(100_000)],
    [
      'an option nested as deep as is allowed',
      () => {
        const deep = '['.repeat(120) + ']'.repeat(120)
        return JSON.stringify(right).replace('"above":3', `"above":${deep}`)
      },
    ],
    ['a text of 10 MB', () => JSON.stringify({ ...right, name: 'x'.repeat(10_000_000) })],
    [
      '60,000 wrong entries',
      () => {
        const [filler] = right.assets
        return JSON.stringify({
          ...right,
          assets: [
            {
              ...filler,
              show: Array.from({ length: 60_000 }, () => ({ as: 'colour', signal: 'statte' })),
            },
          ],
        })
      },
    ],
    [
      '60,000 times the same id',
      () =>
        JSON.stringify({
          ...right,
          assets: Array.from({ length: 60_000 }, () => ({ id: 'filler' })),
        }),
    ],
    ['a misspelt name of 1 MB', () => JSON.stringify({ ...right, ['modelz'.repeat(200_000)]: 1 })],
  ])('for %s', (_, make) => {
    expect(complaints(make())).toEqual([])
  })

  test('and has no problem with the right file', () => {
    expect(readTwin(JSON.stringify(right), 'twin.json', extensions)).toMatchObject({ warnings: [] })
  })

  test('leaves JavaScript’s own objects as they were', () => {
    complaints(JSON.stringify(right).replace('"parts":{', '"parts":{"__proto__":{"polluted":"x"},'))
    complaints('{"gemba":1,"__proto__":{"polluted":1}}')
    expect({}).not.toHaveProperty('polluted')
  })
})
