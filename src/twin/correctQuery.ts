import { nearestOfMany } from './nearestName.ts'
import { shareWork, type Work } from './Work.ts'
import type { Findable } from './searchTwin.ts'

const vocabularies = new WeakMap<readonly Findable[], () => Work<readonly string[]>>()

/** What a query without a result probably meant: words that stand nowhere are replaced by the nearest one; null if none is near. */
export function* correctQuery(things: readonly Findable[], query: string): Work<string | null> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const corrected: string[] = []
  for (const word of words) {
    const isKnown = word.length < 3 || (yield* standsSomewhere(things, word))
    corrected.push(isKnown ? word : ((yield* nearest(word, things)) ?? word))
  }
  return corrected.every((word, i) => word === words[i]) ? null : corrected.join(' ')
}

function* standsSomewhere(things: readonly Findable[], word: string): Work<boolean> {
  for (let i = 0; i < things.length; i++) {
    if (i % 256 === 255) yield
    if (things[i].text.includes(word)) return true
  }
  return false
}

function* nearest(word: string, things: readonly Findable[]): Work<string | null> {
  let all = vocabularies.get(things)
  if (!all) vocabularies.set(things, (all = shareWork(listWords(things))))
  return yield* nearestOfMany(word, yield* all())
}

/** All words of all things, each once. */
function* listWords(things: readonly Findable[]): Work<readonly string[]> {
  const words = new Set<string>()
  for (let i = 0; i < things.length; i++) {
    if (i % 64 === 63) yield
    for (const word of things[i].text.split(/[^\p{L}\p{N}]+/u)) {
      if (word.length > 2 && word.length < 40 && !/^\d+$/.test(word)) words.add(word)
    }
  }
  return [...words]
}
