import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanFormula } from '#twin/scanFormula.ts'
import { only, readChanged, type Json } from './smallFile.ts'

/** The small file with more signals of the filler; its other ones are state, speed and level. */
const withSignals = (entries: Json) =>
  readChanged((_, filler) => {
    Object.assign(filler.signals, entries)
  })
const withFormula = (formula: unknown) => withSignals({ x: { formula } })

/** A hall with two pumps below it, and a motor below the first. */
const readEach = (each: unknown, more: Json = {}, second: Json = {}) =>
  readChanged((file) => {
    file.assets = [
      {
        id: 'hall',
        each,
        children: [
          { id: 'pump1', children: [{ id: 'motor' }] },
          { id: 'pump2', ...second },
        ],
        ...more,
      },
    ]
  })

describe('a signal with a formula', () => {
  test('gets the slots of its inputs, and no topic', () => {
    const { twin, problems } = withFormula('speed * 60 / filler.level + speed')
    expect(problems).toEqual([])
    expect(twin?.signals[3]).toMatchObject({
      id: 'filler.x',
      topic: '',
      codec: '',
      staleAfter: Infinity,
      formula: { text: 's0 * 60.0 / s1 + s0', inputs: [1, 2] },
    })
  })

  test('may be shown, and be an input of another', () => {
    const { twin, problems } = readChanged((_, filler) => {
      Object.assign(filler.signals, { y: { formula: 'x + 1' }, x: { formula: 'speed' } })
      filler.show = [{ as: 'spin', signal: 'y' }]
    })
    expect(problems).toEqual([])
    expect(twin?.signals[3].formula?.inputs).toEqual([4])
    expect(twin?.shows[0].signal).toBe(3)
  })

  test.each<[string, string, string?]>([
    ['sped * 2', 'names “sped”, which is no signal', 'Did you mean “speed”?'],
    ['filer.speed', 'names “filer.speed”, which is no signal', 'Did you mean “filler.speed”?'],
    ['a.b.c.d', 'names “a.b.c.d”, which is no signal'],
    ['speed.matches("(a+)+$")', 'calls a method, “speed.matches()”', 'Methods are not known here.'],
    ['matches(speed, "a")', 'calls “matches”, which is no function here'],
    ['"a".matches("a")', 'calls “matches”'],
    ['[1, 2].all(x, x > 1)', 'calls “all”'],
    ['sqr(speed)', 'calls “sqr”, which is no function here', 'Did you mean “sqrt”?'],
    ['speed # 2', 'cannot be read from “# 2” on'],
    ['speed + "open', 'cannot be read from “"open” on'],
    ['speed * 2rpm', 'cannot be read from “2rpm” on'],
    ['1 + 2', 'names no signal'],
    ['state == "runing"', 'compares with “runing”, which is no state', 'Did you mean “running”?'],
    ['"runing" != state', 'compares with “runing”, which is no state', 'Did you mean “running”?'],
    ['speed == "fast"', 'compares a number with the text “fast”'],
    ['constructor', 'names “constructor”, which is no signal'],
    ['__proto__ + speed', 'names “__proto__”, which is no signal'],
  ])('says what is wrong with %s', (formula, text, advice) => {
    const result = withFormula(formula)
    const problem = only(result)
    expect(problem.text).toContain(`The formula of “filler.x” ${text}`)
    expect(problem.where).toContain('signals.x.formula — line ')
    expect(advice === undefined || problem.advice === advice).toBe(true)
    expect(result.twin?.signals.find(({ id }) => id === 'filler.x')?.formula).toBeUndefined()
  })

  test('tells how a name with a dash is written', () => {
    const { problems } = withSignals({ 'a-b': {}, x: { formula: 'a-b' } })
    expect(problems[0].advice).toBe('A name that is no plain word is written signals["a-b"].')
    expect(withSignals({ 'a-b': {}, x: { formula: 'signals["a-b"]' } }).problems).toEqual([])
  })

  test('must not need itself', () => {
    const { twin, problems } = withSignals({
      a: { formula: 'b + 1' },
      b: { formula: 'c' },
      c: { formula: 'a' },
      d: { formula: 'd' },
      e: { formula: 'a' },
    })
    expect(problems.map(({ text }) => text)).toEqual([
      'A formula needs its own value: filler.a → filler.b → filler.c → filler.a.',
      'A formula needs its own value: filler.d → filler.d.',
    ])
    const left = twin?.signals.filter(({ formula }) => formula).map(({ id }) => id)
    expect(left).toEqual(['filler.e'])
  })

  test('is computed and not received', () => {
    const result = withSignals({ x: { formula: 'speed', topic: 'a' }, y: { formula: 'x' } })
    expect(result.problems.map(({ text }) => text)).toEqual([
      'A signal with a “formula” is computed, not received: “topic” has no place there.',
      'The formula of “filler.y” needs “x”, which had to be left out.',
    ])
    expect(only(withSignals({ x: { formula: 'speed', path: 'a' } })).where).toContain('x.path')
    expect(only(withFormula(7)).text).toBe('“formula” must be a text, but is the number 7.')
  })

  test('never makes the reader fail, whatever it is', () => {
    const names = { find: () => 0, all: () => ['a'], states: () => ['on'] }
    const word = fc.constantFrom('a', '.', '(', ')', '"x"', '==', 'min', 'signals', '[', ']', '7')
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, (source) => {
        const scan = scanFormula(source, names)
        const said = 'problem' in scan ? scan.problem : `is ${scan.text}`
        expect(said).toMatch(/^(is|calls|names|needs|compares|cannot) /)
      }),
    )
  })
})

