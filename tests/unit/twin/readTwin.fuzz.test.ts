import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTwin } from '#twin/readTwin.ts'
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
      signals: { state: { states: ['stopped', 'running'] }, speed: { unit: 'rpm', range: [0, 60], digits: 1 } },
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

const names = ['__proto__', 'constructor', 'prototype', 'toString', 'id', 'as', 'signal', 'path', '', 'a.b', '😀']
const strange = fc.oneof(
  fc.constantFrom<unknown>(null, '', 'x', '#', '/', '**', -1, 0, 1e308, 2 ** 53, true, [], {}, [[]], [null], 'javascript:1'),
  fc.constantFrom(...names),
  fc.jsonValue({ maxDepth: 2 }),
)

/** Every object and list in a value, the value first. */
function containers(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(containers)]
}

/** What must hold of whatever is read. */
function check(text: string): void {
  const result = readTwin(text, 'models/twin.json', extensions)
  const problems = 'twin' in result ? result.warnings : result.problems
  expect(problems.length).toBeLessThanOrEqual(100)
  for (const { from, text: words } of problems) {
    expect(from).toBe('twin file')
    expect(words).toMatch(/^.{5,500}\.$/su)
    expect(words).not.toMatch(/Invalid input|expected|undefined|\[object/)
  }
  if (!('twin' in result)) {
    expect(problems.length).toBeGreaterThan(0)
    return
  }
  const { twin } = result
  expect(twin.models.length * twin.assets.length).toBeGreaterThan(0)
  expect(new Set(twin.assets.map(({ id }) => id)).size).toBe(twin.assets.length)
  expect(new Set(twin.signals.map(({ id }) => id)).size).toBe(twin.signals.length)
  twin.assets.forEach(({ parent }, i) => expect(parent).toBeLessThan(i))
  for (const show of twin.shows) {
    expect(show.parts.length).toBeGreaterThan(0)
    expect(show.signal).toBeLessThan(twin.signals.length)
  }
}

describe('readTwin never throws and never makes half a twin', () => {
  test('when values are exchanged for strange ones', () => {
    const mutation = fc.record({ pick: fc.nat(), key: fc.nat(), name: fc.option(fc.constantFrom(...names)), value: strange })
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const file: unknown = structuredClone(right)
        for (const { pick, key, name, value } of mutations) {
          const all = containers(file)
          const object = all[pick % all.length]
          const keys = Object.keys(object)
          const at = name ?? keys[key % Math.max(1, keys.length)] ?? 'x'
          const entry = { value, writable: true, enumerable: true, configurable: true }
          if (!Array.isArray(object) || /^\d+$/.test(at)) Object.defineProperty(object, at, entry)
        }
        check(JSON.stringify(file))
      }),
      { numRuns: 2000 },
    )
  })

  test('when its text is damaged', () => {
    const text = JSON.stringify(right, null, 1)
    const damage = fc.tuple(fc.nat(text.length), fc.nat(20), fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom(',', '{', '"', ']', '__proto__')))
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        check(damages.reduce((all, [at, cut, put]) => all.slice(0, at) + put + all.slice(at + cut), text))
      }),
      { numRuns: 1000 },
    )
  })

  test('for any text and any JSON', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), check))
  })

  test.each<[string, () => string]>([
    ['100,000 brackets', () => '['.repeat(100_000)],
    ['assets 100,000 deep', () => '{"gemba":1,"assets":[' + '{"children":['.repeat(100_000)],
    ['an option nested as deep as is allowed', () => {
      const deep = '['.repeat(120) + ']'.repeat(120)
      return JSON.stringify(right).replace('"above":3', `"above":${deep}`)
    }],
    ['a text of 10 MB', () => JSON.stringify({ ...right, name: 'x'.repeat(10_000_000) })],
    ['10 MB of wrong entries', () => {
      const [filler] = right.assets
      return JSON.stringify({ ...right, assets: [{ ...filler, show: Array(250_000).fill({ as: 'colour', signal: 'statte' }) }] })
    }],
    ['10 MB of twice the same id', () => JSON.stringify({ ...right, assets: Array(300_000).fill({ id: 'filler' }) })],
    ['a misspelt name of 1 MB', () => JSON.stringify({ ...right, ['modelz'.repeat(200_000)]: 1 })],
  ])('for %s', (_, make) => check(make()))

  test('and has no problem with the right file', () => {
    expect(readTwin(JSON.stringify(right), 'twin.json', extensions)).toMatchObject({ warnings: [] })
  })

  test('leaves JavaScript’s own objects as they were', () => {
    check(JSON.stringify(right).replace('"parts":{', '"parts":{"__proto__":{"polluted":"x"},'))
    check('{"gemba":1,"__proto__":{"polluted":1}}')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
