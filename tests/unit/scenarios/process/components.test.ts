import { describe, expect, test } from 'vitest'
import { exp } from '#scenarios/exact/exp.ts'
import { ln } from '#scenarios/exact/ln.ts'
import { pow } from '#scenarios/exact/pow.ts'
import { sinOfTurns } from '#scenarios/exact/sinOfTurns.ts'
import { openRun, type RunWish } from '#scenarios/process/openRun.ts'
import { Random } from '#scenarios/Random.ts'
import { lineOf, makeModel, makeSignal, type Json } from './makeModel.ts'

const hour = 3600

function figuresAfter(
  seconds: number,
  components: Json[],
  wish: Partial<RunWish> = {},
  rest: Json = {},
): Record<string, number> {
  const run = openRun(makeModel(components, rest), { seed: 1, ...wish })
  run.advance(seconds)
  return run.figures()
}

const ends = (to: string, rate?: number): Json[] => [
  { id: 'in', is: 'source', rate, to },
  { id: 'out', is: 'sink' },
]

/** 1200 an hour that part into two machines. */
function parting(split: Json, a = 1000, b = 1000): Json[] {
  return [
    ...ends('split', 1200),
    { id: 'split', is: 'split', to: ['a', 'b'], ...split },
    { id: 'a', is: 'machine', rate: a, to: 'out' },
    { id: 'b', is: 'machine', rate: b, to: 'out' },
  ]
}

describe('flows that part and meet', () => {
  test.each<[string, Json, number, number, number, number]>([
    ['evenly', {}, 1000, 1000, 600, 600],
    ['evenly, the rest to who can take it', {}, 300, 1000, 300, 900],
    ['in order', { way: 'first' }, 1000, 1000, 1000, 200],
    ['by shares', { way: 'shares', shares: [3, 1] }, 1000, 1000, 900, 300],
    ['by shares, one full way stops all', { way: 'shares', shares: [3, 1] }, 1000, 100, 300, 100],
  ])('%s', (_what, split, a, b, viaA, viaB) => {
    const figures = figuresAfter(10 * hour, parting(split, a, b))
    // A few items stand in the lanes around the split.
    expect(figures['a.count'] / (10 * viaA)).toBeCloseTo(1, 2)
    expect(figures['b.count'] / (10 * viaB)).toBeCloseTo(1, 2)
    expect(figures.output / (10 * (viaA + viaB))).toBeCloseTo(1, 2)
    expect(figures['in.count'] - figures.output).toBeLessThan(5)
  })

  test('an assembly takes of each what it needs, and is as fast as what is scarce', () => {
    const components = [
      { id: 'bottles', is: 'source', rate: 1200, to: 'join' },
      { id: 'boxes', is: 'source', rate: 150, to: 'join' },
      { id: 'join', is: 'merge', way: 'join', takes: { bottles: 12 }, to: 'out' },
      { id: 'out', is: 'sink' },
    ]
    const figures = figuresAfter(10 * hour, components)
    expect(figures.output / 1000).toBeCloseTo(1, 2)
    expect(figures['boxes.count'] / 1000).toBeCloseTo(1, 2)
  })

  test('the item solver shares like the fluid does', () => {
    const random = { cycle: { mean: 3.6, as: 'erlang', shape: 4 }, rate: undefined }
    const components = parting({ way: 'shares', shares: [3, 1] })
    for (const one of components) if (one.is === 'machine') Object.assign(one, random)
    const figures = figuresAfter(100 * hour, components)
    expect(figures['a.count'] / figures['b.count']).toBeCloseTo(3, 1)
    expect(figures['in.count'] - figures.output).toBeLessThan(5)
  })
})

test('a run of single items is the same however its time is cut up', () => {
  const station = {
    cycle: { mean: 1, as: 'exponential' },
    failure: { mtbf: 50, mttr: 5 },
    yield: 0.9,
  }
  const model = makeModel(lineOf([station, station, station], [2, 3], { is: 'buffer' }))
  const whole = openRun(model, { seed: 9 })
  whole.advance(5000)
  const cut = openRun(model, { seed: 9 })
  for (let t = 0; t < 5000; t += 7.7) cut.advance(t)
  cut.advance(5000)
  expect(cut.digest()).toBe(whole.digest())
})

