import * as z from 'zod'
import { makeComponent } from './ComponentKind.ts'
import { FailureMode, failureFields } from './FailureMode.ts'
import { PartFailure } from './PartFailure.ts'

const options = z.strictObject({
  of: z.string().describe('What fails.'),
  ...failureFields,
})

/** A way in which a component fails, of its own so that it can be named and seen. */
export const failure = makeComponent({
  about:
    'A way in which another component fails; the same as the “failure” of a machine, with a name of its own.',
  equation: 'Constant hazard 1/MTBF of the time that its clock counts, random repair (IEC 61703).',
  options,
  reads: {},
  writes: { count: { about: 'Failures so far.', unit: 'items' } },
  links: { of: ['machine', 'pump', 'valve', 'conveyor', 'chiller', 'airHandler'] },
  open(build, given) {
    const stage = build.stageOf(given.of)
    const mode =
      stage >= 0
        ? new FailureMode(build.line, build.agenda, stage, build.random, given)
        : new PartFailure(build.agenda, build.part(given.of), build.random, given)
    const count = (): number => mode.count
    return {
      figures: [
        { key: 'count', name: 'Failures', unit: '', digits: 1, better: 'less', read: count },
      ],
      main: 'count',
      ports: { count },
      failures: count,
      cost: () => mode.spent,
      retune: (next) => mode.retune(options.parse(next)),
    }
  },
})
