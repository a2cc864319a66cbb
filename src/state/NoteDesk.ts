import type { Note, NoteFields, NoteTarget } from '#people/Note.ts'
import { readNotesFile, writeNotesFile } from '#people/notesFile.ts'
import { makeNoteId, readNoteKey } from '#people/noteKey.ts'
import { NoteSync, type NoteEdit } from '#people/NoteSync.ts'
import type { Removals } from '#people/Removals.ts'
import {
  emptyRecord,
  writeNotePicture,
  writeNoteRecord,
  type NoteRecord,
} from '#people/NoteRecord.ts'
import type { NoteKeeper } from './noteActs.ts'
import type { Unsent } from './notes.ts'
import type { KeptNote, NoteStore } from './openNoteStore.ts'
import type { SendResult } from './room.ts'

type NoteDeskOptions = {
  room: string
  /** Empty while it is not known. */
  user: string
  /** How the person calls themselves now. */
  name: () => string
  /** Name of the plant that is open. */
  plant: () => string
  send: (key: string, text: string) => Promise<SendResult>
  /** Null: nothing is kept when the page closes. */
  store: NoteStore | null
  /** Epoch milliseconds. */
  now: () => number
  /** Some of it has changed; called at most each 50 ms. */
  onChange: (desk: NoteDesk) => void
  /** A record of somebody was refused, in words, and its topic's key and user. */
  onWrong: (wrong: string, key: string, user: string) => void
}

/** Milliseconds between two messages: receivers take thirty a second. */
const pace = 40
/** After so many milliseconds the broker has shown all that it keeps. */
const joining = 4000
/** Deleted notes can be brought back for so long. */
const keptDeleted = 30 * 86_400_000
/** Before the connection has told who one is. */
const nobody = '~me'

/** This page's notes: what is known of the room's, and the way of this person's own to the broker, over days without a connection. */
export class NoteDesk implements NoteKeeper {
  readonly sync: NoteSync
  readonly #options: NoteDeskOptions
  /** Keys that the broker does not take from this person. */
  readonly #refused = new Set<string>()
  /** Not sent in earlier visits: by somebody who is not this person now. */
  #others: KeptNote[] = []
  /** `KEY/USER` of what is to be written to the store. */
  readonly #dirty = new Set<string>()
  #isJoined = false
  #isSending = false
  #isClosed = false
  /** When `onChange` was called last. */
  #told = 0
  #change: ReturnType<typeof setTimeout> | undefined
  #saving: ReturnType<typeof setTimeout> | undefined
  #settling: ReturnType<typeof setTimeout> | undefined

  constructor(options: NoteDeskOptions) {
    this.#options = options
    this.sync = new NoteSync(options.user || nobody)
  }

