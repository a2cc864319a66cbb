import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFormulas } from '#feed/formulas/checkFormulas.ts'
import { compileFormula } from '#feed/formulas/compileFormula.ts'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import { readTwin } from '#twin/readTwin.ts'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { ManualClock } from './ManualClock.ts'
import { openCore } from './openCore.ts'

type Json = Record<string, unknown>

const states = ['stopped', 'running']

/** A feed over a filler and a line whose signals are given; a message's topic is `<asset>/<key>`. */
function open(line: Json, filler: Json = {}) {
  const plain = (asset: string, signals: Json) =>
    Object.fromEntries(
      Object.entries(signals).map(([key, signal]) => {
        const isComputed = typeof signal === 'object' && signal !== null && 'formula' in signal
        const source = isComputed
          ? {}
          : { topic: `${asset}/${key}`, codec: 'number', staleAfter: 2 }
        return [key, { ...source, ...(signal as Json) }]
      }),
    )
  const fillerSignals = { speed: {}, good: {}, state: { states }, ...filler }
  const file = {
    gemba: 1,
    name: 'Hall',
    models: [{ id: 'hall', file: 'hall.glb' }],
    assets: [
      { id: 'line', signals: plain('line', line) },
      { id: 'filler', signals: plain('filler', fillerSignals) },
    ],
  }
  const read = readTwin(JSON.stringify(file), 'twin.json', { behaviours, codecs })
  const signals = 'twin' in read ? read.twin.signals : []
  const found = 'twin' in read ? [...read.warnings, ...checkFormulas(read.twin)] : read.problems
  const clock = new ManualClock()
  const bus = new LoopbackBus()
  const wish = { broker: 'loopback://test', signals }
  const world = openCore(wish, bus, clock, true, {}, compileFormula)
  const slot = (id: string) => signals.findIndex((signal) => signal.id === id)
  const send = async (values: Record<string, string | number>) => {
    for (const [id, value] of Object.entries(values))
      bus.publish(id.replace('.', '/'), String(value))
    await turn(40)
  }
  const turn = async (milliseconds: number) => {
    for (let done = 0; done < milliseconds; done += 4) {
      clock.advance(4)
      await Promise.resolve()
    }
  }
  const value = (id: string) => world.core.table.value[slot(id)]
  const quality = (id: string) => world.quality(slot(id))
  return { ...world, read: found, bus, send, turn, value, slot, quality }
}

