import { DelayLine } from './DelayLine.ts'
import { difference } from './difference.ts'
import type { StorePlan } from './FlowPlan.ts'

/** The stores of a fluid flow with their books; brought up to date only when a flow at them changes. */
export class FluidStores {
  /** Items a second now: put in, arriving at the end, taken out. */
  readonly inflow: Float64Array
  readonly arrival: Float64Array
  readonly outflow: Float64Array
  /** Items in the store, and those of them at its end. */
  readonly content: Float64Array
  readonly ready: Float64Array
  readonly capacity: Float64Array
  /** Seconds from the beginning to the end, and what is on its way; null for a store without a way. */
  readonly delay: Float64Array
  readonly lines: readonly (DelayLine | null)[]
  readonly isEmpty: Uint8Array
  readonly isFull: Uint8Array
  readonly #area: Float64Array
  readonly #since: Float64Array

  constructor(stores: readonly StorePlan[]) {
    const size = stores.length
    this.inflow = new Float64Array(size)
    this.arrival = new Float64Array(size)
    this.outflow = new Float64Array(size)
    this.content = Float64Array.from(stores, ({ level }) => level)
    this.ready = this.content.slice()
    this.capacity = Float64Array.from(stores, ({ capacity, isLane }) => (isLane ? 1 : capacity))
    this.delay = Float64Array.from(stores, ({ delay }) => delay)
    this.lines = stores.map(({ delay }) => (delay > 0 ? new DelayLine() : null))
    this.isEmpty = Uint8Array.from(stores, ({ level }) => (level > 0 ? 0 : 1))
    this.isFull = Uint8Array.from(stores, ({ level }, i) => (level < this.capacity[i] ? 0 : 1))
    this.#area = new Float64Array(size)
    this.#since = new Float64Array(size)
  }

  contentAt(store: number, time: number): number {
    return this.content[store] + this.net(store) * (time - this.#since[store])
  }

  contentSecondsAt(store: number, time: number): number {
    const seconds = time - this.#since[store]
    const change = this.net(store) * seconds
    return this.#area[store] + (this.content[store] + change / 2) * seconds
  }

  net(store: number): number {
    return difference(this.inflow[store], this.outflow[store])
  }

  netAtEnd(store: number): number {
    return difference(this.arrival[store], this.outflow[store])
  }

  settle(store: number, time: number): void {
    const seconds = time - this.#since[store]
    if (seconds === 0) return
    this.#since[store] = time
    const change = this.net(store) * seconds
    this.#area[store] += (this.content[store] + change / 2) * seconds
    this.content[store] += change
    if (this.lines[store]) this.ready[store] += this.netAtEnd(store) * seconds
    else this.ready[store] = this.content[store]
  }

  /** Nothing is left at its end. */
  empty(store: number): void {
    this.ready[store] = 0
    if (!this.lines[store]) this.content[store] = 0
    this.isEmpty[store] = 1
  }

  fill(store: number): void {
    this.content[store] = this.capacity[store]
    if (!this.lines[store]) this.ready[store] = this.capacity[store]
    this.isFull[store] = 1
  }

  /** Puts so many items into a store, as many as fit. */
  set(store: number, items: number): void {
    const capacity = this.capacity[store]
    const level = items < 0 ? 0 : items > capacity ? capacity : items
    this.content[store] = level
    this.ready[store] = level
    this.isEmpty[store] = level > 0 ? 0 : 1
    this.isFull[store] = level < capacity ? 0 : 1
  }

  each(read: (value: number) => void): void {
    for (const list of [this.content, this.ready, this.inflow, this.outflow]) list.forEach(read)
    this.#area.forEach(read)
    this.#since.forEach(read)
    for (const line of this.lines) {
      line?.each((time, rate) => {
        read(time)
        read(rate)
      })
    }
  }
}
