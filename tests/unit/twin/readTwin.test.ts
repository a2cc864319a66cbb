import { describe, expect, test } from 'vitest'
import type { Problem } from '#twin/Problem.ts'
import { readTwin } from '#twin/readTwin.ts'
import type { Twin } from '#twin/Twin.ts'
import { extensions } from './smallWorld.ts'

type Json = Record<string, unknown>

/** A small right file; `change` makes it what a test needs. */
function file(change: (file: Json, filler: Json) => void = () => {}): Json {
  const filler = {
    id: 'filler',
    name: 'Rotary filler',
    kind: 'asset',
    source: { topic: 'line1/filler', codec: 'json', time: 'ts', staleAfter: 5 },
    signals: {
      state: { name: 'State', states: ['stopped', 'running'] },
      speed: { unit: 'rpm', range: [0, 60], digits: 0, path: 'drive.speed' },
      level: { topic: 'line1/filler/level', codec: 'number', staleAfter: 'never' },
    },
    parts: { body: 'Line1/Filler/Body', lamps: ['Lamp_*', 'hall:/Hall/**/Lamp_?'] },
    show: [
      { part: 'body', as: 'colour', signal: 'state', states: { running: 'green' } },
      { as: 'spin', signal: 'filler.speed', rpm: 12 },
      { part: ['lamps'], as: 'hide' },
    ],
  }
  const made = {
    gemba: 1,
    name: 'Hall',
    models: [{ id: 'hall', file: 'hall.glb' }],
    assets: [{ id: 'site', kind: 'site', children: [filler] }],
    views: [{ id: 'all', name: 'All', position: [1, 2, 3], target: [0, 0, 0] }],
  }
  change(made, filler)
  return made
}

type Read = { twin?: Twin; problems: Problem[] }

function read(value: unknown): Read {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1)
  const result = readTwin(text, 'models/hall/twin.json', extensions)
  return 'twin' in result ? { twin: result.twin, problems: result.warnings } : result
}

const changed = (change: (file: Json, filler: Json) => void): Read => read(file(change))

/** Expects one problem and returns it. */
function only({ problems }: Read): Problem {
  expect(problems.map(({ text }) => text)).toHaveLength(1)
  return problems[0]
}

describe('a right file', () => {
  const { twin, problems } = read(file())

  test('has no problems', () => expect(problems).toEqual([]))

  test('lists assets depth first with their parents', () => {
    expect(twin?.assets.map(({ id, name, kind, parent }) => [id, name, kind, parent])).toEqual([
      ['site', 'site', 'site', -1],
      ['filler', 'Rotary filler', 'asset', 0],
    ])
  })

  test('gives signals what their source says, and their own words over it', () => {
    expect(twin?.signals).toEqual([
      {
        id: 'filler.state',
        name: 'State',
        asset: 1,
        topic: 'line1/filler',
        codec: 'json',
        codecOptions: { path: 'state', time: 'ts' },
        unit: '',
        staleAfter: 5,
        digits: 1,
        states: [{ code: 0, name: 'stopped' }, { code: 1, name: 'running' }],
      },
      {
        id: 'filler.speed',
        name: 'speed',
        asset: 1,
        topic: 'line1/filler',
        codec: 'json',
        codecOptions: { path: 'drive.speed', time: 'ts' },
        unit: 'rpm',
        range: [0, 60],
        staleAfter: 5,
        digits: 0,
      },
      {
        id: 'filler.level',
        name: 'level',
        asset: 1,
        topic: 'line1/filler/level',
        codec: 'number',
        codecOptions: {},
        unit: '',
        staleAfter: Infinity,
        digits: 1,
      },
    ])
    expect(twin?.assets[1].signals).toEqual([0, 1, 2])
  })

  test('gives shows their patterns, options with defaults, and place', () => {
    expect(twin?.shows[0]).toEqual({
      asset: 1,
      behaviour: 'colour',
      signal: 0,
      parts: ['Line1/Filler/Body'],
      options: { states: { running: 'green' }, from: 0, to: 100 },
      where: 'assets[0].children[0].show[0]',
    })
    expect(twin?.shows[1]).toMatchObject({ signal: 1, parts: ['Line1/Filler/Body', 'Lamp_*', 'hall:/Hall/**/Lamp_?'] })
    expect(twin?.shows[2]).toMatchObject({ behaviour: 'hide', signal: -1, parts: ['Lamp_*', 'hall:/Hall/**/Lamp_?'] })
    expect(twin?.assets[1].shows).toEqual([0, 1, 2])
  })

  test('resolves models against its own address', () => {
    expect(twin?.models).toEqual([
      { id: 'hall', url: 'models/hall/hall.glb', position: [0, 0, 0], rotation: [0, 0, 0], scale: 1 },
    ])
  })
})

