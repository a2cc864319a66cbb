import * as z from 'zod'
import { atSpeed } from '../laws/affinity.ts'
import { makeComponent, type Figure } from './ComponentKind.ts'
import { FailureMode, failureFields } from './FailureMode.ts'
import { stagePart } from './stagePart.ts'
import { stateOfStage } from './stateOfStage.ts'

const options = z.strictObject({
  flow: z.number().positive().meta({ description: 'm³/h at rated speed.', unit: 'm³/h' }),
  head: z
    .number()
    .positive()
    .default(20)
    .meta({ description: 'Metres at rated speed and flow.', unit: 'm' }),
  power: z.number().min(0).optional().meta({
    description: 'kW at rated speed. Default: from flow and head at 65 % efficiency.',
    unit: 'kW',
  }),
  speed: z
    .number()
    .positive()
    .max(1.5)
    .default(1)
    .meta({ description: 'Share of rated speed.', unit: '1' }),
  failure: z.strictObject(failureFields).optional().describe('How it fails.'),
})
type Options = z.output<typeof options>

/** Efficiency of a pump with its motor, and kW of a m³/h lifted by a metre of water. */
const efficiency = 0.65
const lifting = 9.80665 / 3600

/** A centrifugal pump on a frequency converter. */
export const pump = makeComponent({
  about: 'A centrifugal pump on a frequency converter, between tanks.',
  equation:
    'Flow ∝ n, head ∝ n², power ∝ n³ (affinity laws; J. F. Gülich, Centrifugal Pumps, §3.5).',
  options,
  reads: { speed: { about: 'Share of rated speed.', unit: '%' } },
  writes: {
    state: { about: 'What it is doing.', unit: 'state' },
    flow: { about: 'Flow now.', unit: 'm³/h' },
    head: { about: 'Head at its speed.', unit: 'm' },
    power: { about: 'Electrical power now.', unit: 'kW' },
    speed: { about: 'Share of rated speed, 0 while it stands.', unit: '%' },
  },
  flow: {
    as: 'stage',
    of: (given) => tunedTo(given),
  },
  open(build, given) {
    const { line, stage, agenda, random } = build
    const mode = given.failure
      ? new FailureMode(line, agenda, stage, random.fork('failure'), given.failure)
      : null
    let present = given
    const volume: Figure = {
      key: 'volume',
      name: 'Volume',
      unit: 'm³',
      digits: 0,
      better: 'neither',
      read: (time) => line.madeAt(stage, time),
    }
    const running: Figure = {
      key: 'running',
      name: 'Time running',
      unit: '%',
      digits: 1,
      better: 'neither',
      read: (time) => (time > 0 ? (100 * line.ranAt(stage, time)) / time : 0),
    }
    const base = stagePart(build, (next) => tunedTo(next as Options))
    const retune = (next: Record<string, unknown>): void => {
      present = next as Options
      base.retune(next)
      if (mode && present.failure) mode.retune(present.failure)
    }
    return {
      figures: [
        running,
        volume,
        {
          key: 'energy',
          name: 'Energy',
          unit: 'kWh',
          digits: 0,
          better: 'less',
          read: base.energy,
        },
      ],
      main: 'running',
      course: { name: 'flow', unit: 'm³/h', isSum: true, scale: 3600, read: volume.read },
      ports: {
        state: () => stateOfStage(line, stage),
        flow: () => line.rate[stage] * 3600,
        head: () => (line.rate[stage] > 0 ? atSpeed(rated(present), present.speed).head : 0),
        power: () => line.powerOf(stage),
        speed: () => (line.rate[stage] > 0 ? 100 * present.speed : 0),
      },
      ...base,
      ...(mode && { failures: () => mode.count, cost: () => mode.spent }),
      // A pump that stands now is taken to start with the run.
      start: (_port, value) => {
        if (value > 0) retune({ ...present, speed: value / 100 })
      },
      retune,
    }
  },
})

function rated({ flow, head, power }: Options): { flow: number; head: number; power: number } {
  return { flow, head, power: power ?? (flow * head * lifting) / efficiency }
}

function tunedTo(given: Options): { rate: number; power: number } {
  const { flow, power } = atSpeed(rated(given), given.speed)
  return { rate: flow / 3600, power }
}
