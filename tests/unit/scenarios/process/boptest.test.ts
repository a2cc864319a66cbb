import { expect, test } from 'vitest'
import { ThermalNodes } from '#scenarios/components/ThermalNodes.ts'
import { openRun } from '#scenarios/process/openRun.ts'
import { makeModel, makeSignal } from './makeModel.ts'

/**
 * BOPTEST's test case 1 (github.com/ibpsa/project1-boptest, testcases/testcase1, model SimpleRC): a room of 10⁶ J/K behind 0.01 K/W, a
 * sine of 20 ± 10 °C outside, a heater of 2 kW/K below a setpoint of 20 °C, 22 °C from the second day on. Seconds and kelvin, rounded to
 * a hundred-thousandth, of its published reference: testing/references/testcase1/results_initialize_advance.csv, the first two rows
 * results_initialize_initial.csv.
 */
const reference = [
  [600, 293.16344],
  [7_200, 294.61993],
  [43_200, 297.96532],
  [50_400, 294.02647],
  [64_800, 292.67438],
  [81_000, 292.95277],
  [86_400, 293.13353],
  [87_000, 294.51878],
  [100_800, 298.10815],
  [108_000, 300.50338],
  [121_800, 300.87634],
  [129_600, 297.99591],
] as const
const kelvin = 273.15
/** A thousandth of the swing outside; the reference itself comes from a solver that takes steps of its own. */
const tolerance = 0.01

test.each([30, 120])('a room’s network follows BOPTEST’s, heated too, in steps of %i s', (step) => {
  const nodes = new ThermalNodes(20)
  const design = { air: 1000, mass: 0, exchange: 0, loss: 0.1 }
  const differences = reference.map(([time, published], i) => {
    const from = i === 0 ? 0 : reference[i - 1][0]
    for (let t = from; t < time; t += step) {
      const setpoint = t < 86_400 ? 20 : 22
      // A heater in proportion to what is missing is 2 kW/K from the setpoint.
      const heater = nodes.air < setpoint ? 2 : 0
      nodes.step(step, design, outsideAt(t + step / 2), heater, setpoint, 0)
    }
    return Math.abs(nodes.air + kelvin - published)
  })
  expect(Math.max(...differences)).toBeLessThan(tolerance)
})

test('a zone of a model with that weather does so while it is not heated', () => {
  const step = 60
  const room = { id: 'room', is: 'zone', outside: 'sky', capacity: 1000, loss: 0.1 }
  const model = makeModel(
    [
      { id: 'sky', is: 'weather', mean: 20, swing: 0 },
      { ...room, temperature: 20, writes: { temperature: 'inside' } },
    ],
    { step },
    [makeSignal('inside', '°C')],
  )
  // Between two steps, so that it does not matter which of both comes first.
  const changes = Array.from({ length: 50_400 / step }, (_, i) => ({
    set: 'sky.mean',
    to: outsideAt((i + 0.5) * step),
    at: (i + 0.5) * step,
  }))
  const run = openRun(model, { seed: 1, changes })
  const differences = reference.slice(0, 4).map(([time, published]) => {
    run.advance(time)
    let inside = NaN
    run.values((_, value) => {
      inside = value
    })
    return Math.abs(inside + kelvin - published)
  })
  expect(Math.max(...differences)).toBeLessThan(tolerance)
})

/** °C. */
function outsideAt(time: number): number {
  return 20 + 10 * Math.sin((2 * Math.PI * time) / 86_400)
}
