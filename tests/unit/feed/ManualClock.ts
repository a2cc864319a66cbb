import { SteppedClock } from '#feed/SteppedClock.ts'

/** A clock that a test turns by hand. */
export class ManualClock extends SteppedClock {
  constructor() {
    super(1000)
  }

  /** Goes on, running every timer at its time. */
  advance(milliseconds: number): void {
    this.advanceTo(this.now() + milliseconds)
  }

  /** Goes on without running anything, as a suspended page. */
  sleep(milliseconds: number): void {
    this.jumpTo(this.now() + milliseconds)
    for (const timer of this.waiting) timer.due = Math.max(timer.due, this.now())
  }

  get timers(): number {
    return this.waiting.size
  }
}
