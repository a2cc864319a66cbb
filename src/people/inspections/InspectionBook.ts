import { timeOfStamp } from '../HybridClock.ts'
import type { NoteAuthor } from '../Note.ts'
import type { Written } from '../NoteRecord.ts'
import { isAfterRemoval, noRemovals, type Removals } from '../Removals.ts'
import type { Answered, Inspection, Signed, StepAnswers } from './Inspection.ts'
import { makePieceKey, readInspectionKey, type Medium } from './inspectionKey.ts'
import {
  emptyInspection,
  joinInspections,
  type Answer,
  type CellName,
  type InspectionCells,
  type InspectionRecord,
} from './InspectionRecord.ts'
import { joinMedium } from './cutMedium.ts'
import { sha256 } from './sha256.ts'

/** Records at most of a room's inspections, deleted ones included; further ones are not taken in. */
const mostRecords = 20_000

type Records = Map<string, InspectionRecord>
type Won<Cell extends CellName> = { user: string; written: Written<InspectionCells[Cell]> }

/**
 * All inspections of a room, from what each author wrote of each step: the latest stamp counts, of two equal ones the later user in the alphabet,
 * and the answers of the others stay beside it. Whatever came in whatever order, everybody's book says the same.
 */
export class InspectionBook {
  /** Rises with every change. */
  changes = 0
  /** By the id of an inspection, its keys, and the user of each record. */
  readonly #records = new Map<string, Map<string, Records>>()
  readonly #made = new Map<string, Inspection | null>()
  #count = 0
  #removals = noRemovals

  /** Who is out of the room: what they wrote since then says nothing until they are let in again. */
  setRemovals(removals: Removals): void {
    this.#removals = removals
    this.#made.clear()
    this.changes++
  }

  /** Whether it takes in no further records. */
  get isFull(): boolean {
    return this.#count >= mostRecords
  }

  /** Takes in what an author wrote. False: it says nothing new, or the book is full. */
  put(key: string, user: string, record: InspectionRecord): boolean {
    const id = readInspectionKey(key)?.id ?? ''
    const keys = this.#records.get(id) ?? new Map<string, Records>()
    const records = keys.get(key) ?? new Map<string, InspectionRecord>()
    const known = records.get(user)
    if (!known && this.isFull) return false
    const joined = known ? joinInspections(known, record) : record
    if (joined === known) return false
    if (!known) this.#count++
    records.set(user, joined)
    keys.set(key, records)
    this.#records.set(id, keys)
    this.#forget(id)
    return true
  }

