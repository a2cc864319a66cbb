import { describe, expect, test } from 'vitest'
import { componentKinds } from '#scenarios/components/index.ts'
import { checkChange } from '#scenarios/process/checkChange.ts'
import { makeProcessSchema } from '#scenarios/process/makeProcessSchema.ts'
import { openRun } from '#scenarios/process/openRun.ts'
import { lineOf, makeModel, makeSignal, sayWrong, type Json } from './makeModel.ts'

const mill = { id: 'mill', is: 'machine', rate: 60, to: 'out' }
const right = [{ id: 'in', is: 'source', to: 'mill' }, mill, { id: 'out', is: 'sink' }]
const withMill = (change: Json): Json => ({
  components: right.map((one) => (one.id === 'mill' ? { ...one, ...change } : one)),
})
const states = ['stopped', 'idle', 'running', 'starved', 'blocked', 'faulted']
const signals = [
  makeSignal('mill.rate', 'bottles/min'),
  makeSignal('mill.power', 'bar'),
  makeSignal('mill.state', '', states),
]

describe('a process that cannot be used is refused, with the place and what to do', () => {
  test.each<[string, unknown, string]>([
    [
      'no source',
      { components: right.slice(1) },
      'process.components: Nothing comes in: there is no source. Add { "id": "in", "is": "source", "to": "mill" }.',
    ],
    [
      'no components',
      {},
      'process: “components” is missing. Add "components": [{ "id": "in", "is": "source", "to": "mill" }, … ].',
    ],
    [
      'an unknown kind',
      withMill({ is: 'machien' }),
      'process.components[1].is: There is no kind of component “machien”. Did you mean “machine”?',
    ],
    [
      'an unknown property',
      withMill({ rat: 60 }),
      'process.components[1].rat: “rat” is not known here. Did you mean “rate”?',
    ],
    [
      'an unknown target',
      withMill({ to: 'outt' }),
      'process.components[1].to: There is no component “outt”. Did you mean “out”?',
    ],
    [
      'an impossible value',
      withMill({ yield: 1.2 }),
      'process.components[1].yield: “yield” must be at most 1, but is the number 1.2.',
    ],
    [
      'no rate',
      withMill({ rate: undefined }),
      'process.components[1]: “mill” needs a “rate” or a “cycle”.',
    ],
    [
      'a loop without delay',
      {
        components: [
          { id: 'in', is: 'source', rate: 10, to: 'a' },
          { ...mill, id: 'a', to: 'b' },
          { ...mill, id: 'b', to: ['a', 'out'] },
          { id: 'out', is: 'sink' },
        ],
      },
      'process.components[1].to: Items go round without ever waiting: “a” → “b” → “a”. Put a buffer or a conveyor into the loop.',
    ],
    [
      'a dead end',
      withMill({ to: undefined }),
      'process.components[2]: Nothing goes to “out”. Name it in the “to” of what stands before it.',
    ],
    [
      'a run without end',
      {
        components: [
          { id: 'in', is: 'source', to: 'heap' },
          { id: 'heap', is: 'buffer', to: 'mill' },
          mill,
          { id: 'out', is: 'sink' },
        ],
      },
      'process.components[0]: “in” never ends and “heap” holds any number: a run would never come to its end. Give “in” a “rate”, or “heap” a “capacity”.',
    ],
    [
      'items by the million',
      withMill({ rate: undefined, cycle: { mean: 0.001, as: 'exponential' } }),
      'process.components[1]: “mill” works on more than 100 items a second, and they are followed one by one because “mill” takes random times: a run would hardly come to its end. Make the times constant, or let one item stand for many.',
    ],
    [
      'a unit that does not fit',
      withMill({ writes: { power: 'mill.power' } }),
      'process.components[1].writes.power: The unit of “mill.power” is a unit of power and cannot be turned into “bar”, a unit of pressure; “power” is in kW.',
    ],
    [
      'a signal that is none',
      withMill({ writes: { rate: 'mill.raet' } }),
      'process.components[1].writes.rate: There is no signal “mill.raet”. Did you mean “mill.rate”?',
    ],
    [
      'a port that is none',
      withMill({ writes: { temperature: 'mill.rate' } }),
      'process.components[1].writes.temperature: It writes nothing called “temperature”.',
    ],
    [
      'a part of nothing',
      { components: [...right, { id: 'edge', is: 'wear', of: 'mil', law: 'weibull', life: 9 }] },
      'process.components[3].of: There is no component “mil”. Did you mean “mill”?',
    ],
    [
      'a law without its figures',
      { components: [...right, { id: 'edge', is: 'wear', of: 'mill', law: 'bearing', load: 9 }] },
      'process.components[3]: “edge” needs “rating” and “rpm” for the law “bearing”.',
    ],
    [
      'two of one name',
      { components: [...right, { ...mill, to: 'out' }] },
      'process.components[3].id: Two components have the id “mill”; the other one is process.components[1]. Give each component an id of its own.',
    ],
    ['no process at all', 7, 'process: This must be an object, but is the number 7.'],
  ])('%s', (_what, process, said) => {
    const problems = sayWrong(process, signals)
    expect(problems.find((problem) => problem.startsWith(said)) ?? problems).toContain(said)
  })
})

