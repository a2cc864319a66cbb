/** Flow on its way: changes of a rate, each with the time at which it arrives. A ring that grows when it must. */
export class DelayLine {
  #times = new Float64Array(16)
  #rates = new Float64Array(16)
  #head = 0
  size = 0

  /** When the oldest change arrives; Infinity when none is under way. */
  get next(): number {
    return this.size > 0 ? this.#times[this.#head] : Infinity
  }

  push(time: number, rate: number): void {
    const { length } = this.#times
    const last = (this.#head + this.size - 1) & (length - 1)
    if (this.size > 0 && this.#times[last] >= time) {
      this.#rates[last] = rate
      return
    }
    if (this.size === length) this.#grow()
    const at = (this.#head + this.size++) & (this.#times.length - 1)
    this.#times[at] = time
    this.#rates[at] = rate
  }

  /** The rate that has arrived; to be called when `next` has come. */
  shift(): number {
    const rate = this.#rates[this.#head]
    this.#head = (this.#head + 1) & (this.#times.length - 1)
    this.size--
    return rate
  }

  /** Everything under way, oldest first, for a digest. */
  each(read: (time: number, rate: number) => void): void {
    for (let i = 0; i < this.size; i++) {
      const at = (this.#head + i) & (this.#times.length - 1)
      read(this.#times[at], this.#rates[at])
    }
  }

  #grow(): void {
    const { length } = this.#times
    const times = new Float64Array(length * 2)
    const rates = new Float64Array(length * 2)
    for (let i = 0; i < length; i++) {
      times[i] = this.#times[(this.#head + i) & (length - 1)]
      rates[i] = this.#rates[(this.#head + i) & (length - 1)]
    }
    this.#times = times
    this.#rates = rates
    this.#head = 0
  }
}
