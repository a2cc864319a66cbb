import { lagSamples } from './FeedBatch.ts'

const size = 1024

/**
 * How old values are when they are shown: what the wire took (see `LagGauge`) plus the time from arrival to the frame. The
 * last 1,024 samples. Times in milliseconds on the page's clock.
 */
export class LagMeter {
  /** A ring; only the first `count` count, in no order. */
  readonly lag = new Float32Array(size)
  count = 0
  #at = 0
  readonly #waitingLag = new Float32Array(lagSamples * 4)
  readonly #waitingReceived = new Float64Array(lagSamples * 4)
  #waiting = 0
  readonly #sorted = new Float32Array(size)

  /** Takes over a sample (its arrival, then what the wire took) from a place in a list; the next frame will show its value. */
  addFrom(numbers: Float64Array, at: number): void {
    if (this.#waiting === this.#waitingLag.length) return
    this.#waitingReceived[this.#waiting] = numbers[at]
    this.#waitingLag[this.#waiting++] = numbers[at + 1]
  }

  /** The frame has shown all values that were taken over. @frame */
  noteShown(now: number): void {
    for (let i = 0; i < this.#waiting; i++) {
      this.lag[this.#at] = this.#waitingLag[i] + Math.max(0, now - this.#waitingReceived[i])
      this.#at = (this.#at + 1) % size
      if (this.count < size) this.count++
    }
    this.#waiting = 0
  }

  /** Writes median and 95th percentile into `out`, milliseconds; 0 before the first sample. For the slow pulse. */
  percentiles(out: { p50: number; p95: number }): void {
    if (this.count === 0) {
      out.p50 = 0
      out.p95 = 0
      return
    }
    this.#sorted.fill(Infinity)
    for (let i = 0; i < this.count; i++) this.#sorted[i] = this.lag[i]
    this.#sorted.sort()
    out.p50 = this.#sorted[Math.floor((this.count - 1) * 0.5)]
    out.p95 = this.#sorted[Math.ceil((this.count - 1) * 0.95)]
  }
}