describe('sources', () => {
  test('reach down through children, and signals without any use json and 10 seconds', () => {
    const { twin } = changed((all, filler) => {
      const site = (all.assets as Json[])[0]
      site.source = { topic: 'site/#', staleAfter: 3 }
      filler.source = { time: 't' }
      filler.signals = { a: {}, b: { staleAfter: 1 } }
      filler.show = []
      site.signals = { top: { topic: 'x' } }
    })
    expect(twin?.signals.map(({ id, topic, staleAfter, codecOptions }) => [id, topic, staleAfter, codecOptions])).toEqual([
      ['site.top', 'x', 3, { path: 'top' }],
      ['filler.a', 'site/#', 3, { path: 'a', time: 't' }],
      ['filler.b', 'site/#', 1, { path: 'b', time: 't' }],
    ])
  })

  test('accept states by code', () => {
    const { twin } = changed((_, filler) => {
      filler.signals = { state: { states: { stopped: 0, faulted: 9 } }, speed: {} }
    })
    expect(twin?.signals[0].states).toEqual([{ code: 0, name: 'stopped' }, { code: 9, name: 'faulted' }])
  })
})

describe('what is left out while the rest goes on', () => {
  const shows = (...entries: Json[]) => (_: Json, filler: Json) => void (filler.show = [...entries, { as: 'hide' }])
  const signals = (entries: Json) => (_: Json, filler: Json) => {
    filler.signals = { state: {}, ...entries }
    filler.show = [{ as: 'hide' }]
  }

  test.each<[string, (all: Json, filler: Json) => void, string, string, string?]>([
    ['an unknown behaviour', shows({ as: 'spni' }), 'no behaviour “spni”', 'show[0].as', 'Did you mean “spin”?'],
    ['no behaviour', shows({ part: 'body' }), '“as” is missing', 'show[0].as'],
    ['an unknown signal', shows({ as: 'colour', signal: 'sate' }), 'no signal “sate”', 'show[0].signal', 'Did you mean “state”?'],
    ['a full id of an unknown signal', shows({ as: 'colour', signal: 'filer.state' }), 'no signal', 'show[0].signal', 'Did you mean “filler.state”?'],
    ['a missing signal', shows({ as: 'colour' }), '“colour” needs a “signal”', 'show[0]', 'Possible here: “state”, “speed”, “level”.'],
    ['an unknown group', shows({ as: 'hide', part: 'bdoy' }), 'no group of parts “bdoy”', 'show[0].part', 'Did you mean “body”?'],
    ['a list of groups, all unknown', shows({ as: 'hide', part: ['x'] }), 'no group of parts “x”', 'show[0].part[0]', 'Possible here: “body”, “lamps”.'],
    ['a bad option', shows({ as: 'spin', rpm: '12' }), '“rpm” must be a number, but is the text "12".', 'show[0].rpm'],
    ['an option that is too small', shows({ as: 'spin', rpm: -1 }), '“rpm” must be more than 0, but is the number -1.', 'show[0].rpm'],
    ['an option that is not one of a few', shows({ as: 'spin', axis: 'Z' }), '“axis” must be “x”, “y” or “z”, but is the text "Z".', 'show[0].axis', 'Did you mean “z”?'],
    ['a missing option', shows({ as: 'mark', signal: 'state', above: 'x' }), '“above” must be a number', 'show[0].above'],
    ['options against a rule', shows({ as: 'spin', rpm: 13 }), 'rpm 13 brings bad luck', 'show[0]'],
    ['an unknown option', shows({ as: 'spin', axsi: 'x' }), '“axsi” is not known here', 'show[0].axsi', 'Did you mean “axis”?'],
    ['a show entry that is no object', shows(7 as never), 'must be an object, but is the number 7', 'show[0]'],
    ['a bad topic', signals({ x: { topic: 'a/#/b' } }), '“topic” has “#” before its end', 'signals.x.topic'],
    ['a shared subscription', signals({ x: { topic: '$share/g/a' } }), 'shared subscription', 'signals.x.topic'],
    ['an unknown codec', signals({ x: { codec: 'jsno' } }), 'no codec “jsno”', 'signals.x.codec', 'Did you mean “json”?'],
    ['a bad codec option', signals({ x: { path: 4 } }), '“path” must be a text, but is the number 4.', 'signals.x.path'],
    ['a signal with a dot in its key', signals({ 'x.y': {} }), '“x.y” cannot be the key of a signal', 'signals["x.y"]'],
    ['a signal that is no object', signals({ x: [] }), 'must be an object, but is an empty list', 'signals.x'],
    ['a state named twice', signals({ x: { states: ['a', 'a'] } }), '“states” must not name a state twice', 'signals.x.states'],
  ])('%s', (_, change, text, where, advice) => {
    const result = changed(change)
    const problem = only(result)
    expect(problem.text).toContain(text)
    expect(problem.where).toMatch(/ — line \d+$/)
    expect(problem.where?.split(' — ')[0]).toBe(`assets[0].children[0].${where}`)
    expect(problem).toMatchObject({ from: 'twin file', severity: 'error' })
    if (advice) expect(problem.advice).toBe(advice)
    expect(result.twin?.shows).toHaveLength(1)
    expect(result.twin?.signals.map(({ id }) => id)).not.toContain('filler.x')
  })

  test('a show that rests on a signal left out goes quietly with it', () => {
    const result = changed((_, filler) => void ((filler.signals as Json).state = { topic: '#a' }))
    expect(only(result).where).toContain('signals.state.topic')
    expect(result.twin?.shows).toHaveLength(2)
  })

  test('all signals that rest on a bad source, told once', () => {
    const result = changed((_, filler) => void (filler.source = { topic: '' }))
    expect(only(result).text).toBe('“topic” is empty.')
    expect(result.twin?.signals.map(({ id }) => id)).toEqual(['filler.level'])
  })

  test('a signal without any topic', () => {
    const result = changed((_, filler) => void delete filler.source)
    expect(result.problems.map(({ text }) => text)).toEqual([
      'The signal “state” has no topic.',
      'The signal “speed” has no topic.',
    ])
  })

  test('an asset without a right id, with all below it', () => {
    const result = changed((all) => void ((all.assets as Json[]).push({ id: 'a b', children: [{ id: 'c' }] })))
    expect(only(result).text).toBe('“id” must be a name without spaces and without any of “.”, “/”, “#”, “+”, “:”.')
    expect(result.twin?.assets).toHaveLength(2)
  })

  test('one bad pattern of a group', () => {
    const result = changed((_, filler) => void (filler.parts = { body: ['A/', 'B'], lamps: 'C' }))
    expect(only(result).where).toContain('parts.body[0]')
    expect(result.twin?.assets[1].parts).toEqual({ body: ['B'], lamps: ['C'] })
  })

  test('a pattern of a model that does not exist', () => {
    const result = changed((_, filler) => void ((filler.parts as Json).body = 'hal:Body'))
    expect(only(result)).toMatchObject({ text: 'There is no model “hal”.', advice: 'Did you mean “hall:”?' })
  })

  test('a second model or view of the same id', () => {
    const result = changed((all) => {
      ;(all.models as Json[]).push({ id: 'hall', file: 'b.glb' })
      ;(all.views as Json[]).push((all.views as Json[])[0])
    })
    expect(result.problems).toHaveLength(2)
    expect(result.twin?.models).toHaveLength(1)
    expect(result.twin?.views).toHaveLength(1)
  })

  test('a value that has a default or can be done without, while its signal or asset stays', () => {
    const result = changed((_, filler) => {
      filler.kind = 'machine'
      ;(filler.signals as Json).speed = { range: [60, 0], digits: 1.5, unit: 3 }
    })
    expect(result.problems.map(({ text }) => text)).toEqual([
      '“kind” must be “site”, “area”, “line”, “asset” or “component”, but is the text "machine".',
      '“unit” must be a text, but is the number 3.',
      '“range” must be a smaller and a larger number.',
      '“digits” must be a whole number, but is the number 1.5.',
    ])
    expect(result.twin?.assets[1].kind).toBe('asset')
    expect(result.twin?.signals[1]).toMatchObject({ id: 'filler.speed', unit: '', digits: 1 })
  })

  test.each<[string, (all: Json, filler: Json) => void, string, string]>([
    ['the file', (all) => void (all.modles = []), 'modles', 'Did you mean “models”?'],
    ['an asset', (_, filler) => void (filler.childern = []), 'assets[0].children[0].childern', 'Did you mean “children”?'],
    ['a signal', (_, filler) => void ((filler.signals as Json).level = { staleafter: 2 }), 'signals.level.staleafter', 'Did you mean “staleAfter”?'],
    ['a source', (_, filler) => void ((filler.source as Json).tpoic = 'x'), 'source.tpoic', 'Did you mean “topic”?'],
    ['a model', (all) => void ((all.models as Json[])[0].scael = 2), 'models[0].scael', 'Did you mean “scale”?'],
  ])('an unknown property of %s', (_, change, where, advice) => {
    const problem = only(changed(change))
    expect(problem.where).toContain(where)
    expect(problem.advice).toBe(advice)
  })

  test('a codec option of another codec, and a path on a source', () => {
    const result = changed((_, filler) => {
      ;(filler.source as Json).path = 'x'
      ;(filler.signals as Json).level = { codec: 'number', time: 'ts' }
    })
    expect(result.problems.map(({ text, advice }) => [text, advice])).toEqual([
      ['“path” belongs to a signal, not to a source.', 'Give each signal its own “path”.'],
      ['The codec “number” knows no “time”.', 'It belongs to the codec “json”.'],
    ])
    expect(result.twin?.signals).toHaveLength(3)
  })
})

