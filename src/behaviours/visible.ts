import * as z from 'zod'
import { Look } from '#twin/PartTable.ts'
import type { Bound, Target } from './Behaviour.ts'
import { Condition, conditionShape, isOneCondition, oneCondition } from './Condition.ts'
import { isUsable } from './isUsable.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { noValueYet } from './sentence.ts'
import { checkStates } from './stateCodes.ts'

/** Shows the part only while a condition holds. */
export const visible = makeBehaviour({
  about:
    'Shows the part only while the value is at or above, below, or between limits, or in some states.',
  options: z.strictObject(conditionShape).refine(isOneCondition, oneCondition),
  signal: 'needed',
  writes: 'visible',
  check: (target, { states }) => checkStates(target.signal, states ?? []),
  attach: (target, options) => new BoundVisible(target, new Condition(options, target.signal)),
})

class BoundVisible implements Bound {
  readonly #target: Target
  readonly #condition: Condition

  constructor(target: Target, condition: Condition) {
    this.#target = target
    this.#condition = condition
  }

  /** @frame */
  change(value: number, quality: number): boolean {
    if (isUsable(value, quality)) this.#write(this.#condition.holds(value) ? 1 : 0)
    return false
  }

  frame(): boolean {
    return false
  }

  detach(): void {
    this.#write(1)
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    return `${this.#condition.say(value)}: ${this.#condition.holds(value) ? 'visible' : 'hidden'}.`
  }

  /** @frame */
  #write(shown: number): void {
    const { parts, rows } = this.#target
    for (let i = 0; i < rows.length; i++) parts.set(rows[i], Look.visible, shown)
  }
}
