import type { FlowPlan } from './FlowPlan.ts'

/** The stores of a flow of single items with their books. */
export class ItemStores {
  /** Items in each store, and those of them that have come to its end. */
  readonly content: Float64Array
  readonly ready: Float64Array
  readonly capacity: Float64Array
  readonly delay: Float64Array
  /** When items on a conveyor arrive, oldest first; null for a store without a way. */
  readonly arrivals: readonly (number[] | null)[]
  readonly #area: Float64Array
  readonly #since: Float64Array

  constructor({ stores, stages }: FlowPlan) {
    this.content = Float64Array.from(stores, ({ level }) => Math.floor(level))
    this.ready = this.content.slice()
    this.delay = Float64Array.from(stores, ({ delay }) => delay)
    this.arrivals = stores.map(({ delay }) => (delay > 0 ? [] : null))
    this.capacity = Float64Array.from(stores, ({ capacity }) => capacity)
    // What takes several at once gathers all but the last, which the stage before still holds.
    stages.forEach(({ ins, takes, shape, shares }) => {
      ins.forEach((store, i) => {
        const needs = Math.ceil(shape === 'join' ? shares[i] : takes)
        if (this.capacity[store] < needs - 1) this.capacity[store] = needs - 1
      })
    })
    this.#area = new Float64Array(stores.length)
    this.#since = new Float64Array(stores.length)
  }

  contentSecondsAt(store: number, time: number): number {
    return this.#area[store] + this.content[store] * (time - this.#since[store])
  }

  /** Puts items in, or takes them out; returns when one that rides a conveyor arrives, NaN for none. */
  add(store: number, items: number, time: number): number {
    this.#area[store] += this.content[store] * (time - this.#since[store])
    this.#since[store] = time
    this.content[store] += items
    const queue = this.arrivals[store]
    if (items < 0 || queue === null) {
      this.ready[store] += items
      return NaN
    }
    queue.push(time + this.delay[store])
    return queue[0]
  }

  /** Lets what has come to the end of a conveyor by now be ready; returns when the next does. */
  arrive(store: number, time: number): number {
    const queue = this.arrivals[store] ?? []
    for (; queue.length > 0 && queue[0] <= time; queue.shift()) this.ready[store]++
    return queue[0] ?? Infinity
  }

  each(read: (value: number) => void): void {
    this.content.forEach(read)
    this.ready.forEach(read)
    this.#area.forEach(read)
    for (const queue of this.arrivals) queue?.forEach(read)
  }
}
