/** What an answer is sent with, in pieces. */
export type Medium = 'picture' | 'sound'

/** What a key of the family `inspection` names: an inspection, one of its steps, or a piece of what belongs to the answer. */
export type InspectionKey = {
  /** Made by `makeNoteId`. */
  id: string
  step: string | null
  isPiece: boolean
}

const signs: Record<Medium, string> = { picture: 'p', sound: 's' }
const pattern = /^([a-z0-9]{12})(?:\.([a-z0-9][a-z0-9-]{0,39})(?:\.(?:p[0-9]|s1?[0-9]|s2[0-3]))?)?$/

/** Reads the key of a topic; null for one that is of no inspection. */
export function readInspectionKey(key: string): InspectionKey | null {
  const [whole, id, step] = pattern.exec(key) ?? []
  if (whole === undefined) return null
  return { id, step: step ?? null, isPiece: key.split('.').length > 2 }
}

export function makeInspectionKey(id: string, step?: string): string {
  return step === undefined ? id : `${id}.${step}`
}

/** Of the piece number `at`, from 0. */
export function makePieceKey(id: string, step: string, of: Medium, at: number): string {
  return `${id}.${step}.${signs[of]}${at}`
}
