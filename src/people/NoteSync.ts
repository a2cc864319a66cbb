import { HybridClock } from './HybridClock.ts'
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

/**
 * One person's part in the notes of a room: takes in what the others wrote, keeps what this person wrote until the broker has it,
 * and knows what is still to be sent. Who joins with the same user elsewhere writes to the same topics: what both wrote is joined, and sent again
 * by whoever has more.
 */
export class NoteSync {
  readonly book = new NoteBook()
  readonly #clock = new HybridClock()
  /** Own keys whose latest text the broker does not have, as far as is known, in the order of their change. */
  readonly #unsent = new Set<string>()
  /** Own keys that the broker has not shown since joining. */
  readonly #missing = new Set<string>()
  #user: string

  constructor(user: string) {
    this.#user = user
  }

  get user(): string {
    return this.#user
  }

  /** Keys to send. */
  get unsent(): ReadonlySet<string> {
    return this.#unsent
  }

  /** Takes in what a topic `note/KEY/USER` holds, at `now`. Returns what is wrong with it, in words; null when nothing is. */
  hear(key: string, user: string, text: string, now: number): string | null {
    const named = readNoteKey(key)
    if (!named) return 'its topic names no note'
    if (text === '') {
      if (user !== this.#user || !this.#unsent.has(key))
        this.book.drop(named.id, user, named.isPicture)
      return null
    }
    const read = named.isPicture ? readNotePicture(text, now) : readNoteRecord(text, now)
    if ('wrong' in read) return read.wrong
    this.#follow(read.record, now)
    this.book.put(named.id, user, read.record)
    if (user !== this.#user) return null
    this.#missing.delete(key)
    const heard = named.isPicture ? writeNotePicture(read.record) : writeNoteRecord(read.record)
    if (heard === this.textOf(key)) this.#unsent.delete(key)
    else this.#unsent.add(key)
    return null
  }

  /** Writes a change of this person's. Returns why it cannot be, in words; null when it is done. */
  edit(id: string, name: string, edit: NoteEdit, now: number): string | null {
    const { book } = this
    const known = book.record(id, this.#user)
    let latest = book.latestOf(id)
    const next = (): number => (latest = this.#clock.next(now, latest))
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
    book.put(id, this.#user, record)
    // The picture first: who hears of the note asks for it.
    if (edit.picture) this.#unsent.add(makeNoteKey({ id, isPicture: true }))
    this.#unsent.add(makeNoteKey({ id, isPicture: false }))
    return null
  }

  /** What an own topic is to hold; empty: nothing. */
  textOf(key: string): string {
    const { id, isPicture } = readNoteKey(key) ?? nowhere
    const record = this.book.record(id, this.#user)
    return isPicture ? writeNotePicture(record) : writeNoteRecord(record)
  }

  /** The broker has a text: done, unless it was changed in the meantime. */
  noteSent(key: string, text: string): void {
    if (this.textOf(key) === text) this.#unsent.delete(key)
    this.#missing.delete(key)
  }

  /** What was kept from an earlier visit as not sent. */
  resume(key: string): void {
    this.#unsent.add(key)
  }

  /** The connection is new: the broker is about to show what it has. */
  beginJoining(): void {
    this.#missing.clear()
    for (const [id, user] of this.book.authors()) {
      if (user !== this.#user) continue
      this.#missing.add(makeNoteKey({ id, isPicture: false }))
    }
  }

  /** It has shown all: what it lost is sent again, pictures with it, which come much later. */
  endJoining(): void {
    for (const id of this.#missing) {
      this.#unsent.add(id)
      if (this.book.record(id, this.#user).picture) {
        this.#unsent.add(makeNoteKey({ id, isPicture: true }))
      }
    }
    this.#missing.clear()
  }

  /** The person is known to the broker by another user now: what was not sent is written again under that one. */
  rename(user: string): void {
    const before = this.#user
    this.#user = user
    for (const key of this.#unsent) this.adopt(key, before)
  }

  /** Writes under this user what was written under another one and never sent. */
  adopt(key: string, from: string): void {
    const { id, isPicture } = readNoteKey(key) ?? nowhere
    const record = this.book.record(id, from)
    this.book.drop(id, from, isPicture)
    this.take(id, isPicture ? { ...emptyRecord, picture: record.picture } : record)
  }

  /** Joins a whole record, as of a file, with what this person wrote. */
  take(id: string, record: NoteRecord): void {
    this.book.put(id, this.#user, record)
    this.#unsent.add(makeNoteKey({ id, isPicture: false }))
    if (record.picture) this.#unsent.add(makeNoteKey({ id, isPicture: true }))
  }

  /** Own keys of notes that were deleted before a time (epoch milliseconds): nobody needs them any more. */
  outworn(before: number): string[] {
    const keys: string[] = []
    for (const [id, user, record] of this.book.authors()) {
      const note = this.book.note(id)
      if (user !== this.#user || !note?.isDeleted || note.changedAt > before) continue
      keys.push(makeNoteKey({ id, isPicture: false }))
      if (record.picture) keys.push(makeNoteKey({ id, isPicture: true }))
    }
    return keys
  }

  #follow(record: NoteRecord, now: number): void {
    for (const written of [record.born, record.name, record.picture]) {
      if (written) this.#clock.hear(written[1], now)
    }
    for (const written of Object.values(record.fields)) this.#clock.hear(written[1], now)
    for (const [, stamp] of record.replies.values()) this.#clock.hear(stamp, now)
  }
}

const nowhere: NoteKey = { id: '', isPicture: false }
