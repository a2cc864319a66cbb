/** Times in a minute from which on an alarm chatters (ISA-18.2, 16.5.4). */
const times = 3
const minute = 60_000
/** Milliseconds without a raise after which it does so no more. */
const quiet = 600_000

/** Which alarms come and go so quickly that nobody can act on them. Times in milliseconds. */
export class Chatter {
  /** The last raises of each, in a ring. */
  readonly #raised: Float64Array
  readonly #next: Uint8Array
  readonly #chattering = new Set<number>()

  constructor(count: number) {
    this.#raised = new Float64Array(count * times).fill(-Infinity)
    this.#next = new Uint8Array(count)
  }

  get count(): number {
    return this.#chattering.size
  }

  isChattering(alarm: number): boolean {
    return this.#chattering.has(alarm)
  }

  /** An alarm was raised. */
  note(alarm: number, now: number): void {
    const oldest = alarm * times + this.#next[alarm]
    this.#raised[oldest] = now
    this.#next[alarm] = (this.#next[alarm] + 1) % times
    const first = this.#raised[alarm * times + this.#next[alarm]]
    if (now - first <= minute) this.#chattering.add(alarm)
  }

  /** Somebody knows that it does so. */
  recall(alarm: number, now: number): void {
    this.#raised[alarm * times + ((this.#next[alarm] + times - 1) % times)] = now
    this.#chattering.add(alarm)
  }

  /** Tells of each that has become quiet. */
  tick(now: number, onQuiet: (alarm: number) => void): void {
    for (const alarm of this.#chattering) {
      const last = this.#raised[alarm * times + ((this.#next[alarm] + times - 1) % times)]
      if (now - last <= quiet) continue
      this.#chattering.delete(alarm)
      onQuiet(alarm)
    }
  }
}
