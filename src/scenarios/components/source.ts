import * as z from 'zod'
import { durationField, isRandomDuration, meanOf } from '../process/durations.ts'
import { makeComponent } from './ComponentKind.ts'
import { countFigure, stagePart } from './stagePart.ts'

const options = z.strictObject({
  rate: z.number().positive().optional().meta({
    description: 'Items an hour that come. Default: never short of any.',
    unit: 'items/h',
  }),
  every: durationField.optional().meta({
    description: 'Instead of “rate”: seconds between two items, exponential unless told.',
    unit: 's',
  }),
})

/** Where items come from. */
export const source = makeComponent({
  about: 'Where items come from: without end, at a rate, or at random times.',
  equation:
    'Inflow = rate; or a renewal process (the arrivals of M/M/1 when exponential: L. Kleinrock, Queueing Systems I, §3.2).',
  options,
  reads: {},
  writes: { count: { about: 'Items that have come.', unit: 'items' } },
  flow: {
    as: 'stage',
    of: (given) => ({
      rate: rateOf(given),
      cycle: given.every === undefined ? null : { duration: given.every, plain: 'exponential' },
    }),
  },
  check: ({ rate, every }) =>
    rate !== undefined && every !== undefined
      ? 'has both “rate” and “every”, which say the same'
      : null,
  isRandom: ({ every }) => every !== undefined && isRandomDuration(every, 'exponential'),
  open(build) {
    const count = countFigure(build, 'Items that came')
    return {
      figures: [count],
      main: 'count',
      ports: { count: count.read },
      ...stagePart(build, (next) => ({ rate: rateOf(next as Options) })),
    }
  },
})

type Options = z.output<typeof options>

function rateOf({ rate, every }: Options): number {
  if (every !== undefined) return 1 / meanOf(every)
  return rate === undefined ? Infinity : rate / 3600
}