describe('what keeps a twin from being made', () => {
  test.each<[string, unknown, string]>([
    ['an empty file', ' \n', 'is empty'],
    ['an HTML page', '<!doctype html><html></html>', 'HTML page'],
    ['a model', 'glTF\u0002\0\0\0', 'glTF model'],
    ['a list', '[]', 'must be an object, but this is an empty list'],
    ['another JSON file', '{"name": "x"}', '“gemba” is missing'],
    ['another version', file((all) => void (all.gemba = 2)), 'has version 2, but this program reads version 1'],
    ['no models', file((all) => void delete all.models), '“models” is missing'],
    ['an empty list of models', file((all) => void (all.models = [])), '“models” is empty'],
    ['models that are no list', file((all) => void (all.models = {})), '“models” must be a list, but is an object'],
    ['no assets', file((all) => void delete all.assets), '“assets” is missing'],
    ['an empty list of assets', file((all) => void (all.assets = [])), '“assets” is empty'],
    ['a second asset of the same id', file((all) => void (all.assets as Json[]).push({ id: 'filler' })), 'Two assets have the id “filler”; the other one is assets[0].children[0].'],
  ])('%s', (_, value, text) => {
    const result = read(value)
    expect(result.twin).toBeUndefined()
    expect(only(result).text).toContain(text)
  })

  test('models of which none can be used, with the reason', () => {
    const result = changed((all) => void (all.models = [{ id: 'hall', file: 'javascript:alert(1)' }]))
    expect(result.twin).toBeUndefined()
    expect(result.problems.map(({ text }) => text)).toEqual([
      'None of the “models” can be used.',
      '“file” has an address of the kind “javascript:”, which is not allowed.',
    ])
  })

  test('a comma too many, with line, column and what to do', () => {
    expect(only(read('{\n "gemba": 1,\n}'))).toEqual({
      from: 'twin file',
      severity: 'error',
      text: 'The twin file is not JSON: there is “}” where a name in quotation marks should be.',
      where: 'line 3, column 1',
      advice: 'Take away the comma before it.',
    })
  })
})

