import { KeptSync, type ReadKept } from './KeptSync.ts'
import type { NoteFields } from './Note.ts'
import { NoteBook } from './NoteBook.ts'
import { makeNoteKey, readNoteKey, type NoteKey } from './noteKey.ts'
import {
  emptyRecord,
  noteLimits,
  writeNotePicture,
  writeNoteRecord,
  type NoteRecord,
} from './NoteRecord.ts'
import { readNotePicture, readNoteRecord } from './readNoteRecord.ts'

/** What was changed in a note at once. */
export type NoteEdit = {
  fields?: Partial<NoteFields>
  /** Adds a reply with a new id, or takes an own one back. */
  reply?: { id: string; text: string | null }
  picture?: string
  /** Creates the note, in a plant of this name. */
  plant?: string
}

/** One person's part in the notes of a room, pictures under keys of their own. */
export class NoteSync extends KeptSync<NoteRecord> {
  readonly book = new NoteBook()

  /** Writes a change of this person's. Returns why it cannot be, in words; null when it is done. */
  edit(id: string, name: string, edit: NoteEdit, now: number): string | null {
    const { book } = this
    const known = book.record(id, this.user)
    let latest = book.latestOf(id)
    const next = (): number => (latest = this.clock.next(now, latest))
    const replies = new Map(known.replies)
    if (edit.reply) {
      const before = replies.get(edit.reply.id)
      replies.set(edit.reply.id, [edit.reply.text, before?.[1] ?? next()])
    }
    const fields: Record<string, unknown> = { ...known.fields }
    for (const [field, value] of Object.entries(edit.fields ?? {})) {
      fields[field] = [value, next()]
    }
    const record: NoteRecord = {
      born: known.born ?? (edit.plant === undefined ? undefined : [edit.plant, next()]),
      name: known.name?.[0] === name ? known.name : [name, next()],
      fields,
      replies,
      picture: edit.picture ? [edit.picture, next()] : known.picture,
    }
    const text = writeNoteRecord(record)
    if (new TextEncoder().encode(text).length > noteLimits.record)
      return 'You have written as much on this note as it can hold.'
    const read = readNoteRecord(text, now)
    if ('wrong' in read) return `This cannot be sent: ${read.wrong}.`
    book.put(id, this.user, record)
    // The picture first: who hears of the note asks for it.
    if (edit.picture) this.resume(makeNoteKey({ id, isPicture: true }))
    this.resume(makeNoteKey({ id, isPicture: false }))
    return null
  }

  /** Joins a whole record, as of a file, with what this person wrote. */
  take(id: string, record: NoteRecord): void {
    this.book.put(id, this.user, record)
    this.resume(makeNoteKey({ id, isPicture: false }))
    if (record.picture) this.resume(makeNoteKey({ id, isPicture: true }))
  }

  override textOf(key: string, user = this.user): string {
    const record = this.book.record(readNoteKey(key)?.id ?? '', user)
    return record === emptyRecord ? '' : this.write(key, record)
  }

  override adopt(key: string, from: string): void {
    const { id, isPicture } = readNoteKey(key) ?? nowhere
    const record = this.book.record(id, from)
    this.book.drop(id, from, isPicture)
    this.take(id, isPicture ? { ...emptyRecord, picture: record.picture } : record)
  }

  override outworn(before: number): string[] {
    const keys: string[] = []
    for (const [id, user, record] of this.book.authors()) {
      const note = this.book.note(id)
      if (user !== this.user || !note?.isDeleted || note.changedAt > before) continue
      keys.push(makeNoteKey({ id, isPicture: false }))
      if (record.picture) keys.push(makeNoteKey({ id, isPicture: true }))
    }
    return keys
  }

  protected override read(key: string, text: string, now: number): ReadKept<NoteRecord> {
    const named = readNoteKey(key)
    if (!named) return { wrong: 'its topic names no note' }
    return named.isPicture ? readNotePicture(text, now) : readNoteRecord(text, now)
  }

  protected override write(key: string, record: NoteRecord): string {
    return readNoteKey(key)?.isPicture ? writeNotePicture(record) : writeNoteRecord(record)
  }

  protected override *stampsOf(record: NoteRecord): Iterable<number> {
    for (const written of [record.born, record.name, record.picture]) if (written) yield written[1]
    for (const written of Object.values(record.fields)) yield written[1]
    for (const [, stamp] of record.replies.values()) yield stamp
  }

  protected override put(key: string, user: string, record: NoteRecord): void {
    this.book.put(readNoteKey(key)?.id ?? '', user, record)
  }

  protected override drop(key: string, user: string): void {
    const { id, isPicture } = readNoteKey(key) ?? nowhere
    this.book.drop(id, user, isPicture)
  }

  protected override *ownKeys(): Iterable<string> {
    for (const [id, user] of this.book.authors()) {
      if (user === this.user) yield makeNoteKey({ id, isPicture: false })
    }
  }

  /** Pictures come much later than their notes: those are not waited for. */
  protected override lostWith(id: string): string[] {
    const hasPicture = this.book.record(id, this.user).picture
    return hasPicture ? [id, makeNoteKey({ id, isPicture: true })] : [id]
  }
}

const nowhere: NoteKey = { id: '', isPicture: false }
