/** Which bindings act on each row of one model: chains in flat arrays, in the order they were added. */
export class RowBindings {
  readonly #first: Int32Array
  readonly #last: Int32Array
  readonly #next: number[] = []
  readonly #binding: number[] = []

  constructor(rows: number) {
    this.#first = new Int32Array(rows).fill(-1)
    this.#last = new Int32Array(rows).fill(-1)
  }

  add(row: number, binding: number): void {
    const last = this.#last[row]
    if (last >= 0 && this.#binding[last] === binding) return
    const entry = this.#binding.length
    this.#binding.push(binding)
    this.#next.push(-1)
    if (last < 0) this.#first[row] = entry
    else this.#next[last] = entry
    this.#last[row] = entry
  }

  /** First entry of a row, or -1; then `next`. @frame */
  first(row: number): number {
    return this.#first[row]
  }

  /** @frame */
  next(entry: number): number {
    return this.#next[entry]
  }

  /** The binding of an entry. @frame */
  bindingAt(entry: number): number {
    return this.#binding[entry]
  }
}
