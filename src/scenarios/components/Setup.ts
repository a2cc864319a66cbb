import * as z from 'zod'
import type { Actor, Agenda } from '../flow/Agenda.ts'
import { loss, type FlowLine } from '../flow/FlowLine.ts'
import { draw, durationField } from '../process/durations.ts'
import type { Random } from '../Random.ts'

/** A machine's `setup`. */
export const setupField = z
  .strictObject({
    every: z.number().positive().meta({ description: 'Finished items of one lot.', unit: 'items' }),
    takes: durationField.meta({
      description: 'Seconds of a setup; constant unless told.',
      unit: 's',
    }),
    cost: z.number().min(0).default(0).meta({ description: 'Cost of a setup.', unit: 'currency' }),
  })
  .describe('A change of tools or product after so many items.')
export type SetupOptions = z.output<typeof setupField>

/** Stops a stage after each lot for a setup. */
export class Setup implements Actor {
  spent = 0
  readonly #line: FlowLine
  readonly #agenda: Agenda
  readonly #stage: number
  readonly #random: Random
  readonly #clock: number
  readonly #end: number
  #options: SetupOptions

  constructor(
    line: FlowLine,
    agenda: Agenda,
    stage: number,
    random: Random,
    options: SetupOptions,
  ) {
    this.#line = line
    this.#agenda = agenda
    this.#stage = stage
    this.#random = random.fork('setup')
    this.#options = options
    this.#clock = line.addClock(stage, 'cycles', this, 0)
    this.#end = agenda.add(this, 1)
    this.#wind()
  }

  retune(options: SetupOptions): void {
    this.#options = options
  }

  fire(code: number, time: number): void {
    this.#line.time = time
    if (code === 1) {
      this.#line.release(this.#stage, loss.setup)
      return
    }
    this.spent += this.#options.cost
    this.#line.halt(this.#stage, loss.setup)
    this.#wind()
    this.#agenda.due[this.#end] = time + draw(this.#options.takes, 'constant', this.#random)
  }

  /** The clock counts work in seconds at design rate. */
  #wind(): void {
    const { design } = this.#line.plan.stages[this.#stage]
    this.#line.wind(this.#clock, this.#options.every / design)
  }
}
