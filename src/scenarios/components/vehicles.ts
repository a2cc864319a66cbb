import * as z from 'zod'
import { makeComponent, type Part } from './ComponentKind.ts'
import { countFigure, stagePart } from './stagePart.ts'
import { stateOfStage } from './stateOfStage.ts'

const options = z.strictObject({
  count: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .meta({ description: 'Vehicles in service.', unit: 'vehicles' }),
  load: z
    .number()
    .positive()
    .meta({ description: 'Items that one carries at a time.', unit: 'items' }),
  distance: z.number().positive().meta({ description: 'Metres of one round trip.', unit: 'm' }),
  speed: z.number().positive().meta({ description: 'Mean speed on the way, m/s.', unit: 'm/s' }),
  handling: z
    .number()
    .min(0)
    .default(0)
    .meta({ description: 'Seconds of loading and unloading in one round.', unit: 's' }),
  charging: z
    .number()
    .min(0)
    .max(0.95)
    .default(0)
    .meta({ description: 'Share of its time that a vehicle stands at the charger.', unit: '1' }),
})
type Options = z.output<typeof options>

/** A fleet at work in one run, as its vehicles see it. */
export type VehiclesPart = Part & {
  /** Rounds that one of them (from 1 on) has made; they start spread over the round. */
  rounds(number: number, time: number): number
  isInService(number: number): boolean
  isMoving(): boolean
  /** m/s of those that drive. */
  speed(): number
  /** Shares of a round's time that it is loaded and unloaded, and drives; the rest it charges. */
  shares(): { handling: number; driving: number }
}

/** Vehicles that carry items away in turn: forklifts, trucks, automated guided vehicles. */
export const vehicles = makeComponent({
  about: 'Vehicles that carry items from one place to another in turn: guided vehicles, forklifts.',
  equation:
    'Items a second = count × load × (1 − charging) / (distance / speed + handling) (fleet size after VDI 2710; no vehicle waits for another).',
  options,
  reads: {},
  writes: {
    state: { about: 'What the fleet is doing.', unit: 'state' },
    count: { about: 'Items carried so far.', unit: 'items' },
  },
  flow: { as: 'stage', of: (given) => ({ rate: rateOf(given) }) },
  open(build, given): VehiclesPart {
    const { line, stage } = build
    let present = given
    /** Rounds of each until `since` items had been carried, when the fleet last changed. */
    let before: number[] = []
    let since = 0
    const rounds = (number: number, time: number): number => {
      const start = before[number - 1] ?? (number - 1) / Math.max(1, given.count)
      if (number > present.count) return start
      return start + (line.goodAt(stage, time) - since) / (present.load * present.count)
    }
    const count = countFigure(build, 'Items carried')
    const base = stagePart(build, (next) => ({ rate: rateOf(next as Options) }))
    return {
      ...base,
      retune(next) {
        const known = Math.max(before.length, given.count, present.count)
        before = Array.from({ length: known }, (_, i) => rounds(i + 1, line.time))
        since = line.goodAt(stage, line.time)
        present = options.parse(next)
        base.retune(next)
      },
      rounds,
      isInService: (number) => number <= present.count,
      isMoving: () => line.rate[stage] > 0,
      speed: () => (present.speed * line.rate[stage]) / Math.max(1e-9, rateOf(present)),
      shares() {
        const { distance, speed, handling, charging } = present
        const driving = distance / speed
        const whole = (driving + handling) / (1 - charging)
        return { handling: handling / whole, driving: driving / whole }
      },
      figures: [
        {
          key: 'use',
          name: 'Time in use',
          unit: '%',
          digits: 1,
          better: 'neither',
          read: (time) => (time > 0 ? (100 * line.ranAt(stage, time)) / time : 0),
        },
        count,
      ],
      main: 'use',
      ports: { state: () => stateOfStage(line, stage), count: count.read },
    }
  },
})

/** Items a second of the whole fleet. */
function rateOf({ count, load, distance, speed, handling, charging }: Options): number {
  return (count * load * (1 - charging)) / (distance / speed + handling)
}
