import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSessionCodec, type Codec, type Sample } from '#feed/codecs/Codec.ts'
import { codecs } from '#feed/codecs/index.ts'
import { followPath, isDottedPath, makeDottedPath } from '#feed/codecs/DottedPath.ts'
import { listPaths } from '#feed/codecs/listPaths.ts'
import { readTime } from '#feed/codecs/readTime.ts'
import { makeSample } from '#feed/TopicRoutes.ts'
import { qualityName } from '#twin/Quality.ts'
import type { Signal } from '#twin/Twin.ts'
import { makeSignal } from './makeSignal.ts'

const states = [
  { code: 0, name: 'stopped' },
  { code: 2, name: 'Running' },
]

function read(name: keyof typeof codecs, payload: string, ...signals: Signal[]): Sample[] {
  return readWith(codecs[name], new TextEncoder().encode(payload), signals)
}

/** Samples of a payload; what is wrong with it as a whole is wrong with each. */
function readWith(codec: Codec<unknown>, payload: Uint8Array, signals: Signal[]): Sample[] {
  if (isSessionCodec(codec)) throw new Error('readWith: a session needs more than one message')
  const samples = signals.map(makeSample)
  const bad = codec.open(signals).read(payload, samples)
  if (bad !== undefined) for (const sample of samples) sample.bad = bad
  return samples
}

const advise = (path: string, payload: string) =>
  codecs.json.open([speed({ path })]).advise?.(new TextEncoder().encode(payload), 0)

function checkPaths(text: string): void {
  const root: unknown = JSON.parse(text)
  const found = listPaths(root).filter(isDottedPath).map(makeDottedPath)
  expect(found.filter((path) => followPath(root, path) instanceof Object)).toEqual([])
}

const speed = (options: object = {}) =>
  makeSignal('pump1.speed', { codec: 'json', codecOptions: { ...options } })

describe('number', () => {
  it.each([
    ['21.5', 21.5],
    [' -3e2\n', -300],
    ['+.5', 0.5],
    ['7.', 7],
    ['true', 1],
    ['false', 0],
    ['True', 1],
    [' OFF ', 0],
  ])('reads %j', (text, value) => {
    expect(read('number', text, makeSignal('a.b'))[0]).toMatchObject({ value, bad: undefined })
  })

  it.each([
    ['', 'the text is empty'],
    ['  ', 'the text is empty'],
    ['21,5', 'the text has a comma in its number; numbers are read with a point'],
    ['0x10', 'the text is not a finite number'],
    ['Infinity', 'the text is not a finite number'],
    ['NaN', 'the text is not a finite number'],
    ['1e999', 'the text is not a finite number'],
    ['1'.repeat(65), 'the text is not a finite number'],
    ['12 rpm', 'the text is not a finite number'],
  ])('calls %j bad', (text, bad) => {
    expect(read('number', text, makeSignal('a.b'))[0]).toMatchObject({ value: NaN, bad })
  })

  it('calls bytes that are not UTF-8 bad', () => {
    const cut = new TextEncoder().encode('5°').subarray(0, 2)
    expect(readWith(codecs.number, cut, [makeSignal('a.b')])[0].bad).toBe(
      'the payload is not UTF-8 text',
    )
  })
})

describe('states', () => {
  it.each([
    ['running', 2],
    [' STOPPED ', 0],
    ['2', 2],
    ['false', 0],
  ])('reads %j as a code', (text, value) => {
    expect(read('number', text, makeSignal('a.b', { states }))[0]).toMatchObject({
      value,
      bad: undefined,
    })
  })

  it.each([
    ['7', 'state 7 is not one of stopped, Running'],
    ['true', 'state 1 is not one of stopped, Running'],
    ['jammed', '“jammed” is not one of stopped, Running'],
    ['a\u0007\n\u202eb', '“a b” is not one of stopped, Running'],
  ])('says what is wrong with %j', (text, bad) => {
    expect(read('number', text, makeSignal('a.b', { states }))[0].bad).toBe(bad)
  })
})

