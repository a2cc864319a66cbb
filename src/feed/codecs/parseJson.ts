import { readText } from './readText.ts'

/** Most values that may follow one another in one payload. */
const mostValues = 1000

/**
 * The JSON values in a payload: one, or several run together as some senders do (`{…}{…}`, or one a line). When there is none,
 * why: the engine's own words are left out, for they differ with every broken byte.
 */
export function parseJson(payload: Uint8Array): unknown[] | string {
  const text = readText(payload)
  if (text === null) return 'the payload is not UTF-8 text'
  if (text.trim() === '') return 'the payload is empty'
  try {
    return [JSON.parse(text)]
  } catch {
    // Also a RangeError: a nesting deeper than the engine's stack.
    return parseRun(text) ?? 'the payload is not JSON'
  }
}

/** Objects or lists one after the other; null when that is not what the text is. */
function parseRun(text: string): unknown[] | null {
  const values: unknown[] = []
  let depth = 0
  let start = 0
  let isInText = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (isInText) {
      if (letter === '\\') at++
      else if (letter === '"') isInText = false
    } else if (letter === '"') isInText = true
    else if (letter === '{' || letter === '[') depth++
    else if (letter === '}' || letter === ']') {
      depth--
      if (depth > 0) continue
      if (depth < 0 || values.length === mostValues) return null
      try {
        values.push(JSON.parse(text.slice(start, at + 1)))
      } catch {
        return null
      }
      start = at + 1
    }
  }
  return values.length > 1 && text.slice(start).trim() === '' ? values : null
}
