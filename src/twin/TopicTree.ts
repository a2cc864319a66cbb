/**
 * Values stored under MQTT topic filters, found by topic name (MQTT 5 §4.7). Matching takes time by the topic's
 * levels and the filters that fit, not by the number of filters.
 */
export class TopicTree<T> {
  readonly #root: Branch<T> = makeBranch()

  /** Stores a value under a filter; the same value may stand under several. The filter is not checked here. */
  add(filter: string, value: T): void {
    let branch = this.#root
    for (const level of filter.split('/')) {
      let below = branch.below.get(level)
      if (!below) branch.below.set(level, (below = makeBranch()))
      branch = below
    }
    branch.values.push(value)
  }

  /** Takes one entry of a value away from a filter; returns whether it was there. */
  remove(filter: string, value: T): boolean {
    const levels = filter.split('/')
    const way = [this.#root]
    for (const level of levels) {
      const below = way[way.length - 1].below.get(level)
      if (!below) return false
      way.push(below)
    }
    const { values } = way[way.length - 1]
    const at = values.indexOf(value)
    if (at < 0) return false
    values.splice(at, 1)
    for (let i = levels.length; i > 0 && isEmpty(way[i]); i--)
      way[i - 1].below.delete(levels[i - 1])
    return true
  }

  /** Appends the values of all filters that match a topic name; a value under two such filters comes twice. */
  match(topic: string, found: T[]): void {
    let branches = [this.#root]
    const levels = topic.split('/')
    for (let i = 0; i < levels.length && branches.length > 0; i++) {
      const level = levels[i]
      const wild = i > 0 || !level.startsWith('$')
      const next: Branch<T>[] = []
      for (const { below } of branches) {
        if (wild) append(found, below.get('#'))
        const single = wild ? below.get('+') : undefined
        if (single) next.push(single)
        const named = level === '+' || level === '#' ? undefined : below.get(level)
        if (named) next.push(named)
      }
      branches = next
    }
    for (const branch of branches) {
      append(found, branch)
      append(found, branch.below.get('#'))
    }
  }
}

type Branch<T> = { values: T[]; below: Map<string, Branch<T>> }

function makeBranch<T>(): Branch<T> {
  return { values: [], below: new Map() }
}

function isEmpty(branch: Branch<unknown>): boolean {
  return branch.values.length === 0 && branch.below.size === 0
}

function append<T>(found: T[], branch: Branch<T> | undefined): void {
  if (branch) for (const value of branch.values) found.push(value)
}

/** Most bytes of UTF-8 that a topic may have (MQTT 5 §1.5.4). */
const mostBytes = 65_535

/** What keeps a text from being an MQTT topic filter (MQTT 5 §4.7), as the rest of a sentence; null when it is one. */
export function isTopicFilter(text: string): string | null {
  if (text === '') return 'is empty'
  if (text.includes('\0')) return 'contains the character NUL'
  if (/[\ud800-\udfff]/u.test(text)) return 'contains half a character (a lone surrogate)'
  if (text.length > mostBytes || bytesOf(text) > mostBytes) return 'is longer than 65,535 bytes'
  const levels = text.split('/')
  for (let i = 0; i < levels.length; i++) {
    const level = levels[i]
    if (level.includes('#')) {
      if (level !== '#') return 'has “#” together with other characters; “#” must stand alone'
      if (i < levels.length - 1) return 'has “#” before its end; “#” may only be the last level'
    }
    if (level.includes('+') && level !== '+') {
      return 'has “+” together with other characters; “+” must stand alone between slashes'
    }
  }
  return null
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