test('a change that the model cannot take is refused with the nearest right name', () => {
  const model = makeModel(right)
  expect(checkChange(model, { set: 'mill.rate', times: 1.15 })).toBeNull()
  expect(checkChange(model, { set: 'mil.rate', times: 1.15 })?.advice).toBe('Did you mean “mill”?')
  expect(checkChange(model, { set: 'mill.rat', times: 2 })?.advice).toBe(
    'Did you mean “mill.rate”?',
  )
  expect(checkChange(model, { set: 'mill.rate', times: -1 })?.text).toContain('“rate”')
  expect(checkChange(model, { fail: 'milll', for: 60 })?.advice).toBe('Did you mean “mill”?')
})

test('values are written in the unit of their signal, and states as its codes', () => {
  const reads = { state: 'mill.state' }
  const writes = { rate: 'mill.rate', state: 'mill.state' }
  const failing = { reads, writes, failure: { mtbf: 1e6, mttr: { mean: 600, as: 'constant' } } }
  const { components } = withMill(failing) as { components: Json[] }
  const model = makeModel(components, {}, signals)
  const valuesAt = (time: number, start = {}): Record<string, number> => {
    const run = openRun(model, { seed: 1, start })
    run.advance(time)
    const values: Record<string, number> = {}
    run.values((signal, value) => (values[signal] = value))
    return values
  }
  expect(valuesAt(10)).toEqual({ 'mill.rate': 1, 'mill.state': 2 })
  // As it is in the plant now: it stands with a fault, and is repaired ten minutes later.
  expect(valuesAt(10, { 'mill.state': 5 })).toEqual({ 'mill.rate': 0, 'mill.state': 5 })
  expect(valuesAt(610, { 'mill.state': 5 })).toEqual({ 'mill.rate': 1, 'mill.state': 2 })
})

test('15 % more speed uses a bearing up 15 % faster, and shortens a tool’s life by Taylor’s law', () => {
  const parts = [
    { id: 'bearing', is: 'wear', of: 'm1', law: 'bearing', rating: 30, load: 3, rpm: 1500 },
    {
      id: 'edge',
      is: 'wear',
      of: 'm1',
      law: 'tool',
      speed: 100,
      constant: 300,
      exponent: 0.25,
      mttr: 0.001,
    },
  ]
  const model = makeModel([...lineOf([{ rate: 60 }], []), ...parts])
  const after = (times: number): Record<string, number> => {
    const run = openRun(model, { seed: 1, changes: [{ set: 'm1.rate', times }] })
    run.advance(182 * 86_400)
    return run.figures()
  }
  const [base, faster] = [after(1), after(1.15)]
  expect(faster.output / base.output).toBeCloseTo(1.15, 6)
  expect(faster['bearing.consumed'] / base['bearing.consumed']).toBeCloseTo(1.15, 6)
  expect(base['bearing.consumed']).toBeCloseTo((100 * 182 * 24) / (1e9 / 90_000), 3)
  expect(faster['edge.consumed'] / base['edge.consumed']).toBeCloseTo(1.15 ** 4, 4)
})

describe('every kind of component', () => {
  const entries = Object.entries(componentKinds)

  test.each(entries)(
    '%s says what it is, where its equation stands, and what each option means',
    (is, kind) => {
      expect(kind.about).toMatch(/\.$/)
      expect(kind.equation.length).toBeGreaterThan(20)
      const schema = makeProcessSchema() as {
        properties: {
          components: { items: { oneOf: { title: string; properties: Record<string, Json> }[] } }
        }
      }
      const branch = schema.properties.components.items.oneOf.find(({ title }) => title === is)
      for (const [option, said] of Object.entries(branch?.properties ?? {})) {
        expect([option, typeof said.description]).toEqual([option, 'string'])
      }
    },
  )
})
