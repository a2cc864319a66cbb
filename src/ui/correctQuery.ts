import { nearestName } from '#twin/nearestName.ts'
import type { Findable } from './searchTwin.ts'

const vocabularies = new WeakMap<readonly Findable[], readonly string[]>()

/** What a query without a result probably meant: words that stand nowhere are replaced by the nearest one; null if none is near. */
export function correctQuery(things: readonly Findable[], query: string): string | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const corrected = words.map((word) => {
    if (word.length < 3 || things.some(({ text }) => text.includes(word))) return word
    return nearestName(word, vocabulary(things)) ?? word
  })
  return corrected.every((word, i) => word === words[i]) ? null : corrected.join(' ')
}

/** All words of all things, each once. */
function vocabulary(things: readonly Findable[]): readonly string[] {
  const known = vocabularies.get(things)
  if (known) return known
  const words = new Set<string>()
  for (const { text } of things) {
    for (const word of text.split(/[^\p{L}\p{N}]+/u)) {
      if (word.length > 2 && word.length < 40 && !/^\d+$/.test(word)) words.add(word)
    }
  }
  const made = [...words]
  vocabularies.set(things, made)
  return made
}
