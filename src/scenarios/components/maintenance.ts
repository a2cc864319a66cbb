import * as z from 'zod'
import { durationField } from '../process/durations.ts'
import { makeComponent } from './ComponentKind.ts'
import { Upkeep } from './Upkeep.ts'

const options = z.strictObject({
  of: z
    .union([z.string(), z.array(z.string()).min(1)])
    .describe('What is maintained: a wearing part, or a machine or pump; or several.'),
  policy: z
    .enum(['runToFailure', 'age', 'condition', 'calendar'])
    .describe(
      'When: never before it fails; at an age in work; when an inspection sees it worn; or by the calendar.',
    ),
  every: z.number().positive().optional().meta({
    description:
      'Hours: of work for “age” (default: what costs least, for a part with a Weibull life), of time for “calendar” (default: a week).',
    unit: 'h',
  }),
  at: z.number().positive().max(1).default(0.8).meta({
    description: 'Of “condition”: the share of its own life at which wear is seen.',
    unit: '1',
  }),
  takes: durationField
    .default(1800)
    .meta({ description: 'Seconds that it stands for it; constant unless told.', unit: 's' }),
  cost: z.number().min(0).default(0).meta({ description: 'Cost of each time.', unit: 'currency' }),
})

/** Planned maintenance by a policy. */
export const maintenance = makeComponent({
  about: 'Planned maintenance of machines or of their wearing parts, by a policy.',
  equation:
    'Age replacement costs (Cp·R(t) + Cu·(1 − R(t)))/∫₀ᵗ R a unit of time; “age” without “every” takes its minimum (R. Barlow and L. Hunter, Operations Research 8, 1960).',
  options,
  reads: {},
  writes: { count: { about: 'Times that it was done.', unit: 'items' } },
  links: { of: ['wear', 'machine', 'pump'] },
  open(build, given) {
    const names = [given.of].flat()
    const list = names.map((name) => {
      const { life } = build.part(name)
      return new Upkeep(build, life?.stage ?? build.stageOf(name), life ?? null, given)
    })
    const done = (): number => list.reduce((sum, one) => sum + one.done, 0)
    return {
      figures: [
        { key: 'count', name: 'Times done', unit: '', digits: 1, better: 'neither', read: done },
      ],
      main: 'count',
      ports: { count: done },
      cost: () => list.reduce((sum, one) => sum + one.spent, 0),
      retune: (next) => {
        for (const one of list) one.retune(options.parse(next))
      },
    }
  },
})