  /** Forgets what an author wrote: the broker keeps it no more. */
  drop(key: string, user: string): void {
    const id = readInspectionKey(key)?.id ?? ''
    if (!this.#records.get(id)?.get(key)?.delete(user)) return
    this.#count--
    this.#forget(id)
  }

  record(key: string, user: string): InspectionRecord {
    const id = readInspectionKey(key)?.id ?? ''
    return this.#records.get(id)?.get(key)?.get(user) ?? emptyInspection
  }

  /** Every key with each of its authors; of one inspection alone, when so asked. */
  *all(only?: string): Iterable<readonly [key: string, user: string, record: InspectionRecord]> {
    for (const [id, keys] of this.#records) {
      if (only !== undefined && id !== only) continue
      for (const [key, records] of keys)
        for (const [user, record] of records) yield [key, user, record]
    }
  }

  /** The latest stamp of what is under a key, which a change has to be after; 0 when there is none. */
  latestOf(key: string): number {
    const records = this.#records.get(readInspectionKey(key)?.id ?? '')?.get(key)
    let latest = 0
    for (const record of records?.values() ?? [])
      for (const written of Object.values(record)) latest = Math.max(latest, written[1])
    return latest
  }

  /** An inspection, a deleted one too; null for one that nobody began, as far as is known here. */
  inspection(id: string): Inspection | null {
    let made = this.#made.get(id)
    if (made === undefined) {
      made = this.#make(id)
      this.#made.set(id, made)
    }
    return made
  }

  /** All, deleted ones too, the newest first. */
  get list(): readonly Inspection[] {
    return [...this.#records.keys()]
      .flatMap((id) => this.inspection(id) ?? [])
      .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
  }

  #forget(id: string): void {
    this.#made.delete(id)
    this.changes++
  }

  #make(id: string): Inspection | null {
    const head = this.#records.get(id)?.get(id)
    const [born] = this.#won(head, 'born').toReversed()
    if (!head || !born) return null
    const nameOf = (user: string): NoteAuthor => ({ user, name: head.get(user)?.name?.[0] ?? '' })
    const steps = this.#readSteps(id, nameOf)
    const hash = sha256(signedText(born.written[0], steps))
    const signatures = this.#won(head, 'sign').flatMap(({ user, written }): Signed[] => {
      const [sign, stamp] = written
      const isValid = sign?.hash === hash
      return sign ? [{ ...sign, by: nameOf(user), at: timeOfStamp(stamp), isValid }] : []
    })
    let latest = born.written[1]
    for (const [, , record] of this.all(id))
      for (const [name, written] of Object.entries(record))
        if (name !== 'at' && name !== 'name') latest = Math.max(latest, written[1])
    return {
      id,
      born: born.written[0],
      createdBy: nameOf(born.user),
      createdAt: timeOfStamp(born.written[1]),
      changedAt: timeOfStamp(latest),
      state: this.#won(head, 'state')[0]?.written[0] ?? 'running',
      steps,
      signatures: signatures.toReversed(),
      hash,
      places: new Map(this.#won(head, 'at').map(({ user, written }) => [user, written[0]])),
    }
  }

  #readSteps(id: string, nameOf: (user: string) => NoteAuthor): Map<string, StepAnswers> {
    const steps = new Map<string, StepAnswers>()
    for (const [key, records] of this.#records.get(id) ?? []) {
      const { step, isPiece } = readInspectionKey(key) ?? { step: null, isPiece: false }
      if (step === null || isPiece) continue
      const answers = this.#won(records, 'answer').flatMap(({ user, written }): Answered[] => {
        const [answer, stamp] = written
        if (!answer) return []
        const photo = this.#join(id, step, user, 'picture', answer.picture)
        const voice = this.#join(id, step, user, 'sound', answer.sound)
        return [{ ...answer, by: nameOf(user), at: timeOfStamp(stamp), photo, voice }]
      })
      const isDisputed = answers.some((each) => saidOf(each) !== saidOf(answers[0]))
      const notes = this.#won(records, 'finding').map(({ written }) => written[0])
      const findings = [...new Set(notes)].filter((note) => note !== '')
      if (answers.length > 0 || findings.length > 0)
        steps.set(step, { answers, isDisputed, findings })
    }
    return steps
  }

  #join(
    id: string,
    step: string,
    user: string,
    of: Medium,
    told: Answer['picture'] | undefined,
  ): string | null {
    if (!told) return null
    const pieces = Array.from({ length: told.pieces }, (_, i) => {
      return this.record(makePieceKey(id, step, of, i), user).piece?.[0]
    })
    return joinMedium(of, told.hash, pieces)
  }

  /** What all wrote in a cell, the latest first; of equal stamps the later user. */
  #won<Cell extends CellName>(records: Records | undefined, cell: Cell): Won<Cell>[] {
    const won: Won<Cell>[] = []
    for (const [user, record] of records ?? []) {
      const written = record[cell]
      if (written && !isAfterRemoval(this.#removals, user, written[1])) won.push({ user, written })
    }
    return won.sort((a, b) => b.written[1] - a.written[1] || (a.user < b.user ? 1 : -1))
  }
}

function saidOf({ verdict, value }: Answer): string {
  return JSON.stringify([verdict, value])
}

/** What a signature is of: the questions and every answer with its author, time, values, picture and voice note, in one order everywhere. */
function signedText(
  born: InspectionCells['born'],
  steps: ReadonlyMap<string, StepAnswers>,
): string {
  const said = [...steps]
    .filter(([, { answers }]) => answers.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([step, { answers }]) => [
      step,
      answers.map((answer) => [
        answer.by.user,
        answer.at,
        sorted({ ...answer, by: undefined, at: undefined, photo: undefined, voice: undefined }),
      ]),
    ])
  return JSON.stringify([sorted(born), said])
}

/** The same names in the same order, whoever wrote the JSON. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]))
}
