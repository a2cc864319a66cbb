/** Milliseconds without a word from the plant after which its time is not known any more. */
const silence = 5000

/**
 * The plant's clock as it is told over the broker. A time is older by its way here, never newer, so what expires by this estimate expires rather too
 * early than too late; this machine's own clock takes no part, and only the latest word counts. Milliseconds.
 */
export class PlantTime {
  /** The run of the plant's program that told it; empty when it names none. */
  desk = ''
  #told = NaN
  #heard = -Infinity

  /** A word has come: epoch milliseconds of the plant, at a monotonic moment of this thread. */
  hear(told: number, desk: string, now: number): void {
    this.#told = told
    this.#heard = now
    this.desk = desk
  }

  isKnown(now: number): boolean {
    return now - this.#heard <= silence
  }

  /** Epoch milliseconds; NaN before the first word. */
  at(now: number): number {
    return this.#told + (now - this.#heard)
  }

  forget(): void {
    this.#heard = -Infinity
  }
}
