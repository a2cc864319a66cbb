import * as z from 'zod'
import { makeComponent } from './ComponentKind.ts'
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
  open(build) {
    const { line, stage } = build
    const count = countFigure(build, 'Items carried')
    const base = stagePart(build, (next) => ({ rate: rateOf(next as Options) }))
    return {
      ...base,
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