  /** Brings back what was kept. */
  async load(): Promise<void> {
    const { store, room, now } = this.#options
    const kept = (await store?.load(room)) ?? []
    if (this.#isClosed) return
    const unsent = kept.filter(({ isUnsent }) => isUnsent)
    if (this.sync.user === nobody && unsent.length > 0) this.sync.rename(unsent[0].user)
    for (const note of kept) {
      if (note.isUnsent && note.user !== this.sync.user) this.#others.push(note)
      else this.sync.hear(note.key, note.user, note.text, now())
    }
    for (const { key, user } of unsent) if (user === this.sync.user) this.sync.resume(key)
    this.#adoptOthers()
    this.sync.beginJoining()
    this.#tell()
  }

  /** A message of the room's family `note`. */
  hear(key: string, user: string, text: string): void {
    const before = this.sync.book.changes
    const wrong = this.sync.hear(key, user, text, this.#options.now())
    if (wrong !== null) this.#options.onWrong(wrong, key, user)
    else this.#keepSoon(key, user)
    if (user === this.sync.user) void this.#flush()
    if (this.sync.book.changes !== before || user === this.sync.user) this.#tell()
  }

  /** Who is out of the room. */
  setRemovals(removals: Removals): void {
    this.sync.book.setRemovals(removals)
    this.#tell()
  }

  /** How the page stands to its room, and who the person is there. */
  setLink(isJoined: boolean, user: string): void {
    if (user !== '' && user !== this.sync.user) {
      this.sync.rename(user)
      for (const key of this.sync.unsent) this.#keepSoon(key, user)
      const own = this.#others.filter((note) => note.user === user)
      this.#others = this.#others.filter((note) => note.user !== user)
      for (const { key, text } of own) {
        this.sync.hear(key, user, text, this.#options.now())
        this.sync.resume(key)
      }
      this.#adoptOthers()
      this.#tell()
    }
    if (isJoined === this.#isJoined) return
    this.#isJoined = isJoined
    clearTimeout(this.#settling)
    if (isJoined) {
      this.#refused.clear()
      this.#settling = setTimeout(() => this.#settle(), joining)
      void this.#flush()
    } else this.sync.beginJoining()
    this.#tell()
  }

  edit(id: string, edit: NoteEdit): string | null {
    const { name, now } = this.#options
    const wrong = this.sync.edit(id, name(), edit, now())
    if (wrong !== null) return wrong
    this.#refused.delete(id)
    for (const key of this.sync.unsent) {
      if (readNoteKey(key)?.id === id) this.#dirty.add(`${key}/${this.sync.user}`)
    }
    this.#save()
    this.#tell()
    void this.#flush()
    return null
  }

  create(fields: Partial<NoteFields> & { target: NoteTarget }, picture: string | null): string {
    const id = makeNoteId(Math.random)
    this.edit(id, { plant: this.#options.plant(), fields, picture: picture ?? undefined })
    return id
  }

  reply(id: string, text: string): string | null {
    return this.edit(id, { reply: { id: makeNoteId(Math.random), text } })
  }

  write(): string {
    return writeNotesFile(this.list)
  }

  read(text: string): string {
    const read = readNotesFile(text, this.#options.now())
    if ('problem' in read) return read.problem
    const wrong = read.wrong === 0 ? '' : ` ${read.wrong} could not be read and were left out.`
    return this.take(read.notes) + wrong
  }

  take(notes: readonly { id: string; record: NoteRecord }[]): string {
    const before = this.sync.book.changes
    for (const { id, record } of notes) this.sync.take(id, record)
    for (const key of this.sync.unsent) this.#dirty.add(`${key}/${this.sync.user}`)
    this.#save()
    this.#tell()
    void this.#flush()
    const changed = Math.min(notes.length, this.sync.book.changes - before)
    return `${notes.length} notes read, ${changed} of them new or newer.`
  }

  /** The notes that are not deleted. */
  get list(): readonly Note[] {
    return this.sync.book.list.filter(({ isDeleted }) => !isDeleted)
  }

  /** By the id of a note: how the last change of this person's fares. */
  get unsent(): ReadonlyMap<string, Unsent> {
    const unsent = new Map<string, Unsent>()
    for (const key of this.sync.unsent) {
      const id = readNoteKey(key)?.id ?? ''
      if (unsent.get(id) !== 'refused')
        unsent.set(id, this.#refused.has(key) ? 'refused' : 'waiting')
    }
    return unsent
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#change)
    clearTimeout(this.#settling)
    clearTimeout(this.#saving)
    this.#save()
  }

  /** What was written without a connection by nobody in particular is this person's. */
  #adoptOthers(): void {
    const { user } = this.sync
    if (user === nobody) return
    const anonymous = this.#others.filter((note) => note.user.startsWith('~'))
    this.#others = this.#others.filter((note) => !note.user.startsWith('~'))
    for (const { key, user: from, text } of anonymous) {
      this.sync.hear(key, from, text, this.#options.now())
      this.sync.adopt(key, from)
      this.#keepSoon(key, user)
      this.#keepSoon(key, from)
    }
  }

  /** Sends what is to be sent, one after the other. */
  async #flush(): Promise<void> {
    if (this.#isSending || !this.#isJoined || this.#isClosed) return
    this.#isSending = true
    try {
      for (let key = this.#next(); key !== undefined; key = this.#next()) {
        const text = this.sync.textOf(key)
        // One after the other is the point.
        // oxlint-disable-next-line no-await-in-loop
        const result = await this.#options.send(key, text)
        if (this.#isClosed || result === 'offline') break
        if (result === 'refused') this.#refused.add(key)
        else this.sync.noteSent(key, text)
        this.#keepSoon(key, this.sync.user)
        this.#tell()
        // oxlint-disable-next-line no-await-in-loop
        await new Promise((resolve) => setTimeout(resolve, pace))
      }
    } finally {
      this.#isSending = false
    }
  }

  #next(): string | undefined {
    if (!this.#isJoined) return undefined
    for (const key of this.sync.unsent) if (!this.#refused.has(key)) return key
    return undefined
  }

  /** The broker has shown what it keeps: what it lost comes again, and what nobody needs goes. */
  #settle(): void {
    this.sync.endJoining()
    for (const key of this.sync.outworn(this.#options.now() - keptDeleted)) {
      void this.#options.send(key, '')
    }
    this.#tell()
    void this.#flush()
  }

  #keepSoon(key: string, user: string): void {
    this.#dirty.add(`${key}/${user}`)
    this.#saving ??= setTimeout(() => this.#save(), 300)
  }

  #save(): void {
    clearTimeout(this.#saving)
    this.#saving = undefined
    const { store, room } = this.#options
    const put: KeptNote[] = []
    const gone: KeptNote[] = []
    for (const each of this.#dirty) {
      const [key, user] = each.split('/')
      const { id = '', isPicture = false } = readNoteKey(key) ?? {}
      const record = this.sync.book.record(id, user)
      const isNothing = isPicture ? !record.picture : record === emptyRecord
      const text = isPicture ? writeNotePicture(record) : writeNoteRecord(record)
      const isUnsent = user === this.sync.user && this.sync.unsent.has(key)
      ;(isNothing ? gone : put).push({ room, key, user, text, isUnsent })
    }
    this.#dirty.clear()
    if (put.length > 0) store?.keep(put).catch(ignore)
    if (gone.length > 0) store?.drop(gone).catch(ignore)
  }

  #tell(): void {
    const wait = Math.max(0, this.#told + 50 - this.#options.now())
    this.#change ??= setTimeout(
      () => {
        this.#change = undefined
        this.#told = this.#options.now()
        if (!this.#isClosed) this.#options.onChange(this)
      },
      Math.min(50, wait),
    )
  }
}

/** A full disk: the notes are on the page all the same, and are sent. */
function ignore(): void {}
