import { systemClock, type Clock } from '../Clock.ts'

type Timer = { due: number; interval: number; run: () => void }

/** Milliseconds: a shorter wait is for the page, which takes a batch a frame, also while the recording stands still. */
const short = 60

/** The clock of a recording: it goes as far as it is told, and runs every timer at its time. Milliseconds since the beginning. */
export class ReplayClock implements Clock {
  #now: number
  readonly #timers = new Set<Timer>()

  constructor(now: number) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(milliseconds: number, run: () => void): () => void {
    if (milliseconds <= short) return systemClock.after(milliseconds, run)
    return this.#add({ due: this.#now + milliseconds, interval: 0, run })
  }

  every(milliseconds: number, run: () => void): () => void {
    return this.#add({ due: this.#now + milliseconds, interval: milliseconds, run })
  }

  /** Goes on to a time. */
  advanceTo(end: number): void {
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
    this.#now = Math.max(this.#now, end)
  }

  #add(timer: Timer): () => void {
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }
}
