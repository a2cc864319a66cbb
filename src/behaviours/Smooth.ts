/** How a value that comes round again is followed. */
export type Way = 'straight' | 'shortest' | 'forwards'

/** Seconds between two samples that are believed as the source's rhythm. */
const shortest = 0.05
const longest = 2
/** After a longer silence the rhythm is unknown: the value is reached within `quick`. */
const silence = 5
const quick = 0.3
/** How much of a new interval enters the mean one; arrivals jitter by a frame or two. */
const share = 0.3

/** Numbers of one value, side by side. */
const width = 7
const shownAt = 0
const fromAt = 1
const toAt = 2
const startAt = 3
const rateAt = 4
const intervalAt = 5
const lastAt = 6
/** Values that share an array: as fields of an object each would be an object of its own, and a frame waits for memory. */
const shared = 256
let page = new Float64Array(0)
let taken = shared

/**
 * A number that moves smoothly between samples: in a straight line from what is shown to what came, over the mean
 * interval between samples, so that a regular source gives constant speed. The first value jumps. Times in seconds.
 */
export class Smooth {
  moving = false
  readonly #numbers: Float64Array
  readonly #first: number
  readonly #period: number
  readonly #way: Way

  /** `period` > 0 is the span after which the value is the same again (360 for degrees). */
  constructor(way: Way = 'straight', period = 0) {
    this.#way = way
    this.#period = period
    if (taken === shared) {
      page = new Float64Array(shared * width).fill(NaN)
      taken = 0
    }
    this.#numbers = page
    this.#first = taken++ * width
  }

  /** What is shown; NaN before the first value. @frame */
  get shown(): number {
    return this.#numbers[this.#first + shownAt]
  }

  /** Takes a sample; returns whether the shown value now moves. @frame */
  set(value: number, now: number): boolean {
    const numbers = this.#numbers
    const first = this.#first
    const shown = this.at(now)
    const gap = now - numbers[first + lastAt]
    numbers[first + lastAt] = now
    let interval = numbers[first + intervalAt]
    if (gap > silence) interval = NaN
    else if (gap >= 0) {
      const seen = gap < shortest ? shortest : gap > longest ? longest : gap
      if (interval > 0) interval += (seen - interval) * share
      else interval = seen
    }
    numbers[first + intervalAt] = interval
    if (shown !== shown) {
      numbers[first + shownAt] = value
      numbers[first + toAt] = value
      return false
    }
    if (value === numbers[first + toAt]) return this.moving
    numbers[first + toAt] = value
    const from = this.#way === 'straight' ? shown : this.#nearStart(shown, value)
    numbers[first + fromAt] = from
    if (from === value) {
      numbers[first + shownAt] = value
      this.moving = false
      return false
    }
    numbers[first + startAt] = now
    numbers[first + rateAt] = 1 / (interval > 0 ? interval : quick)
    this.moving = true
    return true
  }

  /** The value to show at a time. @frame */
  at(now: number): number {
    const numbers = this.#numbers
    const first = this.#first
    const shown = numbers[first + shownAt]
    if (!this.moving) return shown
    const part = (now - numbers[first + startAt]) * numbers[first + rateAt]
    if (!(part > 0)) return shown
    const to = numbers[first + toAt]
    const from = numbers[first + fromAt]
    if (part >= 1) this.moving = false
    return (numbers[first + shownAt] = part >= 1 ? to : from + (to - from) * part)
  }

  /** What is shown, shifted by whole periods to where the way to `value` is the wanted one. @frame */
  #nearStart(shown: number, value: number): number {
    const period = this.#period
    const ahead = value - shown
    if (this.#way === 'forwards') {
      return ahead < -period / 2 ? shown - period * Math.ceil(-ahead / period) : shown
    }
    return value - (ahead - period * Math.round(ahead / period))
  }
}
