import { linearColour, sayColour } from '#twin/namedColours.ts'
import type { Signal } from '#twin/Twin.ts'
import { sayLimit, sayReading } from './sentence.ts'
import type { ShadeOptions } from './shadeOptions.ts'
import { stateCode } from './stateCodes.ts'

/** Which of a few colours a value has: by state or by threshold. A step is an index in the palette; -1 is no colour. */
export class ShadeSteps {
  /** Linear RGB, three numbers a step. */
  readonly palette: Float32Array
  readonly #signal: Signal | undefined
  readonly #colours: string[]
  /** A threshold's value or a state's code, by step; thresholds ascend. */
  readonly #keys: Float64Array
  readonly #texts: string[]
  readonly #deadband: number
  readonly #isThreshold: boolean

  constructor(options: ShadeOptions, signal: Signal | undefined) {
    const { states, thresholds } = options
    const steps = thresholds
      ? thresholds.toSorted((a, b) => a.from - b.from)
      : Object.entries(states ?? {}).map(([name, colour]) => ({
          from: stateCode(signal, name),
          colour,
          text: undefined,
        }))
    this.#signal = signal
    this.#isThreshold = thresholds !== undefined
    this.#keys = Float64Array.from(steps, (step) => step.from)
    this.#colours = steps.map((step) => step.colour)
    this.#texts = steps.map((step) => step.text ?? '')
    this.#deadband = options.deadband
    this.palette = Float32Array.from(this.#colours.flatMap(linearColour))
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
  say(value: number, step: number, doing: string): string {
    const reading = sayReading(this.#signal, value)
    if (!this.#isThreshold) {
      return step < 0
        ? `${reading}: that state has no colour.`
        : `${reading}: ${doing} in ${sayColour(this.#colours[step])}.`
    }
    if (step < 0) {
      return `${reading}, below ${sayLimit(this.#signal, this.#keys[0])}: no colour.`
    }
    const limit = sayLimit(this.#signal, this.#keys[step])
    const meaning = this.#texts[step] === '' ? '' : ` (${this.#texts[step]})`
    const colour = sayColour(this.#colours[step])
    if (value < this.#keys[step]) {
      const back = Number((this.#keys[step] - this.#deadband).toPrecision(12))
      return `${reading}, not yet below ${sayLimit(this.#signal, back)}: still ${doing} in ${colour}${meaning}.`
    }
    return `${reading}, at or above ${limit}: ${doing} in ${colour}${meaning}.`
  }
}
