import { describe, expect, test } from 'vitest'
import { Effectiveness } from '#scenarios/Effectiveness.ts'
import { atSpeed } from '#scenarios/laws/affinity.ts'
import { arrheniusFactor, transformerAgeing } from '#scenarios/laws/ageing.ts'
import { bearingHours, bearingLife } from '#scenarios/laws/bearingLife.ts'
import { toolExponent, toolLife } from '#scenarios/laws/toolLife.ts'
import { bestAge } from '#scenarios/laws/weibull.ts'
import { openRun, type Run } from '#scenarios/process/openRun.ts'
import { buzacottLine } from './buzacottLine.ts'
import { gershwinLine } from './gershwinLine.ts'
import { lineOf, makeModel, type Json } from './makeModel.ts'

/** Published results, with the tolerance that they are stated with. */
describe('closed forms', () => {
  test.each([
    ['SKF 6309, C 55.3 kN, P 10 kN, million turns', bearingLife(55.3, 10, 'ball'), 169, 0.5],
    ['the same in hours at 3000 rpm', bearingHours(55.3, 10, 'ball', 3000), 940, 0.5],
    ['C 30 kN, P 3 kN at 1500 rpm, hours', bearingHours(30, 3, 'ball', 1500), 11_100, 30],
    ['Taylor’s n from two trials', toolExponent(180, 4.25, 110, 35), 0.233, 0.0015],
    [
      'a pump’s flow at twice its speed',
      atSpeed({ flow: 100, head: 1, power: 1 }, 2).flow,
      200,
      1e-9,
    ],
    ['its head at 110 %', atSpeed({ flow: 1, head: 1, power: 1 }, 1.1).head, 1.21, 1e-9],
    ['its power at 110 %', atSpeed({ flow: 1, head: 1, power: 1 }, 1.1).power, 1.33, 0.005],
    ['the best age of a part, β 2.5, η 1000 h, 1 : 5', bestAge(1000, 2.5, 1, 5), 493.047, 0.01],
    ['Arrhenius, 0.5 eV, 25 to 125 °C', arrheniusFactor(0.5, 25, 125), 133, 1],
    ['IEEE C57.91 at 120 °C', transformerAgeing(120), 2.71, 0.01],
    [
      'Gershwin’s line with a large buffer',
      gershwinLine(0.01, 0.1, 0.02, 0.1, 400),
      1 / 1.2,
      0.0002,
    ],
    [
      'Buzacott’s line in discrete time with a large buffer: that of its weaker machine',
      buzacottLine(0.01, 0.1, 0.02, 0.1, 400),
      1 / 1.2,
      0.0002,
    ],
    ['OEE of Vorne’s worked example', vorne().oee, 0.7479, 5e-5],
  ])('%s', (_what, found, published, tolerance) => {
    expect(Math.abs(found - published)).toBeLessThanOrEqual(tolerance)
  })

  test('Taylor’s law gives back the trials that its constants came from', () => {
    const n = toolExponent(180, 4.25, 110, 35)
    const constant = 180 * 4.25 ** n
    expect(toolLife(110, constant, n)).toBeCloseTo(35, 9)
  })
})

function vorne(): Effectiveness {
  const runSeconds = (420 - 47) * 60
  // 19,271 widgets, 423 of them bad; the ideal cycle is a second.
  return new Effectiveness(1, { plannedSeconds: 420 * 60, runSeconds, good: 18_848, rejects: 423 })
}

const exponential = { cycle: { mean: 1, as: 'exponential' } }

