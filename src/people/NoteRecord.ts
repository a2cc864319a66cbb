import type { NoteFields } from './Note.ts'

/** A value and the stamp (see `HybridClock`) of when it was written. */
export type Written<Value> = readonly [value: Value, stamp: number]

export type FieldName = keyof NoteFields

/** What one author wrote of one note: what the topic `note/ID/USER` holds. Nobody writes into somebody else's. */
export type NoteRecord = {
  /** In the record of who created the note: the name of the plant. */
  readonly born?: Written<string>
  /** How the author calls themselves. */
  readonly name?: Written<string>
  readonly fields: { readonly [Field in FieldName]?: Written<NoteFields[Field]> }
  /** By their ids; null is a reply that was taken back, and stays so. */
  readonly replies: ReadonlyMap<string, Written<string | null>>
  /** A data address. Sent under a key of its own, so that a change of the text does not send it again. */
  readonly picture?: Written<string>
}

export const emptyRecord: NoteRecord = { fields: {}, replies: new Map() }

/** What a note may hold at most. */
export const noteLimits = {
  /** Characters. */
  title: 120,
  text: 4000,
  reply: 1000,
  name: 40,
  part: 500,
  /** Ids of parts in one list of a view, and planes. */
  parts: 24,
  cuts: 6,
  /** Characters of a view, and of what another program's file had to say, as JSON. */
  view: 3000,
  kept: 4000,
  /** Signals, points of each one's trend, and characters of all as JSON: a note with them stays below 4 kB. */
  figures: 4,
  trend: 60,
  figuresText: 2800,
  /** Characters of a data address: mosquitto 2.0 takes 0.11 s for a message of more than 4 kB to a browser. */
  picture: 8000,
  /** Bytes of a whole record. */
  record: 16_000,
} as const

export const fieldNames: readonly FieldName[] = [
  'title',
  'text',
  'severity',
  'status',
  'assignee',
  'target',
  'view',
  'kept',
  'figures',
  'deleted',
]

/** The later of two; of two with one stamp the one whose text is later in the alphabet, so that everyone finds the same. */
export function laterOf<Value>(
  a: Written<Value> | undefined,
  b: Written<Value> | undefined,
): Written<Value> | undefined {
  if (!a || !b) return a ?? b
  if (a[1] !== b[1]) return a[1] > b[1] ? a : b
  return isAfter(b[0], a[0]) ? b : a
}

/**
 * Joins two states of one author's record (of two of their devices, or an earlier one that comes late): in any order the same. Returns
 * `a` itself when `b` holds nothing later.
 */
export function joinRecords(a: NoteRecord, b: NoteRecord): NoteRecord {
  const fields: Record<string, unknown> = { ...a.fields }
  let isMore = false
  for (const name of fieldNames) {
    const written: Written<unknown> | undefined = a.fields[name]
    const later = laterOf(written, b.fields[name])
    if (later === written) continue
    fields[name] = later
    isMore = true
  }
  const replies = new Map(a.replies)
  for (const [id, reply] of b.replies) {
    const known = replies.get(id)
    const later = laterReply(known, reply)
    if (later === known) continue
    replies.set(id, later)
    isMore = true
  }
  const born = earlierOf(a.born, b.born)
  const name = laterOf(a.name, b.name)
  const picture = laterOf(a.picture, b.picture)
  if (born !== a.born || name !== a.name || picture !== a.picture) isMore = true
  return isMore ? { born, name, fields, replies, picture } : a
}

/** A record without its picture as text: of two equal ones the same text. */
export function writeNoteRecord({ born, name, fields, replies }: NoteRecord): string {
  const sorted = [...replies].sort(([a], [b]) => (a < b ? -1 : 1))
  const all = Object.fromEntries(fieldNames.map((field) => [field, fields[field]]))
  return JSON.stringify({ v: 1, born, name, ...all, replies: Object.fromEntries(sorted) })
}

/** The picture of a record as text; empty when it has none. */
export function writeNotePicture({ picture }: NoteRecord): string {
  return picture ? JSON.stringify({ v: 1, picture }) : ''
}

function earlierOf<Value>(a: Written<Value> | undefined, b: Written<Value> | undefined) {
  if (!a || !b) return a ?? b
  if (a[1] !== b[1]) return a[1] < b[1] ? a : b
  return isAfter(a[0], b[0]) ? b : a
}

/** One that was taken back stays so. */
function laterReply(
  a: Written<string | null> | undefined,
  b: Written<string | null>,
): Written<string | null> {
  if (a && (a[0] === null) !== (b[0] === null)) return a[0] === null ? a : b
  return laterOf(a, b) ?? b
}

function isAfter(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a > b
  return JSON.stringify(a) > JSON.stringify(b)
}
