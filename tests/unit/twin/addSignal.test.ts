import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addSignal, type SignalToAdd } from '#twin/addSignal.ts'
import { makeFile, read } from './smallFile.ts'

const wish: SignalToAdd = {
  asset: 'filler',
  key: 'pressure',
  topic: 'line1/pressure',
  codec: 'number',
  options: {},
  properties: { name: 'Pressure', unit: 'bar' },
}

function change(text: string, more: Partial<SignalToAdd> = {}): string {
  const made = addSignal(text, { ...wish, ...more })
  if ('reason' in made) throw new Error(made.reason)
  return made.text
}

/** What was put between the start and the end that both texts share. */
function added(before: string, after: string): string {
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && before.at(-1 - end) === after.at(-1 - end)) end++
  expect(before.length).toBe(start + end)
  return after.slice(start, after.length - end)
}

describe('a signal is added', () => {
  const text = `${JSON.stringify(makeFile(), null, 2)}\n`

  test('on a line of its own, as the others stand', () => {
    expect(added(text, change(text))).toBe(
      `,\n            "pressure": { "name": "Pressure", "unit": "bar", "topic": "line1/pressure", "codec": "number" }`,
    )
  })

  test('without what its asset hands down', () => {
    const options = { path: 'pressure', time: 'ts' }
    const after = change(text, { topic: 'line1/filler', codec: 'json', options })
    expect(added(text, after)).toContain('"pressure": { "name": "Pressure", "unit": "bar" }')
    const other = change(text, { codec: 'json', options: { path: 'p.bar', time: 'at' } })
    expect(added(text, other)).toContain('"topic": "line1/pressure", "path": "p.bar", "time": "at"')
  })

  test('with a group of parts and what it shows', () => {
    const part = { group: 'gauge', pattern: '/Line1/Gauge' }
    const after = change(text, { part, show: { part: 'gauge', as: 'spin', rpm: 3 } })
    const { twin, problems } = read(after)
    expect(problems).toEqual(read(text).problems)
    expect(twin?.shows.at(-1)).toMatchObject({ behaviour: 'spin', parts: ['/Line1/Gauge'] })
    expect(twin?.signals.at(-1)).toMatchObject({ id: 'filler.pressure', unit: 'bar' })
  })

  test('to a new asset, below another or at the top', () => {
    for (const below of ['filler', null]) {
      const after = change(text, { asset: 'gauge', newAsset: { name: 'Gauge', below } })
      const { twin, problems } = read(after)
      expect(problems).toEqual([])
      const parent = below === null ? -1 : twin?.assets.findIndex(({ id }) => id === below)
      expect(twin?.assets.find(({ id }) => id === 'gauge')).toMatchObject({ name: 'Gauge', parent })
      expect(twin?.signals.at(-1)?.id).toBe('gauge.pressure')
    }
  })

  test('before the children of its asset, where signals stand', () => {
    const after = change(text, { asset: 'site' })
    expect(after.indexOf('"pressure"')).toBeLessThan(after.indexOf('"children"'))
    expect(read(after).problems).toEqual([])
  })

  test.each([
    ['without any white space', JSON.stringify(makeFile())],
    ['on one line', JSON.stringify(makeFile()).replaceAll('":', '": ')],
    ['with tabs', JSON.stringify(makeFile(), null, '\t')],
    ['with the line ends of Windows', JSON.stringify(makeFile(), null, 4).replaceAll('\n', '\r\n')],
    ['after a byte order mark', `\ufeff${JSON.stringify(makeFile(), null, 1)}`],
  ])('to a file %s', (_, file) => {
    const after = change(file)
    expect(read(after).twin?.signals.at(-1)?.id).toBe('filler.pressure')
    const piece = added(file, after)
    expect(/\n/.test(piece)).toBe(file.includes('\n'))
    expect(/\r\n/.test(piece)).toBe(file.includes('\r\n'))
    expect(/\s/.test(piece)).toBe(/\s/.test(file.replaceAll('Rotary filler', '')))
  })
})

