import type { ModelRows } from './ModelRows.ts'
import { nameOf } from './rowValues.ts'
import type { Twin } from './Twin.ts'
import { shareWork, type Work } from './Work.ts'
import { assetPath } from './twinIndex.ts'

/** Something that a search can find. */
export type Findable = {
  kind: 'asset' | 'signal' | 'part'
  label: string
  /** Where it is, in words: the assets above it, the nearest first. */
  place: string
  /** Asset index, signal slot, or part id. */
  target: number | string
  /** Of a part: which model and which of its rows; -1 otherwise. */
  table: number
  row: number
  /** Label, id and place in lower case. */
  text: string
}

export type Match = {
  found: Findable
  /** Stretches of the label that match, `[from, to)`, ascending, none overlapping. */
  marks: readonly (readonly [number, number])[]
}

type Known = { twin: Twin; list: () => Work<readonly Findable[]> }
const known = new WeakMap<readonly ModelRows[], Known>()

/** Everything of a twin and its models that a search can find, made once: 100,000 parts take 0.3 s, their names are in JSON. */
export function makeFindables(twin: Twin, tables: readonly ModelRows[]): Work<readonly Findable[]> {
  const old = known.get(tables)
  if (old?.twin === twin) return old.list()
  const list = shareWork(listThings(twin, tables))
  known.set(tables, { twin, list })
  return list()
}

function* listThings(twin: Twin, tables: readonly ModelRows[]): Work<Findable[]> {
  const places = twin.assets.map((_, index) =>
    assetPath(twin, index)
      .map((at) => twin.assets[at].name)
      .toReversed()
      .join(' · '),
  )
  const found: Findable[] = []
  for (const [target, { name, id, parent }] of twin.assets.entries()) {
    if (target % 64 === 63) yield
    const place = places[parent] ?? ''
    found.push({ kind: 'asset', label: name, place, target, ...nowhere, text: lower(name, id) })
  }
  for (const [target, { name, id, asset }] of twin.signals.entries()) {
    if (target % 64 === 63) yield
    const place = places[asset] ?? ''
    const text = lower(name, id, place)
    found.push({ kind: 'signal', label: name, place, target, ...nowhere, text })
  }
  for (const [table, rows] of tables.entries()) {
    const { id, parts, assetOfRow } = rows
    for (let row = 0; row < parts.size; row++) {
      if (row % 64 === 63) yield
      if (parts.isPart[row] === 0) continue
      const target = `${id}/${parts.paths[row]}`
      const label = nameOf(rows, row)
      const place = places[assetOfRow[row]] ?? target.slice(0, target.lastIndexOf('/'))
      found.push({ kind: 'part', label, place, target, table, row, text: lower(label, target) })
    }
  }
  return found
}

const nowhere = { table: -1, row: -1 }

/** Things as matches of no query. */
export function listAll(things: readonly Findable[], limit: number): Match[] {
  return things.slice(0, limit).map((found) => ({ found, marks: [] }))
}

/** The best matches of a query: every query word must stand somewhere in a thing's label, id or place. */
export function* findMatches(
  things: readonly Findable[],
  query: string,
  limit = 80,
): Work<Match[]> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const found: Findable[] = []
  const scores: number[] = []
  for (let i = 0; i < things.length; i++) {
    if (i % 256 === 255) yield
    const thing = things[i]
    if (!words.every((word) => thing.text.includes(word))) continue
    // Sorted as plain numbers, score before place: of 100,000 things half may match a first letter.
    scores.push(Math.round((highest - scoreOf(thing, words)) * 1000) * 2 ** 24 + found.length)
    found.push(thing)
  }
  const order = Float64Array.from(scores).sort()
  const matches: Match[] = []
  for (const place of order.subarray(0, limit)) {
    if (matches.length % 256 === 255) yield
    matches.push(matchOf(found[place % 2 ** 24], words))
  }
  return matches
}

function matchOf(found: Findable, words: readonly string[]): Match {
  const label = found.label.toLowerCase()
  const marks = words.map((word) => [label.indexOf(word), word.length] as const)
  return { found, marks: joined(marks) }
}

const kindScore = { asset: 20, signal: 10, part: 0 }
const highest = 10_000

function scoreOf(found: Findable, words: readonly string[]): number {
  const label = found.label.toLowerCase()
  let score = kindScore[found.kind]
  for (const word of words) {
    const at = label.indexOf(word)
    if (at < 0) continue
    if (word.length === label.length) score += 40
    else if (at === 0) score += 24
    else if (/[\s/_.-]/.test(label[at - 1])) score += 16
    else score += 8
  }
  return Math.min(highest, score - Math.min(4, label.length / 20))
}

function joined(marks: readonly (readonly [number, number])[]): [number, number][] {
  const result: [number, number][] = []
  const found = marks.filter(([at]) => at >= 0).toSorted((a, b) => a[0] - b[0])
  for (const [from, length] of found) {
    const last = result.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], from + length)
    else result.push([from, from + length])
  }
  return result
}

function lower(...texts: string[]): string {
  return texts.join('\n').toLowerCase()
}
