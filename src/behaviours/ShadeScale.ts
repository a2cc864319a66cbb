import { packColour } from '#twin/ColourTable.ts'
import type { Signal } from '#twin/Twin.ts'
import { scaleSteps, scaleTable, type ScaleName } from './colourScales.ts'
import { sayLimit, sayReading, sayShort } from './sentence.ts'

export type ScaleOptions = { from: number; to: number; map: ScaleName }

/** Where on a continuous scale a value is. A step is an index in its table, and a place lies between two of them. */
export class ShadeScale {
  /** Linear RGB, three numbers a step. */
  readonly table: Float32Array
  /** As `ColourTable` keeps them, one a step. */
  readonly packed: Uint32Array
  readonly strength: number
  readonly #options: ScaleOptions
  readonly #perValue: number
  readonly #offset: number

  constructor(options: ScaleOptions, strength: number) {
    const { from, to, map } = options
    const table = scaleTable(map)
    this.table = table
    this.packed = Uint32Array.from({ length: scaleSteps }, (_, step) =>
      packColour(table[step * 3], table[step * 3 + 1], table[step * 3 + 2], strength),
    )
    this.strength = strength
    this.#options = options
    this.#perValue = (scaleSteps - 1) / (to - from)
    this.#offset = 0.5 - from * this.#perValue
  }

  /** Where a value is on the scale, also beyond its ends; places are a step apart. @frame */
  place(value: number): number {
    return value * this.#perValue + this.#offset
  }

  /** The step at a place, held at the ends. @frame */
  step(place: number): number {
    return place >= scaleSteps ? scaleSteps - 1 : place > 0 ? place | 0 : 0
  }

  /** The explanation for a value. `doing`: "shown". */
  say(signal: Signal | undefined, value: number, doing: string): string {
    const { from, to, map } = this.#options
    const ends = `from ${sayShort(from, 6)} to ${sayLimit(signal, to)}`
    return `${sayReading(signal, value)}: ${doing} on the ${map} scale ${ends}.`
  }
}

/**
 * The scale of a rule; equal rules share one object, so that the frame finds it in the cache. Thousands of bindings have the
 * very same options: what these have led to is known without comparing them.
 */
export function makeShadeScale(options: ScaleOptions, strength: number): ShadeScale {
  const same = ofOptions.get(options)
  if (same?.strength === strength) return same
  const rule = JSON.stringify([options.from, options.to, options.map, strength])
  const made = shared.get(rule) ?? new ShadeScale(options, strength)
  shared.set(rule, made)
  ofOptions.set(options, made)
  return made
}

const shared = new Map<string, ShadeScale>()
const ofOptions = new WeakMap<ScaleOptions, ShadeScale>()
