import * as z from 'zod'
import { makeComponent } from './ComponentKind.ts'
import { countFigure, rateTuned, stagePart } from './stagePart.ts'

const options = z.strictObject({
  way: z
    .enum(['first', 'even', 'join'])
    .default('even')
    .describe(
      'Takes from the first way in what it gives and the rest from the next; from all alike; or something of each for one item (“join”).',
    ),
  takes: z
    .record(z.string(), z.number().positive())
    .optional()
    .describe(
      'Of “join”: items of each component before it that go into one: { "bottles": 12, "cartons": 1 }.',
    ),
  rate: z
    .number()
    .positive()
    .optional()
    .meta({ description: 'Items an hour at most. Default: any number.', unit: 'items/h' }),
})

/** Where flows of items meet. */
export const merge = makeComponent({
  about: 'Where flows of items meet: in order, evenly, or joined into one item (assembly).',
  equation: 'Outflow = Σ inflows; joined: outflow = inflow of each over what it takes of it.',
  options,
  reads: {},
  writes: { count: { about: 'Items that came through.', unit: 'items' } },
  flow: {
    as: 'stage',
    of: ({ way, takes = {}, rate }, _to, from) => ({
      shape: way === 'join' ? 'join' : 'merge',
      way: way === 'join' ? 'shares' : way,
      shares: from.map((id) => takes[id] ?? 1),
      rate: rate === undefined ? Infinity : rate / 3600,
    }),
  },
  check: ({ way, takes = {} }, _to, from) => {
    if (from.length < 2) return 'has fewer than two ways in'
    const strange = Object.keys(takes).find((id) => !from.includes(id))
    if (strange !== undefined) return `takes of “${strange}”, which does not go to it`
    return way !== 'join' && Object.keys(takes).length > 0
      ? 'has “takes”, but its “way” does not use them'
      : null
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
