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
  /** Label, id and place in lower case. */
  text: string
}

export type Match = {
  found: Findable
  /** Stretches of the label that match, `[from, to)`, ascending, none overlapping. */
  marks: readonly (readonly [number, number])[]
  score: number
}

/** Everything of a twin and its models that a search can find. */
export function makeFindables(
  twin: Twin,
  parts: readonly string[],
  assetOfPart: (part: string) => number,
): Findable[] {
  const places = twin.assets.map((_, index) =>
    assetPath(twin, index)
      .map((at) => twin.assets[at].name)
      .toReversed()
      .join(' · '),
  )
  const found: Findable[] = twin.assets.map((asset, target) => {
    const place = places[asset.parent] ?? ''
    return { kind: 'asset', label: asset.name, place, target, text: lower(asset.name, asset.id) }
  })
  twin.signals.forEach(({ name, id, asset }, target) => {
    const place = places[asset] ?? ''
    found.push({ kind: 'signal', label: name, place, target, text: lower(name, id, place) })
  })
  for (const part of parts) {
    const label = part.slice(part.lastIndexOf('/') + 1)
    const place = places[assetOfPart(part)] ?? part.slice(0, -label.length - 1)
    found.push({ kind: 'part', label, place, target: part, text: lower(label, part) })
  }
  return found
}

/** The best matches of a query: every word must stand somewhere in a thing's label, id or place. */
export function findMatches(things: readonly Findable[], query: string, limit = 80): Match[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const matches: Match[] = []
  for (const found of things) {
    if (!words.every((word) => found.text.includes(word))) continue
    const label = found.label.toLowerCase()
    const marks = words.map((word) => [label.indexOf(word), word.length] as const)
    matches.push({ found, marks: joined(marks), score: scoreOf(found, label, marks) })
  }
  return matches.toSorted((a, b) => b.score - a.score).slice(0, limit)
}

const kindScore = { asset: 20, signal: 10, part: 0 }

function scoreOf(found: Findable, label: string, marks: readonly (readonly [number, number])[]) {
  let score = kindScore[found.kind]
  for (const [at, length] of marks) {
    if (at < 0) continue
    if (length === label.length) score += 40
    else if (at === 0) score += 24
    else if (/[\s/_.-]/.test(label[at - 1])) score += 16
    else score += 8
  }
  return score - Math.min(4, label.length / 20)
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
