import type { Work } from './Work.ts'

/** Longer words are only compared whole: nobody mistypes them, and the table would grow with their square. */
const longest = 200

/**
 * The name that somebody probably meant by `word`, or null: the same but for case, then the fewest mistakes (a third of
 * the letters at most; an exchange of neighbours is one), then one that starts or ends alike.
 */
export function nearestName(word: string, names: Iterable<string>): string | null {
  const small = word.toLowerCase()
  let nearest: string | null = null
  let least = (small.length > longest ? 0 : Math.floor(small.length / 3)) + 1
  let alike: string | null = null
  for (const name of names) {
    const other = name.toLowerCase()
    if (other === small) return name
    const count = mistakes(small, other, least - 1)
    if (count < least) {
      least = count
      nearest = name
    }
    if (isAlike(small, other) && (alike === null || name.length < alike.length)) alike = name
  }
  return nearest ?? alike
}

/** Names that are compared before somebody else may have their turn. */
const some = 1000

/** The same among very many names: the nearest of those of each thousand. */
export function* nearestOfMany(word: string, names: Iterable<string>): Work<string | null> {
  const best: string[] = []
  let few: string[] = []
  for (const name of names) {
    few.push(name)
    if (few.length < some) continue
    best.push(nearestName(word, few) ?? '')
    few = []
    yield
  }
  return nearestName(word, [...best.filter(Boolean), ...few])
}

/** Whether one starts or ends with the other, three letters at least. */
function isAlike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 3 && (long.startsWith(short) || long.endsWith(short))
}

/** Three rows of the table, used again by every call: words are compared by the hundred thousand. */
let before = new Uint32Array(64)
let last = new Uint32Array(64)
let row = new Uint32Array(64)

/**
 * Damerau–Levenshtein distance (optimal string alignment) of two words, or `most` + 1 when it is larger: only a band of
 * `most` columns beside the diagonal is filled.
 */
export function mistakes(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  if (b.length >= row.length) {
    before = new Uint32Array(b.length * 2)
    last = new Uint32Array(b.length * 2)
    row = new Uint32Array(b.length * 2)
  }
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - most)
    const to = Math.min(b.length, i + most)
    row[from - 1] = i <= most ? i : most + 1
    let least = row[from - 1]
    for (let j = from; j <= to; j++) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let count = Math.min(row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1))
      if (j < i + most) count = Math.min(count, last[j] + 1)
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        count = Math.min(count, before[j - 2] + 1)
      }
      row[j] = count
      if (count < least) least = count
    }
    if (least > most) return most + 1
    const free = before
    before = last
    last = row
    row = free
  }
  return Math.min(last[b.length], most + 1)
}
