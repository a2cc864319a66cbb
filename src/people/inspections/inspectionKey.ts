/** What a key of the family `inspection` names: an inspection, one of its steps, or a piece of the picture that belongs to the answer. */
export type InspectionKey = {
  /** Made by `makeNoteId`. */
  id: string
  step: string | null
  piece: number | null
}

const pattern = /^([a-z0-9]{12})(?:\.([a-z0-9][a-z0-9-]{0,39})(?:\.p([0-9]))?)?$/

/** Reads the key of a topic; null for one that is of no inspection. */
export function readInspectionKey(key: string): InspectionKey | null {
  const [whole, id, step, piece] = pattern.exec(key) ?? []
  if (whole === undefined) return null
  return { id, step: step ?? null, piece: piece === undefined ? null : Number(piece) }
}

export function makeInspectionKey(id: string, step?: string, piece?: number): string {
  return [id, step, piece === undefined ? undefined : `p${piece}`]
    .filter((level) => level !== undefined)
    .join('.')
}
