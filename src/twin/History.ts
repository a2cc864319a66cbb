/** Rings of recent samples, one a signal, made when its first sample arrives; memory is bounded for all together. */
export class History {
  readonly capacity: number
  readonly #rings: (Ring | undefined)[]
  /** By slot, over what is recorded meanwhile: samples of a simulation. */
  #covers: Map<number, Ring | undefined> | null = null

  /** `signals` slots share about `budget` samples (16 bytes each); a ring holds 1,200 at most, 32 at least. */
  constructor(signals: number, budget = 1_000_000) {
    this.capacity = Math.max(32, Math.min(1200, Math.floor(budget / Math.max(1, signals))))
    this.#rings = Array.from({ length: signals })
  }

  /** Adds a sample; `time` in milliseconds on the page's clock. NaN is kept: a chart shows it as a gap. */
  add(slot: number, time: number, value: number): void {
    push(this.#ringOf(slot), time, value)
  }

  /** Shows nothing of these signals but what is simulated from now on. What is measured is recorded all the same, and never mixes with it. */
  cover(slots: readonly number[]): void {
    this.#covers = new Map(slots.map((slot) => [slot, undefined]))
  }

  /** Adds a simulated sample of a covered signal. */
  addSimulated(slot: number, time: number, value: number): void {
    if (!this.#covers) return
    const ring = this.#covers.get(slot) ?? makeRing(this.capacity)
    this.#covers.set(slot, ring)
    push(ring, time, value)
  }

  /** Shows what is measured again, and forgets what was simulated. */
  uncover(): void {
    this.#covers = null
  }

  /** The same with time and value from two places in a list: as arguments they would be allocated. */
  addFrom(slot: number, numbers: Float64Array, timeAt: number, valueAt: number): void {
    const ring = this.#ringOf(slot)
    const at = (ring.count++ % this.capacity) * 2
    ring.samples[at] = numbers[timeAt]
    ring.samples[at + 1] = numbers[valueAt]
  }

  /** Takes the samples of a signal away from another history, oldest first, as many as there is room for. */
  takeOver(slot: number, from: History, fromSlot: number): void {
    const ring = from.#rings[fromSlot]
    if (ring && from.capacity === this.capacity && !this.#rings[slot]) {
      from.#rings[fromSlot] = undefined
      this.#rings[slot] = ring
      return
    }
    if (!ring) return
    const times = new Float64Array(from.capacity)
    const values = new Float64Array(from.capacity)
    const count = from.copy(fromSlot, times, values)
    for (let i = Math.max(0, count - this.capacity); i < count; i++)
      this.add(slot, times[i], values[i])
  }

  /** Copies a signal's samples, oldest first, into two arrays of at least `capacity`; returns how many. */
  copy(slot: number, times: Float64Array, values: Float64Array): number {
    const ring = this.#covers?.has(slot) ? this.#covers.get(slot) : this.#rings[slot]
    if (!ring) return 0
    const length = Math.min(ring.count, this.capacity)
    const start = ring.count - length
    for (let i = 0; i < length; i++) {
      const at = ((start + i) % this.capacity) * 2
      times[i] = ring.samples[at]
      values[i] = ring.samples[at + 1]
    }
    return length
  }

  #ringOf(slot: number): Ring {
    return (this.#rings[slot] ??= makeRing(this.capacity))
  }
}

/** `samples`: time and value in turn. */
type Ring = { samples: Float64Array; count: number }

function makeRing(capacity: number): Ring {
  return { samples: new Float64Array(capacity * 2), count: 0 }
}

function push(ring: Ring, time: number, value: number): void {
  const at = (ring.count++ % (ring.samples.length / 2)) * 2
  ring.samples[at] = time
  ring.samples[at + 1] = value
}
