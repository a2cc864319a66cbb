import * as z from 'zod'
import type { Signal } from '#twin/Twin.ts'
import { isOneOf } from './options.ts'
import { sayLimit, sayReading } from './sentence.ts'
import { stateCode } from './stateCodes.ts'

/** Options that say when something holds; exactly one is to be given. */
export const conditionShape = {
  above: z.number().optional().describe('Holds at this value and above it.'),
  below: z.number().optional().describe('Holds below this value.'),
  between: z
    .tuple([z.number(), z.number()])
    .optional()
    .describe('Holds from the first value to the second, both included.'),
  states: z.array(z.string()).min(1).optional().describe('Holds in these states.'),
}

export type ConditionOptions = {
  above?: number
  below?: number
  between?: [number, number]
  states?: string[]
}

/** Whether exactly one condition is given. */
export function isOneCondition(options: ConditionOptions): boolean {
  return isOneOf(options, Object.keys(conditionShape))
}

export const oneCondition = 'give exactly one of above, below, between or states'

/** When something holds, by value: at or above, below, in a range, or in some states. */
export class Condition {
  readonly #signal: Signal | undefined
  readonly #options: ConditionOptions
  readonly #least: number
  readonly #below: number
  readonly #most: number
  readonly #codes: number[] | null

  constructor(options: ConditionOptions, signal: Signal | undefined) {
    const { above, below, between, states } = options
    this.#signal = signal
    this.#options = options
    this.#least = above ?? (between ? Math.min(...between) : -Infinity)
    this.#most = between ? Math.max(...between) : Infinity
    this.#below = below ?? Infinity
    this.#codes = states ? states.map((name) => stateCode(signal, name)) : null
  }

  /** @frame */
  holds(value: number): boolean {
    if (this.#codes) return this.#codes.includes(value)
    return value >= this.#least && value <= this.#most && value < this.#below
  }

  /** "Layers is 3, at or above 1", without a stop. */
  say(value: number): string {
    const { above, below, between, states } = this.#options
    const reading = sayReading(this.#signal, value)
    const holds = this.holds(value)
    if (above !== undefined) {
      return `${reading}, ${holds ? 'at or above' : 'below'} ${sayLimit(this.#signal, above)}`
    }
    if (below !== undefined) {
      return `${reading}, ${holds ? 'below' : 'at or above'} ${sayLimit(this.#signal, below)}`
    }
    if (between) {
      const [least, most] = between.map((limit) => sayLimit(this.#signal, limit))
      return `${reading}, ${holds ? 'between' : 'not between'} ${least} and ${most}`
    }
    return `${reading}, ${holds ? 'one' : 'not one'} of: ${states?.join(', ')}`
  }
}