function pumping(speed: number): Json[] {
  return [
    { id: 'well', is: 'source', rate: 10, to: 'tank' },
    { id: 'tank', is: 'tank', capacity: 8, level: 50, to: 'pump' },
    { id: 'pump', is: 'pump', flow: 20, power: 4, speed, to: 'out' },
    { id: 'out', is: 'sink' },
  ]
}

test('a tank runs empty when its pump takes more than comes, and full when less', () => {
  // 4 m³, minus 10 m³/h: empty after 24 minutes, then as much as comes.
  expect(figuresAfter(hour, pumping(1))['pump.volume']).toBeCloseTo(8 + 6, 6)
  const slow = figuresAfter(hour, pumping(0.25))
  expect(slow['pump.volume']).toBeCloseTo(5, 6)
  expect(slow.energy).toBeCloseTo(4 / 64, 6)
})

test('machines stand outside their shifts, which is no planned time', () => {
  const shift = { id: 'shift', is: 'shift', hours: [[6, 14]], days: [1, 2, 3, 4, 5] }
  const figures = figuresAfter(7 * 24 * hour, [...lineOf([{ rate: 100 }], []), shift])
  expect(figures.output).toBeCloseTo(5 * 8 * 100, 6)
  expect(figures['m1.running']).toBeCloseTo(100, 9)
  expect(figures['shift.manned']).toBeCloseTo(100 * (40 / 168), 6)
})

test('a setup after each lot costs its time', () => {
  const setup = { every: 100, takes: 600 }
  // A lot takes an hour, its setup ten minutes.
  const figures = figuresAfter(70 * hour, lineOf([{ rate: 100, setup }], []))
  expect(figures.output).toBeCloseTo(6000, 6)
  expect(figures['m1.setup']).toBeCloseTo(100 / 7, 6)
})

/** R = 0.01 K/W and C = 10⁶ J/K with a constant heat, as in the first test case of BOPTEST. */
test.each([1, 60, 900, 3600])(
  'a room follows the exact solution of its network in steps of %d s',
  (step) => {
    const components = [
      { id: 'sky', is: 'weather', mean: -10, swing: 0 },
      {
        id: 'room',
        is: 'zone',
        outside: 'sky',
        capacity: 1000,
        loss: 0.1,
        gains: 2,
        temperature: 20,
        writes: { temperature: 'room.t' },
      },
    ]
    const run = openRun(makeModel(components, {}, [makeSignal('room.t', '°C')]), { seed: 1, step })
    for (const hours of [1, 3, 12]) {
      run.advance(hours * hour)
      const exact = 10 + (20 - 10) * Math.exp((-hours * hour) / 10_000)
      run.values((_, value) => expect(value).toBeCloseTo(exact, 9))
    }
  },
)

test('rooms grow warmer when their chiller fails, and the hours over the limit are counted', () => {
  const components = [
    { id: 'sky', is: 'weather', mean: 25 },
    { id: 'chiller', is: 'chiller', capacity: 20, outside: 'sky' },
    { id: 'ahu', is: 'airHandler', airflow: 2400, power: 2, outside: 'sky', cold: 'chiller' },
    {
      id: 'room',
      is: 'zone',
      area: 120,
      outside: 'sky',
      air: 'ahu',
      airflow: 2400,
      people: 12,
      hours: [[8, 18]],
      limit: 26,
      window: 4,
    },
  ]
  const day = 24 * hour
  const well = figuresAfter(2 * day, components)
  const failed = figuresAfter(2 * day, components, {
    changes: [{ fail: 'chiller', at: 30 * hour, for: 10 * hour }],
  })
  expect(failed['room.warmest']).toBeGreaterThan(well['room.warmest'] + 1)
  expect(failed.overLimit).toBeGreaterThan(well.overLimit + 3)
})

test('exponentials, logarithms, powers and sines are right to the last digits', () => {
  const random = new Random(4)
  for (let i = 0; i < 2000; i++) {
    const x = random.between(-60, 60)
    const y = Math.exp(x)
    expect(Math.abs(exp(x) / y - 1)).toBeLessThan(4e-16)
    expect(Math.abs(ln(y) - Math.log(y))).toBeLessThan(4e-16 * Math.max(1, Math.abs(Math.log(y))))
    expect(Math.abs(pow(1 + x * x, 0.37) / (1 + x * x) ** 0.37 - 1)).toBeLessThan(3e-15)
    expect(Math.abs(sinOfTurns(x) - Math.sin(2 * Math.PI * (x - Math.floor(x))))).toBeLessThan(
      2e-15,
    )
  }
})
