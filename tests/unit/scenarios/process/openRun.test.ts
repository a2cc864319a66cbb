import { expect, test } from 'vitest'
import { openRun } from '#scenarios/process/openRun.ts'
import { lineOf, makeModel, makeSignal, sayWrong, type Json } from './makeModel.ts'

const failing = { rate: 3600, yield: 0.99, failure: { mtbf: 600, mttr: 90 } }
const line = lineOf([failing, { ...failing, rate: 3300 }, failing], [40, 25])

test('loses no item: what came in is thrown out, on its way, or has left', () => {
  const signals = [makeSignal('b.one', 'bottles'), makeSignal('b.two', 'bottles')]
  const written = line.map((one) =>
    one.is === 'buffer' ? { ...one, writes: { level: one.id === 'b1' ? 'b.one' : 'b.two' } } : one,
  )
  const run = openRun(makeModel(written, {}, signals), { seed: 3 })
  for (let t = 0; t < 200_000; t += 7777) {
    run.advance(t)
    const figures = run.figures()
    let content = 0
    run.values((_, level) => (content += level))
    const left = figures['in.count'] - figures.rejects - figures.output
    expect(left).toBeCloseTo(content, 5)
  }
})

test('is the same run however its time is cut up, and another with another seed', () => {
  const model = makeModel(line)
  const whole = openRun(model, { seed: 5 })
  whole.advance(100_000)
  const cut = openRun(model, { seed: 5 })
  for (let t = 0; t < 100_000; t += 333.3) {
    cut.advance(t)
    cut.figures()
    cut.series()
  }
  cut.advance(100_000)
  expect(cut.digest()).toBe(whole.digest())
  expect(cut.figures()).toEqual(whole.figures())
  const other = openRun(model, { seed: 6 })
  other.advance(100_000)
  expect(other.digest()).not.toBe(whole.digest())
})

test('a machine without failures is limited by the slowest of the line, and says why it waits', () => {
  const run = openRun(
    makeModel(lineOf([{ rate: 3600 }, { rate: 1800 }, { rate: 3600 }], [10, 10])),
    { seed: 1 },
  )
  run.advance(36_000)
  const figures = run.figures()
  expect(figures.output).toBeCloseTo(18_000, 6)
  expect(figures['m1.blocked']).toBeCloseTo(50, 0)
  expect(figures['m3.starved']).toBeCloseTo(50, 6)
  expect(run.parts().find(({ isBottleneck }) => isBottleneck)?.component).toBe('m2')
})

test('items ride a conveyor to its end, and those behind wait when it is full', () => {
  const belt = { is: 'conveyor', length: 20, speed: 0.5 }
  const run = openRun(makeModel(lineOf([{ rate: 3600 }, { rate: 1800 }], [60], belt)), { seed: 1 })
  run.advance(40)
  expect(run.figures()['m2.count']).toBe(0)
  run.advance(42)
  expect(run.figures()['m2.count']).toBeCloseTo(1, 6)
  run.advance(4000)
  expect(run.figures()['m1.blocked']).toBeGreaterThan(40)
  expect(run.parts().find(({ component }) => component === 'b1')?.value).toBeGreaterThan(95)
})

test('changes hold between their times, and a fault stops what it names', () => {
  const model = makeModel(lineOf([{ rate: 3600 }, { rate: 3600 }], [10]))
  const faster = openRun(model, {
    seed: 1,
    changes: [{ set: 'm1.rate', times: 0.5, at: 100, until: 300 }],
  })
  faster.advance(1000)
  expect(faster.figures().output).toBeCloseTo(900, 6)
  const stopped = openRun(model, { seed: 1, changes: [{ fail: 'm2', at: 500, for: 250 }] })
  stopped.advance(1000)
  expect(stopped.figures().output).toBeCloseTo(750, 6)
  expect(stopped.figures().failures).toBe(1)
})

test('many faults at once all end', () => {
  const model = makeModel(lineOf([{ rate: 3600 }, { rate: 3600 }], [10]))
  const changes = Array.from({ length: 90 }, (_, i) => ({ fail: 'm1', at: 100, for: 10 + i }))
  const run = openRun(model, { seed: 1, changes })
  run.advance(1000)
  expect(run.figures().output).toBeCloseTo(1000 - 99, 6)
})

