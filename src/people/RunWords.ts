import { isAfterRemoval, noRemovals, type Removals } from './Removals.ts'
import { mayWrite, type Role } from './roles.ts'
import type { RunWord } from './SharedRun.ts'

/** The word that counts, and by whom it is. */
export type LatestWord = RunWord & { user: string }

/** What all authors have said of the room's run: of those who may, and were in the room then, the latest counts. */
export class RunWords {
  /** Who is out of the room. */
  removals: Removals = noRemovals
  readonly #words = new Map<string, RunWord>()
  /** Returns null for somebody who is not here: then the broker has judged them. */
  readonly #roleOf: (user: string) => Role | null

  constructor(roleOf: (user: string) => Role | null) {
    this.#roleOf = roleOf
  }

  get(user: string): RunWord | undefined {
    return this.#words.get(user)
  }

  /** Undefined: taken back. */
  set(user: string, word: RunWord | undefined): void {
    if (word) this.#words.set(user, word)
    else this.#words.delete(user)
  }

  clear(): void {
    this.#words.clear()
  }

  /** All pages come to the same, in whatever order they heard the words. */
  get latest(): LatestWord | null {
    let latest: LatestWord | null = null
    for (const [user, word] of this.#words) {
      const isOlder =
        latest && (word.stamp < latest.stamp || (word.stamp === latest.stamp && user < latest.user))
      if (!isOlder && this.#isAllowed(user) && this.#isIn(user, word.stamp))
        latest = { ...word, user }
    }
    return latest
  }

  /** Users who said something and are here in a role that may not. */
  get refused(): string[] {
    return [...this.#words.keys()].filter((user) => !this.#isAllowed(user))
  }

  #isIn(user: string, stamp: number): boolean {
    return !isAfterRemoval(this.removals, user, stamp)
  }

  #isAllowed(user: string): boolean {
    const role = this.#roleOf(user)
    return role === null || mayWrite(role, 'run')
  }
}