describe('each', () => {
  test('gives every asset right below a signal of its own, from one line', () => {
    const { twin, problems } = readEach({
      temperature: { topic: 'hall/+/temperature', codec: 'number', unit: '°C' },
    })
    expect(problems).toEqual([])
    expect(twin?.signals.map(({ id, topic, asset, unit }) => [id, topic, asset, unit])).toEqual([
      ['pump1.temperature', 'hall/pump1/temperature', 1, '°C'],
      ['pump2.temperature', 'hall/pump2/temperature', 3, '°C'],
    ])
    expect(twin?.assets[3].signals).toEqual([1])
  })

  test('may take the topic of its asset’s source, and leave a second “+” to the broker', () => {
    const { twin, problems } = readEach(
      { a: {}, b: { topic: '+/+/b' } },
      { source: { topic: 'hall/+/all', time: 'ts', staleAfter: 3 } },
    )
    expect(problems).toEqual([])
    expect(twin?.signals.map(({ topic }) => topic)).toEqual([
      'hall/pump1/all',
      'pump1/+/b',
      'hall/pump2/all',
      'pump2/+/b',
    ])
    expect(twin?.signals[0]).toMatchObject({
      staleAfter: 3,
      codecOptions: { path: 'a', time: 'ts' },
    })
  })

  test('gives way to what an asset says itself', () => {
    const { twin, problems } = readEach(
      { a: { topic: 'hall/+/a', unit: 'bar' } },
      {},
      { signals: { a: { topic: 'other', digits: 3 }, own: { topic: 'own' } } },
    )
    expect(problems).toEqual([])
    expect(twin?.signals.slice(1)).toMatchObject([
      { id: 'pump2.a', topic: 'other', unit: 'bar', digits: 3 },
      { id: 'pump2.own', topic: 'own' },
    ])
  })

  test('computes for each from its own signals', () => {
    const { twin, problems } = readEach({ a: { topic: 'hall/+/a' }, b: { formula: 'a * 2' } })
    expect(problems).toEqual([])
    expect(twin?.signals.map(({ formula }) => formula?.inputs)).toEqual([
      undefined,
      [0],
      undefined,
      [2],
    ])
  })

  test.each<[unknown, string, string]>([
    [{ a: { topic: 'hall/a' } }, 'no “+” stands for the asset’s id', 'each.a'],
    [{ a: {} }, 'no “+” stands for the asset’s id', 'each.a'],
    [{ a: 7 }, 'must be an object, but is the number 7', 'each.a'],
    [[], '“each” must be an object', 'each'],
    [{ a: { topic: 'x/+', codec: 'jsno' } }, 'no codec “jsno”', 'each.a.codec'],
    [{ a: { topic: 'x/+', untis: 'bar' } }, '“untis” is not known here', 'each.a.untis'],
    [{ a: { formula: 'b + 1' } }, 'names “b”, which is no signal', 'each.a.formula'],
    [{ 'a b': { topic: 'x/+' } }, '“a b” cannot be the key of a signal', 'each["a b"]'],
  ])('says once what is wrong with %j', (each, text, where) => {
    const problem = only(readEach(each))
    expect(problem.text).toContain(text)
    expect(problem.where).toContain(`assets[0].${where} — line`)
  })

  test('needs assets below', () => {
    expect(only(readEach({ a: { topic: '+' } }, { children: [] })).text).toContain('there are none')
  })
})
