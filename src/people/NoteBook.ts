import type { Note, NoteAuthor, NoteFields, NoteReply } from './Note.ts'
import { timeOfStamp } from './HybridClock.ts'
import { fieldNames, joinRecords } from './NoteRecord.ts'
import { emptyRecord, type FieldName, type NoteRecord, type Written } from './NoteRecord.ts'
import { isAfterRemoval, noRemovals, type Removals } from './Removals.ts'

/** Notes at most, taken back ones included; further ones are not taken in. */
const mostNotes = 5000
/** People who wrote on one note. */
const mostAuthors = 200

type Page = { records: Map<string, NoteRecord>; note: Note | null }
type Winner<Value> = { written: Written<Value>; user: string }
type Reader<Value> = (record: NoteRecord) => Written<Value> | undefined

/**
 * All notes of a room, from what each author wrote of each: of a field the latest stamp wins, of two equal ones the later user in the
 * alphabet. Whatever came in whatever order, as often as it likes, everybody's book says the same.
 */
export class NoteBook {
  /** Rises with every change. */
  changes = 0
  readonly #pages = new Map<string, Page>()
  #list: readonly Note[] | null = null
  #removals = noRemovals

  /** Who is out of the room: what they wrote since then is kept, and says nothing until they are let in again. */
  setRemovals(removals: Removals): void {
    this.#removals = removals
    for (const [id, page] of this.#pages) this.#settle(id, page)
  }

  /** Takes in what an author wrote of a note. Returns whether the book says something else now; false too when it is full. */
  put(id: string, user: string, record: NoteRecord): boolean {
    let page = this.#pages.get(id)
    if (!page) {
      if (this.#pages.size >= mostNotes) return false
      page = { records: new Map(), note: null }
      this.#pages.set(id, page)
    }
    const known = page.records.get(user)
    if (!known && page.records.size >= mostAuthors) return false
    const joined = known ? joinRecords(known, record) : record
    if (joined === known) return false
    page.records.set(user, joined)
    return this.#settle(id, page)
  }

  /** Forgets what an author wrote of a note, or only their picture of it: the broker keeps it no more. */
  drop(id: string, user: string, onlyPicture = false): boolean {
    const page = this.#pages.get(id)
    const known = page?.records.get(user)
    if (!page || !known) return false
    if (!onlyPicture) page.records.delete(user)
    else page.records.set(user, { ...known, picture: undefined })
    if (page.records.size === 0) this.#pages.delete(id)
    return this.#settle(id, page)
  }

  /** What an author wrote of a note. */
  record(id: string, user: string): NoteRecord {
    return this.#pages.get(id)?.records.get(user) ?? emptyRecord
  }

  /** Every id with each of its authors. */
  *authors(): Iterable<readonly [id: string, user: string, record: NoteRecord]> {
    for (const [id, { records }] of this.#pages) {
      for (const [user, record] of records) yield [id, user, record]
    }
  }

  /** A note, deleted ones too; null for one that nobody created, as far as is known here. */
  note(id: string): Note | null {
    return this.#pages.get(id)?.note ?? null
  }

  /** All notes, deleted ones too, by the time of their creation. */
  get list(): readonly Note[] {
    this.#list ??= [...this.#pages.values()]
      .flatMap(({ note }) => (note ? [note] : []))
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    return this.#list
  }

  /** The latest stamp of a note, which a change of it has to be after; 0 when there is none. */
  latestOf(id: string): number {
    let latest = 0
    for (const { born, fields, picture } of this.#pages.get(id)?.records.values() ?? []) {
      for (const written of [born, picture, ...Object.values(fields)]) {
        if (written && written[1] > latest) latest = written[1]
      }
    }
    return latest
  }

  #settle(id: string, page: Page): boolean {
    const before = page.note
    page.note = readPage(id, page.records, this.#removals)
    if (JSON.stringify(before) === JSON.stringify(page.note)) return false
    this.changes++
    this.#list = null
    return true
  }
}

/** What the records of a note come out as. Edits may come before the note itself: until then there is none. */
function readPage(id: string, records: Map<string, NoteRecord>, removals: Removals): Note | null {
  const best = <Value>(read: Reader<Value>, isEarliest = false) =>
    winner(records, removals, read, isEarliest)
  const born = best(({ born: own }) => own, true)
  if (!born) return null
  let changed: Winner<unknown> = born
  const fields: Partial<Record<FieldName, unknown>> = {}
  for (const name of fieldNames) {
    const won = best<unknown>((record) => record.fields[name])
    if (!won) continue
    fields[name] = won.written[0]
    if (won.written[1] > changed.written[1]) changed = won
  }
  if (fields.target === undefined) return null
  const replies = [...records].flatMap(([user, record]) => readReplies(user, record, removals))
  const known = { ...plain, ...fields } as NoteFields
  const { deleted, ...shown } = known
  return {
    id,
    plant: born.written[0],
    ...shown,
    picture: best((record) => record.picture)?.written[0] ?? null,
    replies: replies.sort((a, b) => a.at - b.at || (a.by.user + a.id < b.by.user + b.id ? -1 : 1)),
    createdBy: authorOf(born.user, records),
    createdAt: timeOfStamp(born.written[1]),
    changedBy: authorOf(changed.user, records),
    changedAt: timeOfStamp(changed.written[1]),
    isDeleted: deleted,
  }
}

/** What a note says whose author did not say it. */
const plain: Omit<NoteFields, 'target'> = {
  title: '',
  text: '',
  severity: 'info',
  status: 'open',
  assignee: '',
  view: null,
  kept: null,
  figures: [],
  deleted: false,
}

function readReplies(user: string, { replies, name }: NoteRecord, removals: Removals): NoteReply[] {
  const by = { user, name: name?.[0] ?? '' }
  return [...replies].flatMap(([id, [text, stamp]]) =>
    text === null || isAfterRemoval(removals, user, stamp)
      ? []
      : [{ id, by, text, at: timeOfStamp(stamp) }],
  )
}

function authorOf(user: string, records: Map<string, NoteRecord>): NoteAuthor {
  return { user, name: records.get(user)?.name?.[0] ?? '' }
}

/** The latest that anybody wrote, or the earliest; of equal stamps the user decides. */
function winner<Value>(
  records: Map<string, NoteRecord>,
  removals: Removals,
  read: Reader<Value>,
  isEarliest: boolean,
): Winner<Value> | null {
  let best: Winner<Value> | null = null
  for (const [user, record] of records) {
    const written = read(record)
    if (!written || isAfterRemoval(removals, user, written[1])) continue
    const by = best ? written[1] - best.written[1] || (user > best.user ? 1 : -1) : 1
    if (!best || by > 0 !== isEarliest) best = { written, user }
  }
  return best
}
