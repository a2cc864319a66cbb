import type { ModelRows } from '#twin/ModelRows.ts'
import { nameOf } from '#twin/rowValues.ts'
import type { Twin } from '#twin/Twin.ts'
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
  score: number
}

const known = new WeakMap<readonly ModelRows[], { twin: Twin; things: readonly Findable[] }>()

/** Everything of a twin and its models that a search can find, made once. */
export function makeFindables(twin: Twin, tables: readonly ModelRows[]): readonly Findable[] {
  const old = known.get(tables)
  if (old?.twin === twin) return old.things
  const things = listThings(twin, tables)
  known.set(tables, { twin, things })
  return things
}

function listThings(twin: Twin, tables: readonly ModelRows[]): Findable[] {
  const places = twin.assets.map((_, index) =>
    assetPath(twin, index)
      .map((at) => twin.assets[at].name)
      .toReversed()
      .join(' · '),
  )
  const found: Findable[] = twin.assets.map((asset, target) => {
    const place = places[asset.parent] ?? ''
    const text = lower(asset.name, asset.id)
    return { kind: 'asset', label: asset.name, place, target, ...nowhere, text }
  })
  twin.signals.forEach(({ name, id, asset }, target) => {
    const place = places[asset] ?? ''
    const text = lower(name, id, place)
    found.push({ kind: 'signal', label: name, place, target, ...nowhere, text })
  })
  tables.forEach((rows, table) => {
    const { id, parts, assetOfRow } = rows
    for (let row = 0; row < parts.size; row++) {
      if (parts.isPart[row] === 0) continue
      const target = `${id}/${parts.paths[row]}`
      const label = nameOf(rows, row)
      const place = places[assetOfRow[row]] ?? target.slice(0, target.lastIndexOf('/'))
      found.push({ kind: 'part', label, place, target, table, row, text: lower(label, target) })
    }
  })
  return found
}

const nowhere = { table: -1, row: -1 }

/** Things as matches of no query. */
export function listAll(things: readonly Findable[], limit: number): Match[] {
  return things.slice(0, limit).map((found) => ({ found, marks: [], score: 0 }))
}

/** The best matches of a query: every word must stand somewhere in a thing's label, id or place. */
export function findMatches(things: readonly Findable[], query: string, limit = 80): Match[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const found = things.filter(({ text }) => words.every((word) => text.includes(word)))
  // Sorted as plain numbers, score before place: of 100,000 things half may match a first letter.
  const order = Float64Array.from(found, (thing, i) => {
    return Math.round((highest - scoreOf(thing, words)) * 1000) * 2 ** 24 + i
  }).sort()
  return Array.from(order.subarray(0, limit), (place) => {
    const thing = found[place % 2 ** 24]
    const label = thing.label.toLowerCase()
    const marks = words.map((word) => [label.indexOf(word), word.length] as const)
    return { found: thing, marks: joined(marks), score: scoreOf(thing, words) }
  })
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
