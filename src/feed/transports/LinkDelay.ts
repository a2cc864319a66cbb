/** Milliseconds by which the quickest answer is forgotten with each further one, so that another route counts as normal in time. */
const leak = 0.5
/** Milliseconds after which it is asked again although the answer has not come: the broker is to hear from us all the same. */
const again = 4000

/**
 * How much longer than at its quickest a link takes to answer. An answer stands in line behind all that waits to be read, so
 * this is the age of what is read now, without trusting any other machine's clock. Times in milliseconds on one monotonic
 * clock.
 */
export class LinkDelay {
  /** When it was asked what has no answer yet; answers come in order. */
  readonly #asked: number[] = []
  #quickest = Infinity
  #last = 0

  /** Whether to ask now: when nothing asked before is still unanswered, or for long. */
  ask(now: number): boolean {
    if (this.#asked.length > 0 && now - this.#asked[this.#asked.length - 1] < again) return false
    this.#asked.push(now)
    return true
  }

  /** An answer has come. */
  answer(now: number): void {
    const askedAt = this.#asked.shift()
    if (askedAt === undefined) return
    const took = now - askedAt
    this.#quickest = Math.min(this.#quickest + leak, took)
    this.#last = took - this.#quickest
  }

  /** The delay at `now`; an answer that is still awaited counts as soon as it is late. */
  at(now: number): number {
    const late = now - this.#asked[0] - this.#quickest
    // Nothing is asked, or nothing was ever answered: not a number, or endlessly early.
    return late > this.#last ? late : this.#last
  }
}
