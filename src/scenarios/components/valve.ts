import * as z from 'zod'
import { makeComponent } from './ComponentKind.ts'
import { stagePart } from './stagePart.ts'

const options = z.strictObject({
  flow: z.number().positive().meta({ description: 'm³/h when it is open.', unit: 'm³/h' }),
  opening: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .meta({ description: '0 shut to 1 open.', unit: '1' }),
})
type Options = z.output<typeof options>

/** A valve in a pipe. */
export const valve = makeComponent({
  about: 'A valve: it lets through so much at a constant pressure difference.',
  equation:
    'Flow = opening × flow when open (linear characteristic, IEC 60534-2-4, at a constant pressure difference).',
  options,
  reads: { opening: { about: 'How far it is open.', unit: '%' } },
  writes: {
    opening: { about: 'How far it is open.', unit: '%' },
    flow: { about: 'Flow now.', unit: 'm³/h' },
  },
  flow: { as: 'stage', of: ({ flow, opening }) => ({ rate: (flow * opening) / 3600 }) },
  open(build, given) {
    const { line, stage } = build
    let present = given
    const base = stagePart(build, (next) => {
      present = next as Options
      return { rate: (present.flow * present.opening) / 3600 }
    })
    const read = (time: number): number => line.madeAt(stage, time)
    return {
      figures: [{ key: 'volume', name: 'Volume', unit: 'm³', digits: 0, better: 'neither', read }],
      main: 'volume',
      course: { name: 'flow', unit: 'm³/h', isSum: true, scale: 3600, read },
      ports: {
        opening: () => 100 * present.opening,
        flow: () => line.rate[stage] * 3600,
      },
      ...base,
      start: (_port, value) => base.retune({ ...present, opening: value / 100 }),
    }
  },
})