describe('a computed signal', () => {
  it('follows the signals that it names, by id or, in its own asset, by key', async () => {
    const { send, value, quality, read } = open(
      { share: { formula: 'filler.good / filler.speed * 60', unit: '%' } },
      { double: { formula: '2*speed' } },
    )
    expect(read).toEqual([])
    expect(quality('line.share')).toBe('never')
    await send({ 'filler.good': 5, 'filler.speed': 60 })
    expect([value('line.share'), value('filler.double'), quality('line.share')]).toEqual([
      5,
      120,
      'good',
    ])
  })

  it.each<[string, number]>([
    ['speed + 1e1 - 0.5', 69.5],
    ['-speed % 7', -4],
    ['speed > 50 && !(good > 5) ? 1 : 2', 1],
    ['state == "running" ? speed : 0', 60],
    ['state in ["running", "starved"]', 1],
    ["state != 'stopped'", 1],
    ['max(speed, good, 100) - min(speed, good)', 95],
    ['round(sqrt(abs(-speed)))', 8],
    ['clamp(speed, 0, 50) + pow(2, 3) + floor(1.5) + ceil(1.5)', 61],
    ['signals["filler.speed"] * 2', 120],
    ['signals["speed"] * 2', 120],
    ['speed>=60||good/0>1', 1],
  ])('computes %s', async (formula, expected) => {
    const { send, value, read } = open({}, { out: { formula } })
    expect(read).toEqual([])
    await send({ 'filler.speed': 60, 'filler.good': 5, 'filler.state': 'running' })
    expect(value('filler.out')).toBe(expected)
  })

  it('may name a state of its own', async () => {
    const formula = 'speed > 50 ? "running" : "stopped"'
    const { send, value } = open({}, { mode: { formula, states } })
    await send({ 'filler.speed': 60 })
    expect(value('filler.mode')).toBe(1)
    await send({ 'filler.speed': 40 })
    expect(value('filler.mode')).toBe(0)
  })

  it('is computed once for all that came between two batches, through others if need be', async () => {
    const { bus, turn, batches, slot, core } = open(
      { b: { formula: 'a + filler.speed' }, a: { formula: 'filler.speed * 2' } },
      {},
    )
    for (let i = 1; i <= 100; i++) bus.publish('filler/speed', String(i))
    await turn(40)
    expect(batches.map(({ values }) => values)).toEqual([[100, 200, 300]])
    expect(batches[0].slots).toEqual([slot('filler.speed'), slot('line.a'), slot('line.b')])
    expect(core.counts.values).toBe(100)
  })

  it('is as good as the worst of its inputs, and says which that is', async () => {
    const { send, turn, bus, quality, reasons, value } = open({
      sum: { formula: 'filler.speed + filler.good' },
    })
    await send({ 'filler.speed': 1 })
    expect(quality('line.sum')).toBe('never')
    await send({ 'filler.good': 2 })
    expect(quality('line.sum')).toBe('good')
    await turn(1500)
    await send({ 'filler.good': 3 })
    await turn(1000)
    expect([quality('line.sum'), value('line.sum')]).toEqual(['stale', 4])
    expect(reasons.at(-1)?.reason).toBe('filler.speed is stale')
    await send({ 'filler.speed': 'fast' })
    expect([quality('line.sum'), value('line.sum')]).toEqual(['bad', 4])
    expect(reasons.at(-1)?.reason).toBe('filler.speed is bad')
    bus.lose()
    await turn(40)
    expect(quality('line.sum')).toBe('bad')
    bus.restore()
    await send({ 'filler.speed': 5, 'filler.good': 5 })
    expect([quality('line.sum'), value('line.sum')]).toEqual(['good', 10])
  })

  it('is bad, with the reason, where its formula gives no number or one that cannot be', async () => {
    const { send, turn, quality, problems } = open({
      share: { formula: 'filler.good / filler.speed' },
      much: { formula: 'filler.good * 100', range: [0, 50] },
    })
    await send({ 'filler.speed': 0, 'filler.good': 1 })
    expect([quality('line.share'), quality('line.much')]).toEqual(['bad', 'bad'])
    await turn(1100)
    expect(problems.map(({ text }) => text)).toEqual([
      'line.share: its formula gives no value: the value is not a finite number',
      'line.much: its value is outside the possible range 0 … 50',
    ])
    await send({ 'filler.speed': 2 })
    expect(quality('line.share')).toBe('good')
  })

  it('carries on that a value is simulated', async () => {
    const { core, quality, slot, send, turn } = open({ out: { formula: 'filler.speed + 1' } })
    await send({ 'filler.speed': 1 })
    core.table.write(slot('filler.speed'), 5, NaN, 0, 4)
    core.receive({ kind: 'resync' })
    await turn(40)
    expect(quality('line.out')).toBe('simulated')
  })

  it('says what cannot be computed, while the others go on', async () => {
    const { send, turn, value, quality, problems, read } = open({
      wrong: { formula: 'filler.state + 1' },
      open: { formula: '(filler.speed' },
      right: { formula: 'filler.speed' },
    })
    expect(read.map(({ text }) => text.slice(0, 26))).toEqual([
      'The formula of “line.wrong',
      'The formula of “line.open”',
    ])
    await send({ 'filler.speed': 7 })
    await turn(1100)
    expect(value('line.right')).toBe(7)
    expect([quality('line.wrong'), quality('line.open')]).toEqual(['bad', 'bad'])
    expect(problems.map(({ text }) => text)).toEqual([
      'line.wrong: its formula cannot be computed (“+” does not work between the name of a state and a number)',
      expect.stringMatching(/^line.open: its formula cannot be read/),
    ])
  })
})

describe('compileFormula', () => {
  it.each([
    's0.matches("(a+)+$")',
    '"aaaa".matches("(a+)+$")',
    '[1.0, 2.0].all(x, x > 1.0)',
    '[1.0].map(x, [1.0].map(y, x)).size()',
    'size("a")',
    'timestamp("2024-01-01T00:00:00Z")',
    's0.constructor',
    's0["__proto__"]',
    '__proto__',
    `${'('.repeat(40)}1.0${')'.repeat(40)}`,
    Array.from({ length: 600 }, () => '1.0').join('+'),
    '{"a": 1.0}',
    '[1.0]',
    'b"a"',
    'null',
  ])('refuses %.40s', (text) => {
    expect(compileFormula(text, ['string', 'double'])).toHaveProperty('problem')
  })

  it('never throws, whatever the text is', () => {
    const word = fc.constantFrom(
      's0',
      's1',
      '1.0',
      '"a"',
      '+',
      '(',
      ')',
      '?',
      ':',
      'min',
      ',',
      '[',
      ']',
      'in',
      '.',
      '\n',
      'dyn',
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(word).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(text, (formula) => {
        const made = compileFormula(formula, ['double', 'string'])
        const said = 'problem' in made ? made.problem : 'fine'
        expect(said).toMatch(/^.+$/s)
      }),
      { numRuns: 500 },
    )
  })
})
