import { describe, expect, test } from 'vitest'
import { only, readChanged, type Change, type Json } from './smallFile.ts'

const shows =
  (...entries: unknown[]): Change =>
  (_, filler) =>
    void (filler.show = [...entries, { as: 'hide' }])
const signals =
  (entries: Json): Change =>
  (_, filler) => {
    filler.signals = { state: {}, ...entries }
    filler.show = [{ as: 'hide' }]
  }

describe('what is left out while the rest goes on', () => {
  test.each<[string, Change, string, string, string?]>([
    [
      'an unknown behaviour',
      shows({ as: 'spni' }),
      'no behaviour “spni”',
      'show[0].as',
      'Did you mean “spin”?',
    ],
    ['no behaviour', shows({ part: 'body' }), '“as” is missing', 'show[0].as'],
    [
      'an unknown signal',
      shows({ as: 'colour', signal: 'sate' }),
      'no signal “sate”',
      'show[0].signal',
      'Did you mean “state”?',
    ],
    [
      'a full id of an unknown signal',
      shows({ as: 'colour', signal: 'filer.state' }),
      'no signal',
      'show[0].signal',
      'Did you mean “filler.state”?',
    ],
    [
      'a missing signal',
      shows({ as: 'colour' }),
      '“colour” needs a “signal”',
      'show[0]',
      'Possible here: “state”, “speed”, “level”.',
    ],
    [
      'an unknown group',
      shows({ as: 'hide', part: 'bdoy' }),
      'no group of parts “bdoy”',
      'show[0].part',
      'Did you mean “body”?',
    ],
    [
      'a list of groups, all unknown',
      shows({ as: 'hide', part: ['x'] }),
      'no group of parts “x”',
      'show[0].part[0]',
      'Possible here: “body”, “lamps”.',
    ],
    [
      'a bad option',
      shows({ as: 'spin', rpm: '12' }),
      '“rpm” must be a number, but is the text "12".',
      'show[0].rpm',
    ],
    [
      'an option that is too small',
      shows({ as: 'spin', rpm: -1 }),
      '“rpm” must be more than 0, but is the number -1.',
      'show[0].rpm',
    ],
    [
      'an option that is not one of a few',
      shows({ as: 'spin', axis: 'Z' }),
      '“axis” must be “x”, “y” or “z”, but is the text "Z".',
      'show[0].axis',
      'Did you mean “z”?',
    ],
    [
      'a missing option',
      shows({ as: 'mark', signal: 'state', above: 'x' }),
      '“above” must be a number',
      'show[0].above',
    ],
    ['options against a rule', shows({ as: 'spin', rpm: 13 }), 'rpm 13 brings bad luck', 'show[0]'],
    [
      'an unknown option',
      shows({ as: 'spin', axsi: 'x' }),
      '“axsi” is not known here',
      'show[0].axsi',
      'Did you mean “axis”?',
    ],
    [
      'a show entry that is no object',
      shows(7),
      'must be an object, but is the number 7',
      'show[0]',
    ],
    [
      'a bad topic',
      signals({ x: { topic: 'a/#/b' } }),
      '“topic” has “#” before its end',
      'signals.x.topic',
    ],
    [
      'a shared subscription',
      signals({ x: { topic: '$share/g/a' } }),
      'shared subscription',
      'signals.x.topic',
    ],
    [
      'an unknown codec',
      signals({ x: { codec: 'jsno' } }),
      'no codec “jsno”',
      'signals.x.codec',
      'Did you mean “json”?',
    ],
    [
      'a bad codec option',
      signals({ x: { path: 4 } }),
      '“path” must be a text, but is the number 4.',
      'signals.x.path',
    ],
    [
      'a signal with a dot in its key',
      signals({ 'x.y': {} }),
      '“x.y” cannot be the key of a signal',
      'signals["x.y"]',
    ],
    [
      'a signal that is no object',
      signals({ x: [] }),
      'must be an object, but is an empty list',
      'signals.x',
    ],
    [
      'a unit that does not convert',
      signals({ x: { unit: '°C', sourceUnit: 'bar' } }),
      'The “sourceUnit” “bar” is a unit of pressure and cannot be turned into “°C”',
      'signals.x.sourceUnit',
    ],
    [
      'a unit that nobody knows',
      signals({ x: { unit: '°C', sourceUnit: 'Kelvin' } }),
      '“Kelvin” is a unit that is not known here',
      'signals.x.sourceUnit',
      'Use “scale” and “offset” instead.',
    ],
    ['a scale of 0', signals({ x: { scale: 0 } }), '“scale” must not be 0', 'signals.x.scale'],
    [
      'states that are scaled',
      signals({ x: { states: ['a'], offset: 1 } }),
      'A signal with “states” cannot be scaled',
      'signals.x',
      'Give codes to its “states” instead.',
    ],
    [
      'a state named twice',
      signals({ x: { states: ['a', 'a'] } }),
      '“states” must not name a state twice',
      'signals.x.states',
    ],
  ])('%s', (_, change, text, where, advice) => {
    const result = readChanged(change)
    const problem = only(result)
    expect(problem.text).toContain(text)
    expect(problem.where).toMatch(/ — line \d+$/)
    expect(problem.where?.split(' — ')[0]).toBe(`assets[0].children[0].${where}`)
    expect(problem).toMatchObject({
      from: 'twin file',
      severity: 'error',
      ...(advice !== undefined && { advice }),
    })
    expect(result.twin?.shows).toHaveLength(1)
    expect(result.twin?.signals.map(({ id }) => id)).not.toContain('filler.x')
  })

  test('a show that rests on a signal left out goes quietly with it', () => {
    const result = readChanged((_, filler) => void (filler.signals.state = { topic: '#a' }))
    expect(only(result).where).toContain('signals.state.topic')
    expect(result.twin?.shows).toHaveLength(2)
  })

  test('all signals that rest on a bad source, told once', () => {
    const result = readChanged((_, filler) => void (filler.source = { topic: '' }))
    expect(only(result).text).toBe('“topic” is empty.')
    expect(result.twin?.signals.map(({ id }) => id)).toEqual(['filler.level'])
  })

  test('a signal without any topic', () => {
    const result = readChanged((_, filler) => void Reflect.deleteProperty(filler, 'source'))
    expect(result.problems.map(({ text }) => text)).toEqual([
      'The signal “state” has no topic.',
      'The signal “speed” has no topic.',
    ])
  })

  test('an asset without a right id, with all below it', () => {
    const result = readChanged(
      (all) => void all.assets.push({ id: 'a b', children: [{ id: 'c' }] }),
    )
    expect(only(result).text).toBe(
      '“id” must be a name without spaces and without any of “.”, “/”, “#”, “+”, “:”.',
    )
    expect(result.twin?.assets).toHaveLength(2)
  })

  test('one bad pattern of a group', () => {
    const result = readChanged(
      (_, filler) => void (filler.parts = { body: ['A/', 'B'], lamps: 'C' }),
    )
    expect(only(result).where).toContain('parts.body[0]')
    expect(result.twin?.assets[1].parts).toEqual({ body: ['B'], lamps: ['C'] })
  })

  test('a pattern of a model that does not exist', () => {
    const result = readChanged((_, filler) => void (filler.parts.body = 'hal:Body'))
    expect(only(result)).toMatchObject({
      text: 'There is no model “hal”.',
      advice: 'Did you mean “hall:”?',
    })
  })

  test('a second model or view of the same id', () => {
    const result = readChanged((all) => {
      all.models.push({ id: 'hall', file: 'b.glb' })
      all.views.push(all.views[0])
    })
    expect(result.problems).toHaveLength(2)
    expect(result.twin?.models).toHaveLength(1)
    expect(result.twin?.views).toHaveLength(1)
  })

  test('a value that has a default or can be done without, while its signal or asset stays', () => {
    const result = readChanged((_, filler) => {
      filler.kind = 'machine'
      filler.signals.speed = { range: [60, 0], digits: 1.5, unit: 3 }
    })
    expect(result.problems.map(({ text }) => text)).toEqual([
      '“kind” must be “site”, “area”, “line”, “storey”, “room”, “system”, “asset” or “component”, but is the text "machine".',
      '“unit” must be a text, but is the number 3.',
      '“range” must be a smaller and a larger number.',
      '“digits” must be a whole number, but is the number 1.5.',
    ])
    expect(result.twin?.assets[1].kind).toBe('asset')
    expect(result.twin?.signals[1]).toMatchObject({ id: 'filler.speed', unit: '', digits: 1 })
  })

  test.each<[string, Change, string, string]>([
    ['the file', (all) => void (all.modles = []), 'modles', 'Did you mean “models”?'],
    [
      'an asset',
      (_, filler) => void (filler.childern = []),
      'assets[0].children[0].childern',
      'Did you mean “children”?',
    ],
    [
      'a signal',
      (_, filler) => void (filler.signals.level = { staleafter: 2 }),
      'signals.level.staleafter',
      'Did you mean “staleAfter”?',
    ],
    [
      'a source',
      (_, filler) => void (filler.source.tpoic = 'x'),
      'source.tpoic',
      'Did you mean “topic”?',
    ],
    [
      'a model',
      (all) => void (all.models[0].scael = 2),
      'models[0].scael',
      'Did you mean “scale”?',
    ],
  ])('an unknown property of %s', (_, change, where, advice) => {
    const problem = only(readChanged(change))
    expect(problem.where).toContain(where)
    expect(problem.advice).toBe(advice)
  })

  test('a codec option of another codec, and a path on a source', () => {
    const result = readChanged((_, filler) => {
      filler.source.path = 'x'
      filler.signals.level = { codec: 'number', time: 'ts' }
    })
    expect(result.problems.map(({ text, advice }) => [text, advice])).toEqual([
      ['“path” belongs to a signal, not to a source.', 'Give each signal its own “path”.'],
      ['The codec “number” knows no “time”.', 'It belongs to the codec “json”.'],
    ])
    expect(result.twin?.signals).toHaveLength(3)
  })
})
