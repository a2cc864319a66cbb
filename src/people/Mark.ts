/** What somebody points at and has selected, by ids of parts; a message of the family `mark`. */
export type Mark = { pointing: string | null; picked: readonly string[] }

/** Parts at most that somebody shows as selected. */
export const mostPicked = 50
/** UTF-16 units an id, and a message. */
const longestId = 400
const longestMark = 8000

/** Reads a mark; null when it is none. What cannot be the id of a part is left out. */
export function readMark(text: string): Mark | null {
  if (text.length > longestMark) return null
  try {
    const said: unknown = JSON.parse(text)
    if (typeof said !== 'object' || said === null) return null
    const { pointing, picked } = said as Record<string, unknown>
    return {
      pointing: isId(pointing) ? pointing : null,
      picked: Array.isArray(picked) ? picked.filter(isId).slice(0, mostPicked) : [],
    }
  } catch {
    return null
  }
}

/** A mark as text; of a great many parts as many as the others would read. */
export function writeMark({ pointing, picked }: Mark): string {
  const ids = picked.filter(isId).slice(0, mostPicked)
  let text = JSON.stringify({ pointing: isId(pointing) ? pointing : null, picked: ids })
  while (text.length > longestMark && ids.length > 0) {
    ids.length = Math.floor(ids.length / 2)
    text = JSON.stringify({ pointing: isId(pointing) ? pointing : null, picked: ids })
  }
  return text
}

function isId(text: unknown): text is string {
  return typeof text === 'string' && text.length > 0 && text.length <= longestId
}