describe('nothing is changed, and it says why,', () => {
  const text = JSON.stringify(makeFile(), null, 2)
  test.each<[string, string, Partial<SignalToAdd>, RegExp]>([
    ['in what is not JSON', '{ "gemba": 1, ', {}, /not JSON/],
    ['for an asset that is not there', text, { asset: 'mixer' }, /no asset “mixer”/],
    ['for a key that is taken', text, { key: 'speed' }, /has a signal “speed” already/],
    [
      'for a new asset with the id of another',
      text,
      { newAsset: { name: 'Filler', below: 'site' } },
      /an asset “filler” already/,
    ],
    [
      'for a group that means other parts',
      text,
      { part: { group: 'body', pattern: 'Other' } },
      /other parts called “body”/,
    ],
  ])('%s', (_, file, more, reason) => {
    const made = addSignal(file, { ...wish, ...more })
    expect(made).toEqual({ reason: expect.stringMatching(reason) })
  })
})

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/)
const asset = fc.letrec<{ asset: Record<string, unknown> }>((tie) => ({
  asset: fc
    .record(
      {
        id: name,
        name: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
        source: fc.record({ topic: name, codec: fc.constantFrom('json', 'number') }),
        signals: fc.dictionary(
          name,
          fc.record({ topic: name, unit: fc.string({ maxLength: 3 }) }),
          {
            maxKeys: 3,
          },
        ),
        parts: fc.dictionary(name, name, { maxKeys: 2 }),
        show: fc.constant([]),
        children: fc.array(tie('asset'), { maxLength: 2 }),
      },
      { requiredKeys: ['id'] },
    )
    .chain((made) =>
      fc.shuffledSubarray(Object.entries(made), { minLength: Object.keys(made).length }),
    )
    .map((entries) => Object.fromEntries(entries)),
})).asset

test('adds to any file what was asked for and keeps all else byte by byte', () => {
  const files = fc.tuple(
    fc.array(asset, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(undefined, 1, 2, '\t'),
    fc.nat(),
    name.map((text) => `new${text}`),
    fc.constantFrom<'json' | 'number'>('json', 'number'),
  )
  fc.assert(
    fc.property(files, ([assets, indent, pick, key, codec]) => {
      let count = 0
      const number = (entry: Record<string, unknown>): Record<string, unknown> => {
        const { children } = entry
        const own = { ...entry, id: `a${count++}` }
        return Array.isArray(children) ? { ...own, children: children.map(number) } : own
      }
      const file = makeFile((made) => Object.assign(made, { assets: assets.map(number) }))
      const text = JSON.stringify(file, null, indent)
      const target = `a${pick % count}`
      const before = read(text)
      const part = { group: 'newpart', pattern: 'New/Part' }
      const show = { part: 'newpart', as: 'spin', rpm: 1 }
      const after = change(text, { asset: target, key, codec, topic: 'new/topic', part, show })
      const { twin, problems } = read(after)
      expect(problems.map((problem) => problem.text)).toEqual(before.problems.map((p) => p.text))
      expect(twin?.signals.find((signal) => signal.id === `${target}.${key}`)).toMatchObject({
        topic: 'new/topic',
        codec,
      })
      expect(twin?.shows).toHaveLength((before.twin?.shows.length ?? 0) + 1)
      let kept = 0
      for (let at = 0; at < after.length; at++) if (after[at] === text[kept]) kept++
      expect(kept).toBe(text.length)
      const expected = JSON.parse(text)
      const [wanted, made] = [find(expected.assets, target), find(JSON.parse(after).assets, target)]
      wanted.signals = { ...wanted.signals, [key]: made.signals![key] }
      wanted.parts = { ...wanted.parts, newpart: 'New/Part' }
      wanted.show = [...(wanted.show ?? []), { ...show, signal: key }]
      expect(JSON.parse(after)).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})

type AssetJson = {
  id: string
  signals?: Record<string, unknown>
  parts?: Record<string, unknown>
  show?: unknown[]
  children?: AssetJson[]
}

function find(assets: readonly AssetJson[], id: string): AssetJson {
  const all = (list: readonly AssetJson[]): AssetJson[] =>
    list.flatMap((entry) => [entry, ...all(entry.children ?? [])])
  return all(assets).find((entry) => entry.id === id)!
}
