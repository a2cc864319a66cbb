import { Quality } from './Quality.ts'
import { SignalTable } from './SignalTable.ts'

/**
 * Simulated values laid over a table of live ones. While it lies there, what comes in belongs into `live`; signals that the simulation does not write are
 * passed on as they come, and when it is lifted all of them are at once what they have become meanwhile.
 */
export class Cover {
  readonly live: SignalTable
  readonly #shown: SignalTable
  readonly #isCovered: Uint8Array

  /** `slots`: the signals that are simulated. */
  constructor(shown: SignalTable, slots: readonly number[]) {
    this.#shown = shown
    this.live = new SignalTable(shown.size)
    copy(shown, this.live)
    this.live.clearChanged()
    this.#isCovered = new Uint8Array(shown.size)
    for (const slot of slots) this.#isCovered[slot] = 1
  }

  /** `time`: the simulated instant, epoch milliseconds; `now`: milliseconds of the page's clock. */
  write(slot: number, value: number, time: number, now: number): void {
    if (this.#isCovered[slot] !== 0) this.#shown.write(slot, value, time, now, Quality.simulated)
  }

  /**
   * Passes on what came in.
   * @frame
   */
  mirror(): void {
    const { changed, changedCount, value, time, received, quality } = this.live
    for (let i = 0; i < changedCount; i++) {
      const slot = changed[i]
      if (this.#isCovered[slot] !== 0) continue
      this.#shown.write(slot, value[slot], time[slot], received[slot], quality[slot])
    }
    this.live.clearChanged()
  }

  /** Shows what is live. */
  lift(): void {
    copy(this.live, this.#shown)
  }
}

function copy(from: SignalTable, to: SignalTable): void {
  const { size, value, time, received, quality } = from
  for (let slot = 0; slot < size; slot++) {
    to.write(slot, value[slot], time[slot], received[slot], quality[slot])
  }
}
