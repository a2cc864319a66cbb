import { isWild, matchesName } from './matchesName.ts'
import type { Work } from './Work.ts'

/** Where fewer nodes are to be looked at, names are not put in order for one with wildcards. */
const worthSorting = 4000

/**
 * Paths of names as a tree, to be searched by patterns: an array of names, where `**` stands for any number of names, none
 * included, and `*` and `?` as in `matchesName`. A search starts at the rarest name of its pattern. Nodes are numbered depth
 * first, names are told apart by number; 100,000 paths take about 30 ms.
 */
export class NameTree {
  /** By node: the number of its name, the node above it or -1, the node after the last one below it, its path's row or -1. */
  readonly #nameOf: number[] = []
  readonly #up: number[] = []
  readonly #end: number[] = []
  readonly #rowOf: number[] = []
  readonly #names: string[] = []
  readonly #numberOf = new Map<string, number>()
  /** Nodes in the order of their names, and where each name's begin. */
  #nodes = new Uint32Array(0)
  #first = new Uint32Array(0)
  /** By name: nodes below all that are called so, themselves included. */
  #weight = new Float64Array(0)
  #sorted: readonly string[] | null = null

  /** All names that stand in the paths, each once. */
  get names(): readonly string[] {
    return this.#names
  }

  has(name: string): boolean {
    return this.#numberOf.has(name)
  }

  /** Takes all paths in, once; before that the tree is empty. */
  *grow(paths: readonly string[]): Work<NameTree> {
    yield* this.#growNodes(paths)
    const size = this.#nameOf.length
    this.#weight = new Float64Array(this.#names.length)
    this.#first = new Uint32Array(this.#names.length + 1)
    for (let node = 0; node < size; node++) {
      const name = this.#nameOf[node]
      this.#first[name + 1]++
      this.#weight[name] += this.#end[node] - node
    }
    for (let name = 0; name < this.#names.length; name++) this.#first[name + 1] += this.#first[name]
    this.#nodes = new Uint32Array(size)
    const next = this.#first.slice()
    for (let node = 0; node < size; node++) this.#nodes[next[this.#nameOf[node]]++] = node
    return this
  }

  /** Rows whose names all fit a pattern's, ascending. */
  find(pattern: readonly string[]): number[] {
    const signs = this.#read(pattern)
    if (signs === null) return []
    const found = this.#search(signs)
    const isOrdered = found.every((node, i) => i === 0 || node > found[i - 1])
    const rows = (isOrdered ? found : found.toSorted((a, b) => a - b)).map(
      (node) => this.#rowOf[node],
    )
    return rows.filter((row) => row >= 0)
  }

  /** Of some rows those whose names fit a pattern's; `rows` ascending. */
  filter(rows: readonly number[], pattern: readonly string[]): number[] {
    const signs = this.#read(pattern)
    if (signs === null) return []
    return rows.filter((row) => this.#fits(this.#nodeOf(row), signs, signs.length - 1))
  }

  /** The paths' nodes. Each starts below the last one that it is below of; names between that are no path's are nodes too. */
  *#growNodes(paths: readonly string[]): Work<void> {
    const above: number[] = []
    const prefixes: string[] = []
    const close = () => {
      prefixes.pop()
      this.#end[above.pop()!] = this.#nameOf.length
    }
    for (let row = 0; row < paths.length; row++) {
      if (row % 256 === 255) yield
      const path = paths[row]
      while (prefixes.length > 0 && !isBelow(path, prefixes[prefixes.length - 1])) close()
      let from = prefixes.length === 0 ? 0 : prefixes[prefixes.length - 1].length + 1
      for (;;) {
        const border = path.indexOf('/', from)
        const to = border < 0 ? path.length : border
        this.#nameOf.push(this.#numberFor(path.slice(from, to)))
        this.#up.push(above.length === 0 ? -1 : above[above.length - 1])
        this.#rowOf.push(border < 0 ? row : -1)
        above.push(this.#nameOf.length - 1)
        prefixes.push(border < 0 ? path : path.slice(0, border))
        if (border < 0) break
        from = border + 1
      }
    }
    while (above.length > 0) close()
  }

  #numberFor(name: string): number {
    const known = this.#numberOf.get(name)
    if (known !== undefined) return known
    this.#numberOf.set(name, this.#names.length)
    return this.#names.push(name) - 1
  }

  /** The pattern's names by number, those with wildcards as they are; null when a name is nowhere. */
  #read(pattern: readonly string[]): Sign[] | null {
    const signs: Sign[] = []
    for (const name of pattern) {
      const sign = isWild(name) ? name : this.#numberOf.get(name)
      if (sign === undefined) return null
      if (sign !== '**' || signs.at(-1) !== '**') signs.push(sign)
    }
    return signs
  }