describe('json', () => {
  it('reads many signals of one message, each at its own path', () => {
    const valve = makeSignal('v1.position', { codec: 'json', codecOptions: { path: 'valves.v01' } })
    const item = makeSignal('v1.item', { codec: 'json', codecOptions: { path: 'items.1.level' } })
    const dotted = makeSignal('v1.dotted', { codec: 'json', codecOptions: { path: 'a.b' } })
    const absent = makeSignal('v1.absent', { codec: 'json' })
    const payload = '{"valves":{"v01":40},"speed":7,"items":[0,{"level":"3"}],"a.b":9}'
    const samples = read('json', payload, valve, speed(), item, dotted, absent)
    expect(samples.map(({ value }) => value)).toEqual([40, 7, 3, 9, NaN])
    expect(samples.every(({ bad }) => bad === undefined)).toBe(true)
  })

  it.each([
    [1_700_000_000_123, 1_700_000_000_123],
    [1_700_000_000, 1_700_000_000_000],
    [1_700_000_000.25, 1_700_000_000_250],
    [1_700_000_000_123_000, 1_700_000_000_123],
    [1_700_000_000_123_000_000, 1_700_000_000_123],
    ['1700000000123000000', 1_700_000_000_123],
    ['2026-11-20 13:30', Date.UTC(2026, 10, 20, 13, 30)],
    ['2026-11-20T13:30:40', Date.UTC(2026, 10, 20, 13, 30, 40)],
    ['2026-11-20T13:30:40,123456789+0200', Date.UTC(2026, 10, 20, 11, 30, 40, 123)],
    ['2026-11-20', Date.UTC(2026, 10, 20)],
    ['2026-13-20T00:00:00Z', NaN],
    ['2026-11-20T13:30:40.5Z', Date.UTC(2026, 10, 20, 13, 30, 40, 500)],
    ['1700000000', 1_700_000_000_000],
    ['yesterday', NaN],
    [-5, NaN],
    [1e300, NaN],
    [null, NaN],
  ])('reads the time %j', (raw, time) => {
    expect(readTime(raw)).toBe(time)
    const [sample] = read('json', JSON.stringify({ speed: 1, ts: raw }), speed({ time: 'ts' }))
    expect(sample).toMatchObject({ value: 1, time })
  })

  it.each([
    ['"good"', 'good'],
    ['"GOOD"', 'good'],
    ['192', 'good'],
    ['true', 'good'],
    ['"simulated"', 'simulated'],
    ['"uncertain"', 'bad'],
    ['"Good_Clamped"', 'good'],
    ['"GoodLocalOverride"', 'good'],
    ['"Bad_SensorFailure"', 'bad'],
    ['"192"', 'good'],
    ['2147483648', 'bad'],
    ['{"Code":0,"Symbol":"Good"}', 'good'],
    ['{"Code":2156199936,"Symbol":"BadSensorFailure"}', 'bad'],
    ['64', 'bad'],
    ['false', 'bad'],
    ['null', 'bad'],
  ])('takes the quality %s from the message', (q, quality) => {
    const [sample] = read('json', `{"speed":5,"q":${q}}`, speed({ quality: 'q' }))
    expect(sample.value).toBe(5)
    expect(qualityName(sample.quality)).toBe(quality)
    expect(sample.bad === undefined).toBe(quality !== 'bad')
  })

  it.each([
    ['0', 'good'],
    ['1073741824', 'bad'],
    ['2147483648', 'bad'],
    ['"Good"', 'good'],
    ['{}', 'good'],
    ['"0x80320000"', 'bad'],
  ])('takes the OPC UA status code %s from the message', (status, quality) => {
    const [sample] = read('json', `{"speed":5,"s":${status}}`, speed({ statusCode: 's' }))
    expect(qualityName(sample.quality)).toBe(quality)
  })

  it('takes a time in the unit that it is told', () => {
    const [sample] = read('json', '{"speed":1,"t":90}', speed({ time: 't', timeUnit: 'ms' }))
    expect(sample.time).toBe(90)
  })

  it('says that a time cannot be read, and takes the value', () => {
    const [sample] = read('json', '{"speed":1,"t":"noon"}', speed({ time: 't' }))
    expect(sample).toMatchObject({ value: 1, odd: 'the time at “t” cannot be read' })
    expect(read('json', '{"speed":1}', speed({ time: 't' }))[0].odd).toBeUndefined()
  })

  it.each([
    ['values[1]', '{"values":[5,7]}', 7],
    ['[1].v', '[{"v":5},{"v":7}]', 7],
    ['["a.b"].c', '{"a.b":{"c":7}}', 7],
    ["x['a[0]']", '{"x":{"a[0]":7}}', 7],
    [
      'metrics[name=temperature].value',
      '{"metrics":[3,{"name":"x"},{"name":"temperature","value":7}]}',
      7,
    ],
    ['m["sensor id"="u/1.5]"].v', '{"m":[{"sensor id":"u/1.5]","v":7}]}', NaN],
    ['m[id="u/1.5]"].v', '{"m":[{"id":"u/1.5]","v":7}]}', 7],
    ['m[id=https://x.example/a.b-c].v', '{"m":[{"id":"https://x.example/a.b-c","v":7}]}', 7],
    ['m[id=4].v', '{"m":[{"id":4,"v":7}]}', 7],
    ['$', '7', 7],
    ['$', '"7"', 7],
    ['a', '{"a":5}{"a":7}', 7],
    ['a', '{"a":7}\n{"b":5}\n', 7],
  ])('finds %s in %s', (path, payload, value) => {
    const [sample] = isDottedPath(path) ? read('json', payload, speed({ path })) : [{ value: NaN }]
    expect(sample.value).toBe(value)
  })

  it('says the nearest place there is for one where nothing is', () => {
    expect(advise('motor.sped', '{"motor":{"speed":5,"load":1}}')).toBe(
      'Did you mean “motor.speed”?',
    )
    expect(advise('speed', '{"data":{"speed":5}}')).toBe('Did you mean “data.speed”?')
    expect(advise('rpm', '{"alpha":5,"b":[true]}')).toBe('The message carries “alpha”, “b[0]”.')
    expect(advise('rpm', '{}')).toBe('The message carries no values at all.')
  })

  it('finds each place that it names', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 3 }), checkPaths))
    expect(listPaths({ a: [1, { 'b.c': null }], d: {} })).toEqual(['a[0]', 'a[1]["b.c"]'])
  })

  it.each([
    ['', 'the payload is empty'],
    ['{', 'the payload is not JSON'],
    ['NaN', 'the payload is not JSON'],
    ['[', 'the payload is not JSON'],
    ['[['.repeat(100_000), 'the payload is not JSON'],
    ['5', 'the payload is JSON, but not an object or a list'],
    ['null', 'the payload is JSON, but not an object or a list'],
    ['{"speed":null}', 'the message says null: its source has no value'],
    ['{"speed":{}}', 'the value is an object, not a number'],
    ['{"speed":[1]}', 'the value is a list, not a number'],
    ['{"speed":1e999}', 'the value is not a finite number'],
    ['{"speed":"fast"}', 'the text is not a finite number'],
  ])('calls %.20j bad', (payload, bad) => {
    expect(read('json', payload, speed())[0]).toMatchObject({ value: NaN, bad })
  })

  it('survives nesting deeper than the stack', () => {
    const deep = `${'{"speed":'.repeat(100_000)}1${'}'.repeat(100_000)}`
    expect(read('json', deep, speed())[0].bad).toBeDefined()
  })

  it('follows own members only', () => {
    for (const path of [
      'constructor.length',
      '__proto__.x',
      'speed.constructor',
      'toString.length',
    ]) {
      const payload = '{"__proto__":{"x":5},"constructor":{"length":5},"speed":{}}'
      expect(read('json', payload, speed({ path }))[0].value).toBeNaN()
    }
    expect(isDottedPath('a.__proto__.b')).toBe(false)
    expect(isDottedPath('a..b')).toBe(false)
    expect(isDottedPath('valves.v01')).toBe(true)
  })
})

describe('any codec', () => {
  const signals = [
    speed({ time: 'ts', quality: 'q' }),
    makeSignal('a.state', { codec: 'json', states }),
  ]

  it.each(Object.entries<Codec<unknown>>(codecs).filter(([, codec]) => !isSessionCodec(codec)))(
    '%s reads any bytes without throwing',
    (_name, codec) => {
      const check = (payload: Uint8Array) => {
        for (const sample of readWith(codec, payload, signals)) {
          expect(Number.isFinite(sample.value) || Number.isNaN(sample.value)).toBe(true)
        }
      }
      const seed = process.env.SEED ? Number(process.env.SEED) : undefined
      fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), check), { numRuns: 500, seed })
      const json = fc.json().map((text) => new TextEncoder().encode(text))
      fc.assert(fc.property(json, check), { numRuns: 300, seed })
      const object = fc
        .record({ speed: fc.anything(), ts: fc.anything(), q: fc.anything(), state: fc.anything() })
        .map((value) =>
          new TextEncoder().encode(
            JSON.stringify(value, (_key, v: unknown) => (typeof v === 'bigint' ? 1 : v)),
          ),
        )
      fc.assert(fc.property(object, check), { numRuns: 300, seed })
    },
  )
})
