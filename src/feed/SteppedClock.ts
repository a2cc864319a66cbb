import type { Clock } from './Clock.ts'

type Timer = { due: number; interval: number; run: () => void }

/** A clock that goes as far as it is told, and runs every timer at its time. Milliseconds. */
export class SteppedClock implements Clock {
  protected readonly waiting = new Set<Timer>()
  #now: number

  constructor(now: number) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(milliseconds: number, run: () => void): () => void {
    return this.#add({ due: this.#now + milliseconds, interval: 0, run })
  }

  every(milliseconds: number, run: () => void): () => void {
    return this.#add({ due: this.#now + milliseconds, interval: milliseconds, run })
  }

  /** Goes on to a time. */
  advanceTo(end: number): void {
    for (;;) {
      let next: Timer | undefined
      for (const timer of this.waiting)
        if (timer.due <= end && (!next || timer.due < next.due)) next = timer
      if (!next) break
      this.jumpTo(next.due)
      if (next.interval > 0) next.due += next.interval
      else this.waiting.delete(next)
      next.run()
    }
    this.jumpTo(end)
  }

  /** Goes on to a time without running anything; never back. */
  protected jumpTo(time: number): void {
    this.#now = Math.max(this.#now, time)
  }

  #add(timer: Timer): () => void {
    this.waiting.add(timer)
    return () => void this.waiting.delete(timer)
  }
}
