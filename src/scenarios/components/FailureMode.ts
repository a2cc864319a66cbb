import * as z from 'zod'
import type { Actor, Agenda } from '../flow/Agenda.ts'
import type { ClockUnit, FlowLine } from '../flow/FlowLine.ts'
import { loss } from '../flow/FlowLine.ts'
import { draw, durationField } from '../process/durations.ts'
import type { Random } from '../Random.ts'

/** Options of a failure mode, for a machine's `failure` and the component of that name. */
export const failureFields = {
  mtbf: durationField.meta({
    description:
      'Mean time between failures, seconds of what “clock” counts. Exponential unless told.',
    unit: 's',
  }),
  mttr: durationField.meta({
    description: 'Mean time to repair, seconds. Exponential unless told.',
    unit: 's',
  }),
  clock: z
    .enum(['cycles', 'running', 'calendar'])
    .default('cycles')
    .describe('What makes it fail: work (at design rate), time at work, or time.'),
  cost: z.number().min(0).default(0).meta({ description: 'Cost of a repair.', unit: 'currency' }),
}
export type FailureOptions = z.output<z.ZodObject<typeof failureFields>>

/**
 * One way in which a stage fails: it works for a random time (constant hazard 1/MTBF unless told, IEC 61703) that passes only as its
 * clock does, stands for a random time, and is as before.
 */
export class FailureMode implements Actor {
  count = 0
  spent = 0
  readonly #line: FlowLine
  readonly #agenda: Agenda
  readonly #stage: number
  readonly #random: Random
  readonly #clock: number
  readonly #repair: number
  #options: FailureOptions

  constructor(
    line: FlowLine,
    agenda: Agenda,
    stage: number,
    random: Random,
    options: FailureOptions,
  ) {
    this.#line = line
    this.#agenda = agenda
    this.#stage = stage
    this.#random = random
    this.#options = options
    this.#clock = line.addClock(stage, options.clock satisfies ClockUnit, this, 0)
    this.#repair = agenda.add(this, 1)
    line.wind(this.#clock, draw(options.mtbf, 'exponential', random))
  }

  /** Other times between failures hold from the next on; the rest of this one is stretched with the mean. */
  retune(options: FailureOptions): void {
    const before = this.#options
    this.#options = options
    const ratio = meanSeconds(options.mtbf) / meanSeconds(before.mtbf)
    if (ratio === 1) return
    const left = this.#line.leftAt(this.#clock, this.#line.time)
    this.#line.wind(this.#clock, left * ratio)
  }

  fire(code: number, time: number): void {
    this.#line.time = time
    if (code === 0) {
      this.count++
      this.spent += this.#options.cost
      this.#line.wind(this.#clock, draw(this.#options.mtbf, 'exponential', this.#random))
      const { due } = this.#agenda
      // A clock that runs on while it is repaired may fail it again: then that is repaired too.
      if (due[this.#repair] === Infinity) {
        this.#line.halt(this.#stage, loss.faulted)
        due[this.#repair] = time
      }
      due[this.#repair] += draw(this.#options.mttr, 'exponential', this.#random)
    } else this.#line.release(this.#stage, loss.faulted)
  }
}

function meanSeconds(duration: FailureOptions['mtbf']): number {
  return typeof duration === 'number' ? duration : duration.mean
}