/** Each is inside a 99 % confidence interval that is narrower than 2 % of it. */
describe('simulated', () => {
  test('M/M/1 with ρ = 0.8: 4 in the system, 3.2 waiting, for 5 and 4 seconds (Kelton)', () => {
    const time = 50_000
    const components: Json[] = [
      { id: 'in', is: 'source', every: 1.25, to: 'queue' },
      { id: 'queue', is: 'buffer', to: 'server' },
      { id: 'server', is: 'machine', ...exponential, to: 'out' },
      { id: 'out', is: 'sink' },
    ]
    const batches = runInBatches(makeModel(components), 130, time, (figures) => ({
      system: figures.wip,
      queue: figures['queue.level'],
      came: figures['in.count'],
      busy: figures['server.running'] / 100,
    }))
    // How busy it was is known to be 0.8 in the mean: what a batch differs by explains most of its queue.
    const control = batches.map(({ busy }) => busy - 0.8)
    expect(
      judge(
        steady(
          batches.map(({ system }) => system),
          control,
        ),
        4,
      ),
    ).toBe('right')
    expect(
      judge(
        steady(
          batches.map(({ queue }) => queue),
          control,
        ),
        3.2,
      ),
    ).toBe('right')
    expect(
      judge(
        steady(
          batches.map(({ system, came }) => (system * time) / came),
          control,
        ),
        5,
      ),
    ).toBe('right')
    expect(
      judge(
        steady(
          batches.map(({ queue, came }) => (queue * time) / came),
          control,
        ),
        4,
      ),
    ).toBe('right')
  })

  test.each([
    ['two stations without a place between them: 2/3 (Hunt 1956)', 2, 0, 2 / 3],
    ['three stations: 0.5641 (Hunt 1956)', 3, 0, 0.5641],
    ['three stations with one place between two: 0.6705 (Hillier and Boling 1967)', 3, 1, 0.6705],
  ])('%s', (_what, count, places, published) => {
    const stations = Array.from({ length: count }, () => exponential)
    const model = makeModel(
      lineOf(
        stations,
        stations.map(() => places),
      ),
    )
    const batches = runInBatches(model, 20, 10_000, ({ output }) => ({ rate: output / 10_000 }))
    expect(
      judge(
        batches.map(({ rate }) => rate),
        published,
      ),
    ).toBe('right')
  })

  test.each([
    ['little room', 10],
    ['some', 50],
    ['much', 400],
  ])('an unreliable line of two machines with %s between them (Gershwin)', (_what, places) => {
    const rated = { rate: 3600 }
    const [p1, r1, p2, r2] = [0.01, 0.1, 0.02, 0.1]
    const machines = [
      { ...rated, failure: { mtbf: 1 / p1, mttr: 1 / r1 } },
      { ...rated, failure: { mtbf: 1 / p2, mttr: 1 / r2 } },
    ]
    const model = makeModel(lineOf(machines, [places, 0]))
    const batches = runInBatches(model, 20, 100_000, ({ output }) => ({ rate: output / 100_000 }))
    expect(
      judge(
        batches.map(({ rate }) => rate),
        gershwinLine(p1, r1, p2, r2, places),
      ),
    ).toBe('right')
  })

  test('the same line in discrete time, where failures are long against a cycle (Buzacott)', () => {
    const [p1, r1, p2, r2, places] = [0.001, 0.01, 0.002, 0.01, 100]
    const machines = [
      { rate: 3600, failure: { mtbf: 1 / p1, mttr: 1 / r1 } },
      { rate: 3600, failure: { mtbf: 1 / p2, mttr: 1 / r2 } },
    ]
    // One of Buzacott's places is that of the item at the second machine.
    const model = makeModel(lineOf(machines, [places - 1, 0]))
    const time = 1_000_000
    const batches = runInBatches(model, 20, time, ({ output }) => ({ rate: output / time }))
    expect(
      judge(
        batches.map(({ rate }) => rate),
        buzacottLine(p1, r1, p2, r2, places),
      ),
    ).toBe('right')
  })

  test('a part renewed at an age costs what Barlow and Hunter say', () => {
    const age = 493.047
    const components: Json[] = [
      { id: 'in', is: 'source', to: 'mill' },
      { id: 'mill', is: 'machine', rate: 1, to: 'out' },
      { id: 'out', is: 'sink' },
      {
        id: 'part',
        is: 'wear',
        of: 'mill',
        law: 'weibull',
        life: 1000,
        slope: 2.5,
        mttr: 1e-3,
        cost: 5,
      },
      { id: 'plan', is: 'maintenance', of: 'part', policy: 'age', takes: 1e-3, cost: 1 },
    ]
    const hours = 2_000_000
    const cost = (rest: Json[]): number[] =>
      runInBatches(makeModel(rest), 20, hours * 3600, (figures) => ({
        cost: figures.cost / hours,
      })).map((batch) => batch.cost)
    expect(judge(cost(components), ageCostAt(age))).toBe('right')
    // Left to fail: the cost of a failure a mean life, η·Γ(1.4).
    expect(judge(cost(components.slice(0, 4)), 5 / (1000 * 0.887_263_8))).toBe('right')
  })
})

function reach(hours: number): number {
  return Math.exp(-((hours / 1000) ** 2.5))
}

/** Independent of the engine's own integral: the trapezoid rule in small steps. */
function ageCostAt(age: number): number {
  const steps = 20_000
  let life = 0
  for (let i = 0; i < steps; i++) {
    life += ((reach((i * age) / steps) + reach(((i + 1) * age) / steps)) / 2) * (age / steps)
  }
  return (reach(age) + 5 * (1 - reach(age))) / life
}

/** Figures of independent replications. */
function runInBatches<Read>(
  model: Parameters<typeof openRun>[0],
  count: number,
  seconds: number,
  read: (figures: ReturnType<Run['figures']>) => Read,
): Read[] {
  return Array.from({ length: count }, (_, i) => {
    const run = openRun(model, { seed: 1000 + i })
    run.advance(seconds)
    return read(run.figures())
  })
}

/** Takes out of each value what its control explains (linear regression; the control's mean is 0). */
function steady(values: number[], control: number[]): number[] {
  const mean = meanOf(values)
  const centre = meanOf(control)
  const slope =
    control.reduce((sum, c, i) => sum + (c - centre) * (values[i] - mean), 0) /
    control.reduce((sum, c) => sum + (c - centre) ** 2, 0)
  return values.map((value, i) => value - slope * control[i])
}

/** “right”, or what is wrong with it as an estimate of a published value. */
function judge(values: number[], published: number): string {
  const mean = meanOf(values)
  const spread = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
  )
  // Student's t at 99 %, for 19 and for 128 degrees of freedom.
  const half = ((values.length < 130 ? 2.861 : 2.615) * spread) / Math.sqrt(values.length)
  const interval = `${mean} ± ${half} for ${published}`
  if (2 * half >= 0.02 * published) return `too wide: ${interval}`
  return Math.abs(mean - published) <= half ? 'right' : `wrong: ${interval}`
}

function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
