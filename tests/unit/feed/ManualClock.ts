import type { Clock } from '#feed/Clock.ts'

type Timer = { due: number; interval: number; run: () => void }

/** A clock that a test turns by hand. */
export class ManualClock implements Clock {
  #now = 1000
  readonly #timers = new Set<Timer>()

  now(): number {
    return this.#now
  }

  after(milliseconds: number, run: () => void): () => void {
    return this.#add({ due: this.#now + milliseconds, interval: 0, run })
  }

  every(milliseconds: number, run: () => void): () => void {
    return this.#add({ due: this.#now + milliseconds, interval: milliseconds, run })
  }

  /** Goes on, running every timer at its time. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds
    for (;;) {
      let next: Timer | undefined
      for (const timer of this.#timers)
        if (timer.due <= end && (!next || timer.due < next.due)) next = timer
      if (!next) break
      this.#now = Math.max(this.#now, next.due)
      if (next.interval > 0) next.due += next.interval
      else this.#timers.delete(next)
      next.run()
    }
    this.#now = end
  }

  /** Goes on without running anything, as a suspended page. */
  sleep(milliseconds: number): void {
    this.#now += milliseconds
    for (const timer of this.#timers) timer.due = Math.max(timer.due, this.#now)
  }

  get timers(): number {
    return this.#timers.size
  }

  #add(timer: Timer): () => void {
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }
}