test('the one that limits is the one that gives away least, also when others slow down instead of waiting', () => {
  const slow = { rate: 4000, slowest: 0.2 }
  const run = openRun(makeModel(lineOf([slow, { rate: 3600 }, slow], [10, 10])), { seed: 1 })
  run.advance(3600)
  expect(run.parts().filter(({ isBottleneck }) => isBottleneck)).toMatchObject([
    { component: 'm2' },
  ])
})

test('minor stops cost speed, and that is performance; a machine that is set to be faster is measured by that', () => {
  const model = makeModel(lineOf([{ rate: 3600, minor: 0.1 }], []))
  const run = openRun(model, { seed: 1, changes: [{ set: 'm1.rate', times: 1.5, at: 1000 }] })
  run.advance(1000)
  expect(run.figures()).toMatchObject({ output: expect.closeTo(900, 6), availability: 100 })
  run.advance(2000)
  const figures = run.figures()
  expect(figures.output).toBeCloseTo(900 + 1350, 6)
  expect(figures['m1.performance']).toBeCloseTo(90, 6)
  expect(figures.oee).toBeCloseTo(90, 6)
})

test('ways that part by shares and meet again are followed item by item, and find their balance', () => {
  const components: Json[] = [
    { id: 'in', is: 'source', to: 'saw' },
    { id: 'saw', is: 'machine', rate: 967, to: 'fork' },
    { id: 'fork', is: 'split', way: 'shares', shares: [4, 4], to: ['left', 'right'] },
    { id: 'left', is: 'buffer', capacity: 41, to: 'mill' },
    { id: 'right', is: 'buffer', capacity: 5, to: 'lathe' },
    { id: 'mill', is: 'machine', rate: 1427, to: 'join' },
    { id: 'lathe', is: 'machine', rate: 1200, to: 'join' },
    { id: 'join', is: 'merge', way: 'first', to: 'pack' },
    { id: 'pack', is: 'machine', rate: 335, to: 'out' },
    { id: 'out', is: 'sink' },
  ]
  const model = makeModel(components)
  expect(model.isByItem).toBe(true)
  const run = openRun(model, { seed: 1 })
  run.advance(86_400)
  expect(run.figures().output / (335 * 24)).toBeCloseTo(1, 3)
  const flood = components.with(1, { id: 'saw', is: 'machine', rate: 1e6, to: 'fork' })
  expect(sayWrong({ components: flood }).join()).toMatch(/because ways that part by “shares” meet/)
  // By turns it is a fluid, as it was.
  components[2] = { id: 'fork', is: 'split', to: ['left', 'right'] }
  expect(makeModel(components).isByItem).toBe(false)
})

/** The ways of a split have room, or have none: the condition that the README states. */
test.each([
  [30, 0.004],
  [0, 0.25],
])(
  'a fluid and its items agree where each way has room for %i items (within %f)',
  (room, within) => {
    const way = (name: string, rate: number): Json[] => [
      ...(room > 0 ? [{ id: `${name}0`, is: 'buffer', capacity: room, to: name }] : []),
      { id: name, is: 'machine', rate, to: room > 0 ? `${name}1` : 'join' },
      ...(room > 0 ? [{ id: `${name}1`, is: 'buffer', capacity: room, to: 'join' }] : []),
    ]
    const begin = room > 0 ? '0' : ''
    const model = makeModel([
      { id: 'in', is: 'source', to: 'saw' },
      { id: 'saw', is: 'machine', rate: 1365, to: 'fork' },
      { id: 'fork', is: 'split', to: [`mill${begin}`, `lathe${begin}`] },
      ...way('mill', 566),
      ...way('lathe', 652),
      { id: 'join', is: 'merge', to: 'pack' },
      { id: 'pack', is: 'machine', rate: 1433, to: 'out' },
      { id: 'out', is: 'sink' },
    ])
    const [fluid, items] = [false, true].map((isByItem) => {
      const run = openRun({ ...model, isByItem }, { seed: 1 })
      run.advance(86_400)
      return run.figures().output
    })
    expect(fluid).toBeGreaterThanOrEqual(items * (1 - 0.001))
    expect(1 - items / fluid).toBeLessThan(within)
  },
)
