import { linearColour, sayColour } from '#twin/namedColours.ts'
import type { Signal } from '#twin/Twin.ts'
import { sayLimit, sayReading } from './sentence.ts'
import type { ShadeOptions } from './shadeOptions.ts'
import { stateCode } from './stateCodes.ts'

type Step = { key: number; colour: string; text: string }

/** Which of a few colours a value has: by state or by threshold. A step is an index in the palette; -1 is no colour. */
export class ShadeSteps {
  /** Linear RGB, four numbers a step, the last unused. */
  readonly palette: Float64Array
  readonly strength: number
  readonly #steps: readonly Step[]
  /** A threshold's value or a state's code, by step; thresholds ascend. */
  readonly #keys: Float64Array
  readonly #deadband: number
  readonly #isThreshold: boolean

  constructor(steps: readonly Step[], options: ShadeOptions) {
    this.#steps = steps
    this.#keys = Float64Array.from(steps, (step) => step.key)
    this.palette = Float64Array.from(steps.flatMap(({ colour }) => [...linearColour(colour), 0]))
    this.strength = options.strength
    this.#deadband = options.deadband
    this.#isThreshold = options.thresholds !== undefined
  }

  /** The step of a value, given the step before it (the deadband holds a value that falls). @frame */
  pick(value: number, before: number): number {
    const keys = this.#keys
    if (!this.#isThreshold) {
      for (let i = 0; i < keys.length; i++) if (keys[i] === value) return i
      return -1
    }
    let step = keys.length - 1
    while (step >= 0 && value < keys[step]) step--
    while (before > step && value < keys[before] - this.#deadband) before--
    return before > step ? before : step
  }

  /** The explanation for a value that is shown in a step. `doing`: "shown". */
  say(signal: Signal | undefined, value: number, at: number, doing: string): string {
    const reading = sayReading(signal, value)
    if (at < 0) {
      if (!this.#isThreshold) return `${reading}: that state has no colour.`
      return `${reading}, below ${sayLimit(signal, this.#keys[0])}: no colour.`
    }
    const { key, colour, text } = this.#steps[at]
    const look = `in ${sayColour(colour)}${text === '' ? '' : ` (${text})`}`
    if (!this.#isThreshold) return `${reading}: ${doing} ${look}.`
    if (value >= key) return `${reading}, at or above ${sayLimit(signal, key)}: ${doing} ${look}.`
    const back = sayLimit(signal, Number((key - this.#deadband).toPrecision(12)))
    return `${reading}, not yet below ${back}: still ${doing} ${look}.`
  }
}

/**
 * The steps of a rule. Equal rules share one object, since a plant says the same of hundreds of parts and the frame
 * then finds it in the cache: 10,000 parts that ease took 2 ms with a rule each.
 */
export function makeShadeSteps(options: ShadeOptions, signal: Signal | undefined): ShadeSteps {
  const { states, thresholds, strength, deadband } = options
  // What states are depends on the signal too.
  const same = thresholds && ofThresholds.get(options)
  if (same) return same
  const steps: Step[] = thresholds
    ? thresholds
        .map(({ from, colour, text = '' }) => ({ key: from, colour, text }))
        .toSorted((a, b) => a.key - b.key)
    : Object.entries(states ?? {}).map(([name, colour]) => ({
        key: stateCode(signal, name),
        colour,
        text: '',
      }))
  const rule = JSON.stringify([steps, strength, deadband, thresholds !== undefined])
  const made = shared.get(rule) ?? new ShadeSteps(steps, options)
  shared.set(rule, made)
  if (thresholds) ofThresholds.set(options, made)
  return made
}

const shared = new Map<string, ShadeSteps>()
/** Thousands of bindings have the very same options: what these have led to is known without comparing them. */
const ofThresholds = new WeakMap<ShadeOptions, ShadeSteps>()
