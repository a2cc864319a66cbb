import { describe, expect, test } from 'vitest'
import { makeFile, only, read, readChanged } from './smallFile.ts'

describe('a right file', () => {
  const { twin, problems } = read(makeFile())

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
        states: [
          { code: 0, name: 'stopped' },
          { code: 1, name: 'running' },
        ],
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
    expect(twin?.shows[1]).toMatchObject({
      signal: 1,
      parts: ['Line1/Filler/Body', 'Lamp_*', 'hall:/Hall/**/Lamp_?'],
    })
    expect(twin?.shows[2]).toMatchObject({
      behaviour: 'hide',
      signal: -1,
      parts: ['Lamp_*', 'hall:/Hall/**/Lamp_?'],
    })
    expect(twin?.assets[1].shows).toEqual([0, 1, 2])
  })

  test('resolves models against its own address', () => {
    expect(twin?.models).toEqual([
      {
        id: 'hall',
        url: 'models/hall/hall.glb',
        position: [0, 0, 0],
        rotation: [0, 0, 0],
        scale: 1,
      },
    ])
  })
})

describe('sources', () => {
  test('reach down through children, and signals without any use json and 10 seconds', () => {
    const { twin } = readChanged((all, filler) => {
      const site = all.assets[0]
      site.source = { topic: 'site/#', staleAfter: 3 }
      filler.source = { time: 't' }
      filler.signals = { a: {}, b: { staleAfter: 1 } }
      filler.show = []
      site.signals = { top: { topic: 'x' } }
    })
    expect(
      twin?.signals.map(({ id, topic, staleAfter, codecOptions }) => [
        id,
        topic,
        staleAfter,
        codecOptions,
      ]),
    ).toEqual([
      ['site.top', 'x', 3, { path: 'top' }],
      ['filler.a', 'site/#', 3, { path: 'a', time: 't' }],
      ['filler.b', 'site/#', 1, { path: 'b', time: 't' }],
    ])
  })

  test('may send other units than the signal has', () => {
    const { twin, problems } = readChanged((_, filler) => {
      filler.signals = {
        hot: { unit: '°C', sourceUnit: '°F' },
        raw: { unit: 'bar', sourceUnit: 'mbar', scale: 0.1, offset: 500 },
        half: { scale: 0.5 },
        same: { offset: 0 },
      }
      filler.show = []
    })
    expect(problems).toEqual([])
    const linear = twin?.signals.map((signal) => signal.linear) ?? []
    expect(linear[0]?.map((part) => part.toFixed(4))).toEqual(['0.5556', '-17.7778'])
    expect(linear[1]?.map((part) => part.toFixed(4))).toEqual(['0.0001', '0.5000'])
    expect(linear.slice(2)).toEqual([[0.5, 0], undefined])
  })

  test('accept states by code', () => {
    const { twin } = readChanged((_, filler) => {
      filler.signals = { state: { states: { stopped: 0, faulted: 9 } }, speed: {} }
    })
    expect(twin?.signals[0].states).toEqual([
      { code: 0, name: 'stopped' },
      { code: 9, name: 'faulted' },
    ])
  })
})

describe('what keeps a twin from being made', () => {
  test.each<[string, unknown, string]>([
    ['an empty file', ' \n', 'is empty'],
    ['an HTML page', '<!doctype html><html></html>', 'HTML page'],
    ['a model', 'glTF\u0002\0\0\0', 'glTF model'],
    ['a list', '[]', 'must be an object, but this is an empty list'],
    ['another JSON file', '{"name": "x"}', '“gemba” is missing'],
    [
      'another version',
      makeFile((all) => void (all.gemba = 2)),
      'has version 2, but this program reads version 1',
    ],
    [
      'no models',
      makeFile((all) => void Reflect.deleteProperty(all, 'models')),
      '“models” is missing',
    ],
    ['an empty list of models', makeFile((all) => void (all.models = [])), '“models” is empty'],
    [
      'models that are no list',
      makeFile((all) => void Object.assign(all, { models: {} })),
      '“models” must be a list, but is an object',
    ],
    [
      'no assets',
      makeFile((all) => void Reflect.deleteProperty(all, 'assets')),
      '“assets” is missing',
    ],
    ['an empty list of assets', makeFile((all) => void (all.assets = [])), '“assets” is empty'],
    [
      'a second asset of the same id',
      makeFile((all) => void all.assets.push({ id: 'filler' })),
      'Two assets have the id “filler”; the other one is assets[0].children[0].',
    ],
  ])('%s', (_, value, text) => {
    const result = read(value)
    expect(result.twin).toBeUndefined()
    expect(only(result).text).toContain(text)
  })

  test('models of which none can be used, with the reason', () => {
    const result = readChanged(
      (all) => void (all.models = [{ id: 'hall', file: 'javascript:alert(1)' }]),
    )
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
    const text =
      '{"gemba": 1, "name": "x",\n"models": [{"id": "m", "file": "m.glb",\n"scale": 0}],\n"assets": [{"id": "a"}]}'
    expect(only(read(text))).toMatchObject({
      where: 'models[0].scale — line 3',
      text: '“scale” must be more than 0, but is the number 0.',
    })
  })

  test('names the line of the object in which something is missing', () => {
    const text =
      '{"gemba": 1,\n"models": [{"id": "m", "file": "m.glb"}],\n"assets": [\n{"id": "a", "show": [\n{}]}]}'
    expect(read(text).problems.map(({ where }) => where)).toEqual([
      'name — line 1',
      'assets[0].show[0].as — line 5',
    ])
  })

  test('lists all at once, but 100 at most', () => {
    const result = readChanged(
      (_, filler) => void (filler.show = Array.from({ length: 250 }, () => ({ as: 'x' }))),
    )
    expect(result.problems).toHaveLength(100)
    expect(result.problems[99].text).toBe('There are 151 more problems in this file.')
    expect(result.twin?.signals).toHaveLength(3)
  })

  test('puts what is fatal first, also behind a hundred others', () => {
    const result = readChanged((all, filler) => {
      filler.show = Array.from({ length: 250 }, () => ({ as: 'x' }))
      all.assets.push({ id: 'site' })
    })
    expect(result.twin).toBeUndefined()
    expect(result.problems[0].text).toContain('Two assets have the id “site”')
  })

  test('tells of a name that stands twice in an object', () => {
    const text = JSON.stringify(makeFile()).replace('"speed":', '"level":')
    expect(read(text).problems[0].text).toBe(
      '“level” stands twice in the same object; only the last one counts.',
    )
  })

  test.each(['__proto__', 'constructor', 'prototype'])('refuses %s as a name, anywhere', (name) => {
    const text = JSON.stringify(makeFile()).replace('"body":', `"${name}": {"x": 1}, "body":`)
    const result = read(text)
    expect(only(result)).toMatchObject({ text: `“${name}” cannot be used as a name.` })
    expect(Object.keys(result.twin!.assets[1].parts)).toEqual(['body', 'lamps'])
  })

  test('takes names of Object’s own methods as plain names', () => {
    const result = readChanged((_, filler) => {
      filler.show = [
        { as: 'toString' },
        { as: 'hide', part: 'valueOf' },
        { as: 'colour', signal: 'hasOwnProperty' },
      ]
    })
    expect(result.problems).toHaveLength(3)
  })

  test('reads a file with a byte order mark', () => {
    expect(read(`\ufeff${JSON.stringify(makeFile())}`).problems).toEqual([])
  })
})
