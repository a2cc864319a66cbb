import { isObject } from '#twin/isObject.ts'
import { stampOf } from './HybridClock.ts'
import type { Note } from './Note.ts'
import { fieldNames, noteLimits, type NoteRecord, type Written } from './NoteRecord.ts'
import { isPicture, readNoteRecord } from './readNoteRecord.ts'

/** What came of reading a file: its notes as records to be joined with one's own, or why it holds none. */
export type ReadNotes =
  | { notes: { id: string; record: NoteRecord }[]; wrong: number }
  | { problem: string }

const mostNotes = 5000

/** Notes as a file that people and programs can read. */
export function writeNotesFile(notes: readonly Note[]): string {
  const told = notes.map(({ createdAt, changedAt, replies, ...note }) => ({
    ...note,
    createdAt: new Date(createdAt).toISOString(),
    changedAt: new Date(changedAt).toISOString(),
    replies: replies.map((reply) => ({ ...reply, at: new Date(reply.at).toISOString() })),
  }))
  return `${JSON.stringify({ format: 'gemba notes', version: 1, notes: told }, null, 2)}\n`
}

/**
 * Reads such a file at `now`. Every field of a note gets the time of its last change, so that what was changed later in the room stays. Replies of
 * others carry their names in front, since whoever opens the file signs for them.
 */
export function readNotesFile(text: string, now: number): ReadNotes {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return { problem: 'The file is no JSON, so it holds no notes.' }
  }
  if (!isObject(file) || file.format !== 'gemba notes' || !Array.isArray(file.notes))
    return { problem: 'The file is no list of notes as “Export” writes it.' }
  if (file.version !== 1)
    return { problem: 'The file is of a version that this page does not know.' }
  if (file.notes.length > mostNotes)
    return { problem: `The file holds more than ${mostNotes} notes.` }
  const notes = file.notes.flatMap((given) => readNote(given, now) ?? [])
  return { notes, wrong: file.notes.length - notes.length }
}

function readNote(given: unknown, now: number): { id: string; record: NoteRecord } | null {
  if (!isObject(given) || typeof given.id !== 'string' || !/^[a-z0-9]{8,20}$/.test(given.id))
    return null
  const created = readTime(given.createdAt)
  const changed = readTime(given.changedAt)
  if (created === null || changed === null) return null
  const fields = fieldNames.flatMap((name) =>
    given[name] === undefined ? [] : [[name, [given[name], changed]]],
  )
  const replies = Array.isArray(given.replies) ? given.replies.flatMap(readReply) : []
  const made = JSON.stringify({
    v: 1,
    born: [typeof given.plant === 'string' ? given.plant : '', created],
    ...Object.fromEntries(fields),
    replies: Object.fromEntries(replies),
  })
  const read = readNoteRecord(made, now)
  if ('wrong' in read) return null
  const picture: Written<string> | undefined = isPicture(given.picture)
    ? [given.picture, changed]
    : undefined
  return { id: given.id, record: { ...read.record, picture } }
}

function readReply(given: unknown): [string, Written<string>][] {
  if (!isObject(given) || typeof given.id !== 'string' || typeof given.text !== 'string') return []
  const at = readTime(given.at)
  const by = isObject(given.by) && typeof given.by.name === 'string' ? given.by.name : ''
  const signed = by === '' ? given.text : `${by}: ${given.text}`
  return at === null ? [] : [[given.id, [signed.slice(0, noteLimits.reply), at]]]
}

function readTime(given: unknown): number | null {
  const time = typeof given === 'string' ? Date.parse(given) : NaN
  return time > 0 ? stampOf(time) : null
}
