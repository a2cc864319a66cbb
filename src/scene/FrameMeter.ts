import { stats } from '#state/stats.ts'

const size = 240
const interval = 500

/** Measures the page's frames and writes `stats` twice a second: frames a second, CPU time of a frame, what was drawn. */
export class FrameMeter {
  readonly #ring = new Float32Array(size)
  readonly #own = new Float32Array(size)
  readonly #sorted = new Float32Array(size)
  #at = 0
  #filled = 0
  #frames = 0
  #since = NaN

  /**
   * Notes a frame that began at `began` and ended at `ended`, milliseconds; `drawing` of it the renderer had.
   * @frame
   */
  note(began: number, ended: number, drawing = 0): void {
    this.#ring[this.#at] = ended - began
    this.#own[this.#at] = ended - began - drawing
    this.#at = (this.#at + 1) % size
    this.#filled = Math.min(size, this.#filled + 1)
    this.#frames++
    if (this.#since !== this.#since) this.#since = began
    if (ended - this.#since >= interval) this.#write(ended)
  }

  /**
   * Notes what the renderer drew last.
   * @frame
   */
  noteDrawn(drawCalls: number, triangles: number): void {
    stats.drawCalls = drawCalls
    stats.triangles = triangles
  }

  /** @frame */
  #write(now: number): void {
    this.#sumUp(this.#ring, stats.frameMs)
    this.#sumUp(this.#own, stats.ownMs)
    stats.fps = (this.#frames * 1000) / (now - this.#since)
    this.#frames = 0
    this.#since = now
  }

  /** @frame */
  #sumUp(ring: Float32Array, into: { median: number; p95: number }): void {
    const filled = this.#filled
    // Slots not yet filled sort to the end.
    this.#sorted.set(ring)
    this.#sorted.fill(Infinity, filled)
    this.#sorted.sort()
    into.median = this.#sorted[filled >> 1]
    into.p95 = this.#sorted[Math.min(filled - 1, Math.floor(filled * 0.95))]
  }
}
