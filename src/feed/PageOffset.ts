/** Milliseconds a message by which the best estimate is forgotten, so that drifting clocks are followed. */
const leak = 0.02

/** How far the page's clock is ahead of the worker's: the smallest difference seen, because only delays enlarge it. */
export class PageOffset {
  #smallest = Infinity

  /** Takes a pair of readings of one moment (milliseconds) and returns the current estimate. */
  update(workerNow: number, pageNow: number): number {
    this.#smallest = Math.min(this.#smallest + leak, pageNow - workerNow)
    return this.#smallest
  }

  clear(): void {
    this.#smallest = Infinity
  }
}
