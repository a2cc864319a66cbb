import * as z from 'zod'
import { makeComponent } from './ComponentKind.ts'
import { storePart } from './storePart.ts'

const options = z.strictObject({
  capacity: z
    .number()
    .min(0)
    .optional()
    .meta({ description: 'Items that it holds. Default: any number.', unit: 'items' }),
  level: z
    .number()
    .min(0)
    .default(0)
    .meta({ description: 'Items in it when a run starts.', unit: 'items' }),
})

/** A place where items wait. */
export const buffer = makeComponent({
  about: 'A place where items wait between two machines.',
  equation: 'd(level)/dt = inflow − outflow, 0 ≤ level ≤ capacity (mass balance).',
  options,
  reads: {
    level: { about: 'Items in it.', unit: 'items' },
    fill: { about: 'Share of its capacity in use.', unit: '%' },
  },
  writes: {
    level: { about: 'Items in it.', unit: 'items' },
    fill: { about: 'Share of its capacity in use.', unit: '%' },
  },
  flow: {
    as: 'store',
    of: ({ capacity = Infinity, level }) => ({
      capacity,
      level: Math.min(level, capacity),
      delay: 0,
    }),
  },
  check: ({ capacity, level }) =>
    capacity !== undefined && level > capacity ? 'starts with more items than it holds' : null,
  open: (build) =>
    storePart(build, ({ capacity }) => (typeof capacity === 'number' ? capacity : Infinity)),
})
