/** Milliseconds by which the quickest answer is forgotten with each further one, so that another route counts as normal in time. */
const leak = 0.5

/**
 * How much longer than at its quickest a link takes to answer. An answer stands in line behind all that waits to be read, so
 * this is the age of what is read now, without trusting any other machine's clock. Times in milliseconds on one monotonic
 * clock.
 */
export class LinkDelay {
  #askedAt = NaN
  #quickest = Infinity
  #last = 0

  /** Whether to ask now: only when nothing asked before is still unanswered. */
  ask(now: number): boolean {
    if (!Number.isNaN(this.#askedAt)) return false
    this.#askedAt = now
    return true
  }

  /** The answer has come. */
  answer(now: number): void {
    if (Number.isNaN(this.#askedAt)) return
    const took = now - this.#askedAt
    this.#quickest = Math.min(this.#quickest + leak, took)
    this.#last = took - this.#quickest
    this.#askedAt = NaN
  }

  /** The delay at `now`; an answer that is still awaited counts as soon as it is late. */
  at(now: number): number {
    const late = now - this.#askedAt - this.#quickest
    // Nothing is asked, or nothing was ever answered: not a number, or endlessly early.
    return late > this.#last ? late : this.#last
  }
}
