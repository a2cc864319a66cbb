import { lagSamples } from './FeedBatch.ts'

/** Milliseconds by which a signal's quickest passage is forgotten a sample, so that drifting clocks do not count as lag. */
const leak = 0.05
/** A difference that jumps by more than this is a clock that was set, not a lag. */
const clockJump = 60_000

/**
 * Estimates how long messages take, without trusting anybody's clock: arrival minus source time, less the smallest such
 * difference of the same signal, and at least what the link says it is behind (a signal's first message says nothing about
 * its own lag). Keeps a fair choice of at most 32 samples between two batches.
 */
export class LagGauge {
  /** Samples since `clear`, at most `lagSamples`; those without a usable source time count only when no other is there. */
  count = 0
  readonly lags = new Float32Array(lagSamples)
  readonly received = new Float64Array(lagSamples)
  readonly #quickest: Float64Array
  /** How far the link is behind, milliseconds; see `LinkDelay`. */
  linkDelay = 0
  #seen = 0
  #timed = false
  #chance = 1

  constructor(signals: number) {
    this.#quickest = new Float64Array(signals).fill(Infinity)
  }

  /** A sample arrived; `time` in epoch milliseconds or NaN, `received` in milliseconds on a monotonic clock. */
  add(slot: number, time: number, received: number): void {
    // Whole seconds are most often cut off, which would read as up to a second of lag.
    if (Number.isNaN(time) || time % 1000 === 0) {
      if (!this.#timed) this.#keep(0, received)
      return
    }
    const passage = received - time
    let quickest = Math.min(this.#quickest[slot] + leak, passage)
    if (passage - quickest > clockJump) quickest = passage
    this.#quickest[slot] = quickest
    if (!this.#timed) this.clear()
    this.#timed = true
    this.#keep(passage - quickest, received)
  }

  clear(): void {
    this.count = 0
    this.#seen = 0
    this.#timed = false
  }

  /** Reservoir sampling, so that the first or last of a burst is not preferred. */
  #keep(lag: number, received: number): void {
    let at = this.#seen++
    if (at >= lagSamples) {
      this.#chance = (Math.imul(this.#chance, 1664525) + 1013904223) >>> 0
      at = this.#chance % this.#seen
      if (at >= lagSamples) return
    }
    this.lags[at] = Math.max(lag, this.linkDelay)
    this.received[at] = received
    this.count = Math.min(this.#seen, lagSamples)
  }
}
