import * as z from 'zod'
import { makeComponent } from './ComponentKind.ts'
import { countFigure, rateTuned, stagePart } from './stagePart.ts'

const options = z.strictObject({
  way: z
    .enum(['first', 'even', 'shares'])
    .default('even')
    .describe(
      'Fills the first way out and only what it does not take goes on; all alike; or by “shares”.',
    ),
  shares: z
    .array(z.number().positive())
    .optional()
    .describe('Parts of the whole in the order of “to”; they need not add up to 1.'),
  rate: z
    .number()
    .positive()
    .optional()
    .meta({ description: 'Items an hour at most. Default: any number.', unit: 'items/h' }),
})

/** Where a flow of items parts. */
export const split = makeComponent({
  about:
    'Where a flow of items parts: in order, evenly, or by shares. With shares, one way that is full stops all.',
  equation:
    'Inflow = Σ outflows; evenly is max-min fair (D. Bertsekas and R. Gallager, Data Networks, §6.5.2).',
  options,
  reads: {},
  writes: { count: { about: 'Items that came through.', unit: 'items' } },
  flow: {
    as: 'stage',
    of: ({ way, shares = [], rate }) => {
      const whole = shares.reduce((sum, share) => sum + share, 0)
      return {
        shape: 'split',
        way,
        shares: shares.map((share) => share / whole),
        rate: rate === undefined ? Infinity : rate / 3600,
      }
    },
  },
  check: ({ way, shares }, to) => {
    if (to.length < 2) return 'has fewer than two ways out'
    if (way !== 'shares') return shares ? 'has “shares”, but its “way” does not use them' : null
    return shares?.length === to.length ? null : 'needs one of “shares” for each of “to”'
  },
  open(build) {
    const count = countFigure(build, 'Items that came through')
    return {
      figures: [count],
      main: 'count',
      ports: { count: count.read },
      ...stagePart(build, rateTuned),
    }
  },
})
