import * as z from 'zod'
import { makeComponent } from './ComponentKind.ts'
import { countFigure, rateTuned, stagePart } from './stagePart.ts'

const options = z.strictObject({
  rate: z
    .number()
    .positive()
    .optional()
    .meta({ description: 'Items an hour that it takes at most. Default: all.', unit: 'items/h' }),
})

/** Where finished items go: what has come here is the output. */
export const sink = makeComponent({
  about: 'Where finished items go. What has come here is the plant’s output.',
  equation: 'Output = ∫ inflow dt.',
  options,
  reads: {},
  writes: {
    count: { about: 'Items that have arrived.', unit: 'items' },
    rate: { about: 'Items an hour that arrive now.', unit: 'items/h' },
  },
  flow: { as: 'stage', of: ({ rate }) => ({ rate: rate === undefined ? Infinity : rate / 3600 }) },
  open(build) {
    const count = countFigure(build, 'Items that arrived')
    return {
      figures: [count],
      main: 'count',
      ports: { count: count.read, rate: () => build.line.rate[build.stage] * 3600 },
      ...stagePart(build, rateTuned),
    }
  },
})
