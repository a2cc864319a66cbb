import { plainText } from '#twin/plainText.ts'
import { widthOf, type Ruler } from './widthOf.ts'

/** As much of a text as fits into so many texels, with a sign that something was left out. */
export function fitText(context: Ruler, text: string, width: number): string {
  const plain = plainText(text)
  if (widthOf(context, plain) <= width) return plain
  const letters = Array.from(plain)
  let low = 0
  let high = letters.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (widthOf(context, cut(letters, middle)) <= width) low = middle
    else high = middle - 1
  }
  return cut(letters, low)
}

function cut(letters: readonly string[], count: number): string {
  return `${letters.slice(0, count).join('').trimEnd()}…`
}
