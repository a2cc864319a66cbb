import * as z from 'zod'
import { makeComponent } from './ComponentKind.ts'
import { storePart } from './storePart.ts'

const options = z.strictObject({
  capacity: z.number().positive().meta({ description: 'm³.', unit: 'm³' }),
  level: z
    .number()
    .min(0)
    .max(100)
    .default(50)
    .meta({ description: 'How full it is when a run starts, %.', unit: '%' }),
})

/** A tank of liquid. */
export const tank = makeComponent({
  about: 'A tank of liquid between pumps and valves; all flows at it are in m³/h.',
  equation:
    'dV/dt = inflow − outflow, 0 ≤ V ≤ capacity (D. E. Seborg et al., Process Dynamics and Control, §2.4).',
  options,
  reads: {
    fill: { about: 'How full it is.', unit: '%' },
    volume: { about: 'What is in it.', unit: 'm³' },
  },
  writes: {
    fill: { about: 'How full it is.', unit: '%' },
    volume: { about: 'What is in it.', unit: 'm³' },
  },
  flow: {
    as: 'store',
    of: ({ capacity, level }) => ({ capacity, level: (capacity * level) / 100, delay: 0 }),
  },
  open(build) {
    const part = storePart(build, ({ capacity }) => Number(capacity))
    const { level, fill } = part.ports
    const figures = part.figures.map((figure) =>
      figure.key === 'level' ? { ...figure, unit: 'm³' } : figure,
    )
    return {
      ...part,
      figures,
      ports: { fill, volume: level },
      start: (port, value) => part.start?.(port === 'fill' ? 'fill' : 'level', value),
    }
  },
})
