import { isOnItsWay, smoothAt, smoothTo, smoothWidth } from './smoothing.ts'

/** How a value that comes round again is followed. */
export type Way = 'straight' | 'shortest' | 'forwards'

/** Values that share an array: as fields of an object each would be an object of its own, and a frame waits for memory. */
const shared = 256
let page = new Float64Array(0)
let taken = shared

/** One number that moves smoothly between samples, see `smoothing`. */
export class Smooth {
  readonly #numbers: Float64Array
  readonly #first: number
  readonly #period: number

  /** `period` > 0 is the span after which the value is the same again (360 for degrees). */
  constructor(way: Way = 'straight', period = 0) {
    this.#period = way === 'straight' ? 0 : way === 'forwards' ? -period : period
    if (taken === shared) {
      page = new Float64Array(shared * smoothWidth).fill(NaN)
      taken = 0
    }
    this.#numbers = page
    this.#first = taken++ * smoothWidth
  }

  get moving(): boolean {
    return isOnItsWay(this.#numbers, this.#first)
  }

  /** What is shown; NaN before the first value. @frame */
  get shown(): number {
    return this.#numbers[this.#first]
  }

  /** Takes a sample; returns whether the shown value now moves. @frame */
  set(value: number, now: number): boolean {
    return smoothTo(this.#numbers, this.#first, value, now, this.#period)
  }

  /** The value to show at a time. @frame */
  at(now: number): number {
    smoothAt(this.#numbers, this.#first, now)
    return this.#numbers[this.#first]
  }
}
