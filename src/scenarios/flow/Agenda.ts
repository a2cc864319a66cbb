/** What wants to be called at a time that it has put down; `code` tells its rows apart. */
export type Actor = { fire(code: number, time: number): void }

/**
 * The next events of a run: one row a possible event, its time, and who is called. Rows are made while a run opens; after that nothing
 * is allocated. Of two at the same instant the row that was made first goes first, so that the order never depends on luck.
 */
export class Agenda {
  /** Simulated seconds by row; Infinity while nothing is due. */
  due = new Float64Array(64).fill(Infinity)
  size = 0
  readonly #actors: Actor[] = []
  readonly #codes: number[] = []

  /** A new row. */
  add(actor: Actor, code: number): number {
    if (this.size === this.due.length) {
      const larger = new Float64Array(this.size * 2).fill(Infinity)
      larger.set(this.due)
      this.due = larger
    }
    this.#actors.push(actor)
    this.#codes.push(code)
    return this.size++
  }

  /** The row that is due first; -1 when nothing is due any more. Some dozens of rows: looking at all is faster than a heap. */
  first(): number {
    const { due, size } = this
    let best = -1
    let least = Infinity
    for (let row = 0; row < size; row++) {
      if (due[row] < least) {
        least = due[row]
        best = row
      }
    }
    return best
  }

  /** Calls who waits in the row, which is free again before. */
  fire(row: number): void {
    const time = this.due[row]
    this.due[row] = Infinity
    this.#actors[row].fire(this.#codes[row], time)
  }
}
