import type { Note, NoteFields, NoteTarget } from '#people/Note.ts'
import { readNotesFile, writeNotesFile } from '#people/notesFile.ts'
import { makeNoteId, readNoteKey } from '#people/noteKey.ts'
import { NoteSync, type NoteEdit } from '#people/NoteSync.ts'
import type { Removals } from '#people/Removals.ts'
import type { NoteRecord } from '#people/NoteRecord.ts'
import { KeptDesk, nobody, type KeptDeskOptions } from './KeptDesk.ts'
import type { NoteKeeper } from './noteActs.ts'
import type { Unsent } from './notes.ts'

type NoteDeskOptions = KeptDeskOptions & {
  /** Empty while it is not known. */
  user: string
  /** How the person calls themselves now. */
  name: () => string
  /** Name of the plant that is open. */
  plant: () => string
  /** Some of it has changed; called at most each 50 ms. */
  onChange: (desk: NoteDesk) => void
}

/** This page's notes: what is known of the room's, and what this person does with them. */
export class NoteDesk extends KeptDesk<NoteRecord> implements NoteKeeper {
  readonly sync: NoteSync
  readonly #options: NoteDeskOptions

  constructor(options: NoteDeskOptions) {
    const sync = new NoteSync(options.user || nobody)
    super(options, sync)
    this.#options = options
    this.sync = sync
  }

  /** Who is out of the room. */
  setRemovals(removals: Removals): void {
    this.sync.book.setRemovals(removals)
    this.tell()
  }

  edit(id: string, edit: NoteEdit): string | null {
    const { name, now } = this.#options
    const wrong = this.sync.edit(id, name(), edit, now())
    if (wrong !== null) return wrong
    this.noteEdited([...this.sync.unsent].filter((key) => readNoteKey(key)?.id === id))
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
    this.noteEdited(this.sync.unsent)
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
      if (unsent.get(id) !== 'refused') unsent.set(id, this.fateOf(key) ?? 'waiting')
    }
    return unsent
  }

  protected override onChange(): void {
    this.#options.onChange(this)
  }
}
