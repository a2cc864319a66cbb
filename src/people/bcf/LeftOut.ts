import { sayCount } from '#twin/sayCount.ts'

/** What of a file has no place, counted: nothing goes missing without a word. */
export class LeftOut {
  readonly #counts = new Map<string, { many: string; count: number }>()

  /** `many` is the plural where it is not made with an s. */
  add(what: string, count = 1, many = `${what}s`): void {
    if (count > 0)
      this.#counts.set(what, { many, count: count + (this.#counts.get(what)?.count ?? 0) })
  }

  /** “2 documents, 1 BIM snippet”; empty when all found a place. */
  say(): string {
    return [...this.#counts]
      .map(([what, { many, count }]) => `${sayCount(count)} ${count === 1 ? what : many}`)
      .join(', ')
  }
}
