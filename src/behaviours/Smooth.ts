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

/**
 * A number that moves smoothly between samples: in a straight line from what is shown to what came, over the mean
 * interval between samples, so that a regular source gives constant speed. The first value jumps. Times in seconds.
 */
export class Smooth {
  /** What is shown; NaN before the first value. */
  shown = NaN
  moving = false
  // NaN, not 0: the engine then keeps these fields as doubles from the start.
  #from = NaN
  #to = NaN
  #start = NaN
  #rate = NaN
  #last = NaN
  #interval = NaN
  readonly #period: number
  readonly #way: Way

  /** `period` > 0 is the span after which the value is the same again (360 for degrees). */
  constructor(way: Way = 'straight', period = 0) {
    this.#way = way
    this.#period = period
  }

  /** Takes a sample; returns whether the shown value now moves. @frame */
  set(value: number, now: number): boolean {
    const shown = this.at(now)
    const gap = now - this.#last
    this.#last = now
    if (gap > silence) this.#interval = NaN
    else if (gap >= 0) {
      const seen = gap < shortest ? shortest : gap > longest ? longest : gap
      if (this.#interval > 0) this.#interval += (seen - this.#interval) * share
      else this.#interval = seen
    }
    if (shown !== shown) {
      this.shown = value
      this.#to = value
      return false
    }
    if (value === this.#to) return this.moving
    this.#to = value
    this.#from = this.#way === 'straight' ? shown : this.#nearStart(shown, value)
    if (this.#from === value) {
      this.shown = value
      this.moving = false
      return false
    }
    this.#start = now
    this.#rate = 1 / (this.#interval > 0 ? this.#interval : quick)
    this.moving = true
    return true
  }

  /** The value to show at a time. @frame */
  at(now: number): number {
    if (!this.moving) return this.shown
    const part = (now - this.#start) * this.#rate
    if (part >= 1) {
      this.moving = false
      this.shown = this.#to
    } else if (part > 0) {
      this.shown = this.#from + (this.#to - this.#from) * part
    }
    return this.shown
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
