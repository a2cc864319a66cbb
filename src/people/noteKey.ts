/** Of a note, made by `makeNoteId`. */
const idPattern = /^[a-z0-9]{8,20}$/
const ofPicture = '.picture'

/** What a key names: of the family `note`, or with `.picture` what the family `picture` holds of it. */
export type NoteKey = { id: string; isPicture: boolean }

/** Reads the key of a topic; null for one that is not of a note. */
export function readNoteKey(key: string): NoteKey | null {
  const isPicture = key.endsWith(ofPicture)
  const id = isPicture ? key.slice(0, -ofPicture.length) : key
  return idPattern.test(id) ? { id, isPicture } : null
}

export function makeNoteKey({ id, isPicture }: NoteKey): string {
  return isPicture ? id + ofPicture : id
}

/** An id for a note or a reply: `random` gives numbers 0 … 1. */
export function makeNoteId(random: () => number): string {
  let id = ''
  while (id.length < 12) id += Math.floor(random() * 36).toString(36)
  return id
}
