import type { RunBeat } from './RunBeat.ts'

/** Beats of the page that is followed, of which the one that came quickest counts. */
const mostSamples = 8
/** Milliseconds by which who starts a run counts as longer there than those who hear it at once. */
const head = 10_000
/** Milliseconds of silence after which another page is followed. */
const silence = 15_000
/** Milliseconds by which two pages that agree may seem to differ. */
const near = 1000
/** Milliseconds that a message takes at least to come from the worker to the page. */
const least = 1

/**
 * The clock of a shared run, on a page whose own may be off by anything. Who starts the run sets it; everybody follows whoever present has had it
 * longest, so that it outlives who has gone. A beat took about half of its sender's way to the broker and back, and half of this
 * page's; what it took longer by chance only makes it seem earlier, so the latest of some counts. All times in milliseconds; `now` is this page's monotonic clock.
 */
export class RunClock {
  /** The run's clock minus `now`. */
  #offset: number
  #since = NaN
  #keeper = ''
  #keeperSince = Infinity
  #heardAt = -Infinity
  #samples: number[] = []

  /** `offset`: epoch milliseconds by this computer minus `now`. */
  constructor(offset: number) {
    this.#offset = offset
  }

  /** Whether it is known, or guessed because nobody else is there. */
  get isAgreed(): boolean {
    return !Number.isNaN(this.#since)
  }

  /** How long this page has had it. */
  held(now: number): number {
    return this.isAgreed ? now - this.#since : 0
  }

  /** The run's clock, epoch milliseconds. */
  time(now: number): number {
    return now + this.#offset
  }

  /** This page starts the run: its own clock is the run's. */
  start(now: number): void {
    this.#since = now - head
  }

  /** There is nobody to ask: the computer's own clock will have to do until somebody knows better. */
  guess(now: number): void {
    this.#since = now
  }

  /** Hears a run as it is started, at `at` of its clock; `trip` is this page's own way to the broker and back. */
  hearStart(at: number, trip: number, now: number): void {
    this.#since = now
    this.#offset = at + Math.max(least, trip) - now
  }

  /** Hears another page's beat. `trip` as above. */
  hear(session: string, beat: RunBeat, trip: number, now: number): void {
    const delay = Math.max(least, (Math.max(0, beat.trip) + Math.max(0, trip)) / 2)
    const since = now - delay - beat.held
    const sample = beat.time + delay - now
    if (this.isAgreed && since >= this.#since) return
    const isGone = now - this.#heardAt > silence
    if (session !== this.#keeper) {
      // Two of nearly the same standing are as good as each other.
      if (!isGone && since > this.#keeperSince - 1000) return
      this.#keeper = session
      // What was right so far is worth more than one beat that may have come late.
      const isNear = this.isAgreed && Math.abs(sample - this.#offset) < near
      this.#samples = isNear ? [this.#offset] : []
    }
    this.#keeperSince = since
    this.#heardAt = now
    this.#samples.push(sample)
    if (this.#samples.length > mostSamples) this.#samples.shift()
    this.#offset = Math.max(...this.#samples)
    if (!this.isAgreed) this.#since = now
  }
}