  /** Starts at the name from which the fewest nodes are to be looked at, and goes down from there. */
  #search(signs: readonly Sign[]): number[] {
    const last = signs.length - 1
    let anchor = -1
    let least = this.#nameOf.length
    signs.forEach((sign, i) => {
      if (typeof sign !== 'number') return
      const cost = i === last ? this.#first[sign + 1] - this.#first[sign] : this.#weight[sign]
      if (cost > least) return
      least = cost
      anchor = i
    })
    const called = typeof signs[last] === 'string' ? this.#nodesLike(signs[last], least) : null
    if (called) return called.filter((node) => this.#fits(node, signs, last))
    if (anchor < 0) return this.#nameOf.flatMap((_, x) => (this.#fits(x, signs, last) ? [x] : []))
    const tops = this.#called(signs[anchor] as number).filter((x) => this.#fits(x, signs, anchor))
    if (anchor === last) return tops
    const found: number[] = []
    if (signs.indexOf('**', anchor) >= 0) this.#scan(tops, signs, anchor, found)
    else for (const top of tops) this.#descend(top, signs, anchor + 1, found)
    return found
  }

  #called(name: number): number[] {
    return [...this.#nodes.subarray(this.#first[name], this.#first[name + 1])]
  }

  /** What is below some nodes and fits; each node is looked at once. */
  #scan(tops: readonly number[], signs: readonly Sign[], anchor: number, found: number[]): void {
    const last = signs.length - 1
    const isAll = anchor === last - 2 && signs[last - 1] === '**' && signs[last] === '*'
    let done = 0
    for (const top of tops) {
      for (let node = Math.max(top + 1, done); node < this.#end[top]; node++)
        if (isAll || this.#fits(node, signs, last)) found.push(node)
      done = Math.max(done, this.#end[top])
    }
  }

  /** Those below a node by the names from `at` on, none of which is `**`. */
  #descend(top: number, signs: readonly Sign[], at: number, found: number[]): void {
    for (let node = top + 1; node < this.#end[top]; node = this.#end[node]) {
      if (!this.#isCalled(node, signs[at])) continue
      if (at === signs.length - 1) found.push(node)
      else this.#descend(node, signs, at + 1, found)
    }
  }

  /** Whether a node's names from the root on fit the pattern up to `at`; goes back to the last `**` only. */
  #fits(node: number, signs: readonly Sign[], at: number): boolean {
    let starNode = -1
    let star = -1
    while (node >= 0) {
      if (at === 0 && signs[at] === '**') return true
      if (at >= 0 && signs[at] === '**') {
        star = at--
        starNode = node
      } else if (at >= 0 && this.#isCalled(node, signs[at])) {
        node = this.#up[node]
        at--
      } else if (star >= 0) {
        at = star - 1
        node = starNode = this.#up[starNode]
      } else return false
    }
    return at < 0 || (at === 0 && signs[0] === '**')
  }

  #isCalled(node: number, sign: Sign): boolean {
    if (typeof sign === 'number') return this.#nameOf[node] === sign
    return sign === '*' || matchesName(this.#names[this.#nameOf[node]], sign)
  }

  /** The node of a row: they stand in the same order. */
  #nodeOf(row: number): number {
    if (this.#nodeOfRow === null) {
      this.#nodeOfRow = []
      this.#rowOf.forEach((own, node) => own >= 0 && this.#nodeOfRow!.push(node))
    }
    return this.#nodeOfRow[row]
  }
  #nodeOfRow: number[] | null = null

  /** Nodes whose names fit one with wildcards; null when they are not found by looking at fewer than `most` things. */
  #nodesLike(wild: string, most: number): number[] | null {
    const prefix = wild.slice(0, wild.search(/[*?]/))
    if (most < (prefix === '' ? this.#names.length : worthSorting)) return null
    const nodes: number[] = []
    const add = (number: number) => {
      for (let i = this.#first[number]; i < this.#first[number + 1]; i++) nodes.push(this.#nodes[i])
    }
    if (prefix === '') {
      if (/^\*+$/.test(wild)) return null
      this.#names.forEach((name, number) => matchesName(name, wild) && add(number))
      return nodes
    }
    const sorted = (this.#sorted ??= this.#names.toSorted())
    const first = firstNotBefore(sorted, prefix)
    for (let i = first; i < sorted.length && sorted[i].startsWith(prefix); i++) {
      if (i - first + nodes.length > most) return null
      if (matchesName(sorted[i], wild)) add(this.#numberOf.get(sorted[i])!)
    }
    return nodes
  }
}

/** A name by its number, or one with wildcards. */
type Sign = number | string

function isBelow(path: string, prefix: string): boolean {
  return path.charCodeAt(prefix.length) === 47 && path.startsWith(prefix)
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
