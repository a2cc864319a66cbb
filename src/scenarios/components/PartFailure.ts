import type { Actor, Agenda } from '../flow/Agenda.ts'
import { draw } from '../process/durations.ts'
import type { Random } from '../Random.ts'
import type { Part } from './ComponentKind.ts'
import type { FailureOptions } from './FailureMode.ts'

/** Failures of what works on no items (a chiller, an air handler): by the calendar, whatever their clock says. */
export class PartFailure implements Actor {
  count = 0
  spent = 0
  readonly #agenda: Agenda
  readonly #part: Part
  readonly #random: Random
  readonly #row: number
  #options: FailureOptions
  #isFailed = false

  constructor(agenda: Agenda, part: Part, random: Random, options: FailureOptions) {
    this.#agenda = agenda
    this.#part = part
    this.#random = random
    this.#options = options
    this.#row = agenda.add(this, 0)
    agenda.due[this.#row] = draw(options.mtbf, 'exponential', random)
  }

  retune(options: FailureOptions): void {
    this.#options = options
  }

  fire(_code: number, time: number): void {
    const { mtbf, mttr, cost } = this.#options
    this.#isFailed = !this.#isFailed
    this.#part.halt?.(this.#isFailed)
    if (this.#isFailed) {
      this.count++
      this.spent += cost
    }
    const next = this.#isFailed ? mttr : mtbf
    this.#agenda.due[this.#row] = time + draw(next, 'exponential', this.#random)
  }
}
