import { Quality } from './Quality.ts'

/**
 * The latest value of every signal: typed arrays, one slot a signal (a signal's slot is its index in `Twin.signals`).
 * The feed's worker and the page each hold one; only changed slots travel between them.
 */
export class SignalTable {
  readonly size: number
  /** The latest value in the signal's unit; for a signal with states, the state's code; NaN before the first. */
  readonly value: Float64Array
  /** The source's timestamp, epoch milliseconds; NaN when the source gives none. */
  readonly time: Float64Array
  /** Time of arrival, milliseconds on the owner's monotonic clock; NaN before the first. */
  readonly received: Float64Array
  /** A `Quality` code a slot. */
  readonly quality: Uint8Array
  /** Slots written since `clearChanged`, each once; only the first `changedCount` count. */
  readonly changed: Uint32Array
  changedCount = 0
  readonly #marked: Uint8Array

  constructor(size: number) {
    this.size = size
    this.value = new Float64Array(size).fill(NaN)
    this.time = new Float64Array(size).fill(NaN)
    this.received = new Float64Array(size).fill(NaN)
    this.quality = new Uint8Array(size).fill(Quality.never)
    this.changed = new Uint32Array(size)
    this.#marked = new Uint8Array(size)
  }

  /** Stores a sample and marks its slot as changed. */
  write(slot: number, value: number, time: number, received: number, quality: number): void {
    this.value[slot] = value
    this.time[slot] = time
    this.received[slot] = received
    this.quality[slot] = quality
    this.mark(slot)
  }

  /** The same with value, time, arrival and quality from a place in a list: as arguments they would be allocated. */
  writeFrom(slot: number, numbers: Float64Array, at: number): void {
    this.value[slot] = numbers[at]
    this.time[slot] = numbers[at + 1]
    this.received[slot] = numbers[at + 2]
    this.quality[slot] = numbers[at + 3]
    this.mark(slot)
  }

  /** Changes only the quality (the last value and its times are kept); no mark when it was so already. */
  setQuality(slot: number, quality: number): void {
    if (this.quality[slot] === quality) return
    this.quality[slot] = quality
    this.mark(slot)
  }

  mark(slot: number): void {
    if (this.#marked[slot] !== 0) return
    this.#marked[slot] = 1
    this.changed[this.changedCount++] = slot
  }

  clearChanged(): void {
    if (this.changedCount * few > this.size) this.#marked.fill(0)
    else for (let i = 0; i < this.changedCount; i++) this.#marked[this.changed[i]] = 0
    this.changedCount = 0
  }
}

/** Of more than one in so many all marks are cleared at once, which takes less. */
const few = 64
