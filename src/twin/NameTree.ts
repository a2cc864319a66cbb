import { isWild, matchesName } from './matchesName.ts'

/** Paths of names, found by their last names: a tree that grows only where it is asked. */
export class NameTree {
  readonly #paths: readonly string[]
  readonly #names: (readonly string[] | undefined)[]
  readonly #root: Branch
  #rowsOfName: Map<string, number[]> | null = null

  constructor(paths: readonly string[]) {
    this.#paths = paths
    this.#names = Array.from({ length: paths.length })
    this.#root = { rows: Array.from(paths, (_, row) => row), level: 0, below: null, sorted: null }
  }

  /** The names of a path, from the model's root on. */
  namesOf(row: number): readonly string[] {
    return (this.#names[row] ??= this.#paths[row].split('/'))
  }

  /** Rows whose last names (all names, if `whole`) fit a pattern's, ascending; `*` and `?` as in `matchesName`. */
  find(pattern: readonly string[], whole: boolean): number[] {
    const found: number[] = []
    this.#collect(this.#root, pattern, whole, found)
    return found.some((row, i) => i > 0 && row < found[i - 1])
      ? found.toSorted((a, b) => a - b)
      : found
  }

  /** Rows that have the rarest of some names anywhere in their path; all rows for no names. */
  rowsWith(names: readonly string[]): readonly number[] {
    let least: readonly number[] = this.#root.rows
    if (names.length === 0) return least
    const rowsOfName = (this.#rowsOfName ??= this.#indexNames())
    for (const name of names) {
      const rows = rowsOfName.get(name) ?? []
      if (rows.length < least.length) least = rows
    }
    return least
  }

  #collect(branch: Branch, pattern: readonly string[], whole: boolean, found: number[]): void {
    if (branch.level === pattern.length) {
      for (const row of branch.rows) {
        if (!whole || this.namesOf(row).length === branch.level) found.push(row)
      }
      return
    }
    const name = pattern[pattern.length - 1 - branch.level]
    const below = (branch.below ??= this.#split(branch))
    if (isWild(name)) this.#collectWild(branch, below, name, pattern, whole, found)
    else {
      const next = below.get(name)
      if (next) this.#collect(next, pattern, whole, found)
    }
  }

  #collectWild(
    branch: Branch,
    below: Map<string, Branch>,
    name: string,
    pattern: readonly string[],
    whole: boolean,
    found: number[],
  ): void {
    const names = (branch.sorted ??= [...below.keys()].toSorted())
    const prefix = name.slice(0, name.search(/[*?]/))
    const suffix = /[^*?]*$/.exec(name)![0]
    for (
      let i = firstNotBefore(names, prefix);
      i < names.length && names[i].startsWith(prefix);
      i++
    ) {
      if (!names[i].endsWith(suffix) || !matchesName(names[i], name)) continue
      this.#collect(below.get(names[i])!, pattern, whole, found)
    }
  }

  /** Groups a branch's rows by the name before those that they already share. */
  #split(branch: Branch): Map<string, Branch> {
    const below = new Map<string, Branch>()
    const level = branch.level + 1
    for (const row of branch.rows) {
      const names = this.namesOf(row)
      if (names.length < level) continue
      const name = names[names.length - level]
      const next = below.get(name)
      if (next) next.rows.push(row)
      else below.set(name, { rows: [row], level, below: null, sorted: null })
    }
    return below
  }

  #indexNames(): Map<string, number[]> {
    const rowsOfName = new Map<string, number[]>()
    for (const row of this.#root.rows) {
      for (const name of this.namesOf(row)) {
        const rows = rowsOfName.get(name)
        if (!rows) rowsOfName.set(name, [row])
        else if (rows[rows.length - 1] !== row) rows.push(row)
      }
    }
    return rowsOfName
  }
}

type Branch = {
  /** Rows whose last `level` names are the way to this branch, ascending. */
  rows: number[]
  level: number
  below: Map<string, Branch> | null
  /** The keys of `below`, for wildcards. */
  sorted: string[] | null
}

function firstNotBefore(sorted: readonly string[], text: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < text) low = middle + 1
    else high = middle
  }
  return low
}