describe('places and numbers of problems', () => {
  test('names the line of the property', () => {
    const text = '{"gemba": 1, "name": "x",\n"models": [{"id": "m", "file": "m.glb",\n"scale": 0}],\n"assets": [{"id": "a"}]}'
    expect(only(read(text))).toMatchObject({ where: 'models[0].scale — line 3', text: '“scale” must be more than 0, but is the number 0.' })
  })

  test('names the line of the object in which something is missing', () => {
    const text = '{"gemba": 1,\n"models": [{"id": "m", "file": "m.glb"}],\n"assets": [\n{"id": "a", "show": [\n{}]}]}'
    expect(read(text).problems.map(({ where }) => where)).toEqual(['name — line 1', 'assets[0].show[0].as — line 5'])
  })

  test('lists all at once, but 100 at most', () => {
    const result = changed((_, filler) => void (filler.show = Array(250).fill({ as: 'x' })))
    expect(result.problems).toHaveLength(100)
    expect(result.problems[99].text).toBe('There are 151 more problems in this file.')
    expect(result.twin?.signals).toHaveLength(3)
  })

  test('puts what is fatal first, also behind a hundred others', () => {
    const result = changed((all, filler) => {
      filler.show = Array(250).fill({ as: 'x' })
      ;(all.assets as Json[]).push({ id: 'site' })
    })
    expect(result.twin).toBeUndefined()
    expect(result.problems[0].text).toContain('Two assets have the id “site”')
  })

  test('tells of a name that stands twice in an object', () => {
    const text = JSON.stringify(file()).replace('"speed":', '"level":')
    expect(read(text).problems[0].text).toBe('“level” stands twice in the same object; only the last one counts.')
  })

  test.each(['__proto__', 'constructor', 'prototype'])('refuses %s as a name, anywhere', (name) => {
    const text = JSON.stringify(file()).replace('"body":', `"${name}": {"x": 1}, "body":`)
    const result = read(text)
    expect(only(result)).toMatchObject({ text: `“${name}” cannot be used as a name.` })
    expect(Object.keys(result.twin!.assets[1].parts)).toEqual(['body', 'lamps'])
  })

  test('takes names of Object’s own methods as plain names', () => {
    const result = changed((_, filler) => {
      filler.show = [{ as: 'toString' }, { as: 'hide', part: 'valueOf' }, { as: 'colour', signal: 'hasOwnProperty' }]
    })
    expect(result.problems).toHaveLength(3)
  })

  test('reads a file with a byte order mark', () => {
    expect(read(`\ufeff${JSON.stringify(file())}`).problems).toEqual([])
  })
})
