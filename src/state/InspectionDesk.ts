import { cutMedium } from '#people/inspections/cutMedium.ts'
import type { Inspection } from '#people/inspections/Inspection.ts'
import {
  makeInspectionKey,
  makePieceKey,
  readInspectionKey,
} from '#people/inspections/inspectionKey.ts'
import type {
  Answer,
  Beginning,
  InspectionCells,
  InspectionRecord,
} from '#people/inspections/InspectionRecord.ts'
import { InspectionSync } from '#people/inspections/InspectionSync.ts'
import { makeNoteId } from '#people/noteKey.ts'
import type { Removals } from '#people/Removals.ts'
import { KeptDesk, nobody, type KeptDeskOptions } from './KeptDesk.ts'

type InspectionDeskOptions = KeptDeskOptions & {
  /** Empty while it is not known. */
  user: string
  /** How the person calls themselves now. */
  name: () => string
  /** Some of it has changed; called at most each 50 ms. */
  onChange: (desk: InspectionDesk) => void
}

/** What the answer to a step is made of; the rest its desk adds. */
export type GivenAnswer = Omit<Answer, 'picture' | 'sound' | 'version'>

/** What goes with an answer; null: nothing; undefined: what went with this person's answer before stays. */
export type GivenMedia = {
  /** A data address. */
  picture?: string | null
  sound?: VoiceNote | null
}

/** What somebody said. */
export type VoiceNote = {
  /** A data address. */
  address: string
  /** Its length, whole. */
  seconds: number
}

/** This page's inspections: what is known of the room's, and what this person does with them. */
export class InspectionDesk extends KeptDesk<InspectionRecord> {
  readonly sync: InspectionSync
  readonly #options: InspectionDeskOptions

  constructor(options: InspectionDeskOptions) {
    const sync = new InspectionSync(options.user || nobody)
    super(options, sync)
    this.#options = options
    this.sync = sync
  }

  /** Who is out of the room. */
  setRemovals(removals: Removals): void {
    this.sync.book.setRemovals(removals)
    this.tell()
  }

  /** Begins an inspection; returns its id, or why it cannot be begun. */
  begin(born: Beginning): { id: string } | { wrong: string } {
    const id = makeNoteId(Math.random)
    const wrong = this.edit(makeInspectionKey(id), { born, state: 'running' })
    return wrong === null ? { id } : { wrong }
  }

  /** Changes what this person says of an inspection as a whole. Returns why it cannot be, in words. */
  change(id: string, cells: Partial<InspectionCells>): string | null {
    return this.edit(makeInspectionKey(id), cells)
  }

  /** Answers a step. Returns why it cannot be, in words. */
  answer(id: string, step: string, given: GivenAnswer, media: GivenMedia = {}): string | null {
    const { picture, sound } = media
    const key = makeInspectionKey(id, step)
    const before = this.sync.book.record(key, this.sync.user).answer?.[0]
    const image = picture ? cutMedium('picture', picture) : null
    if (picture && !image) return 'The picture cannot be made small enough.'
    const voice = sound ? cutMedium('sound', sound.address) : null
    if (sound && !voice) return 'The voice note is too long, or of a kind that is not known here.'
    const answer: Answer = {
      ...given,
      picture: image ? { hash: image.hash, pieces: image.pieces.length } : null,
      version: (before?.version ?? 0) + 1,
    }
    if (picture === undefined) answer.picture = before?.picture ?? null
    if (sound === undefined && before?.sound) answer.sound = before.sound
    if (sound && voice)
      answer.sound = { hash: voice.hash, pieces: voice.pieces.length, seconds: sound.seconds }
    const wrong = this.edit(key, { answer })
    if (wrong !== null) return wrong
    for (const [of, cut] of [['picture', image] as const, ['sound', voice] as const])
      for (const [i, piece] of cut?.pieces.entries() ?? [])
        this.edit(makePieceKey(id, step, of, i), { piece })
    return null
  }

  /** A note was written about a step. */
  find(id: string, step: string, note: string): string | null {
    return this.edit(makeInspectionKey(id, step), { finding: note })
  }

  /** All that is known of an inspection, for a file: key, user and text of each record. */
  recordsOf(id: string): [key: string, user: string, text: string][] {
    return [...this.sync.book.all(id)].map(([key, user]) => [
      key,
      user,
      this.sync.textOf(key, user),
    ])
  }

  /** Takes in the records of a file. What this person wrote is sent again; tells how many could not be read. */
  take(records: readonly (readonly [key: string, user: string, text: string])[]): number {
    let wrong = 0
    const own: string[] = []
    for (const [key, user, text] of records) {
      if (text === '' || this.sync.hear(key, user, text, this.#options.now()) !== null) wrong++
      else if (user === this.sync.user) {
        this.sync.resume(key)
        own.push(key)
      } else this.keep(key, user)
    }
    this.noteEdited(own)
    return wrong
  }

  /** Those that are not deleted, the newest first. */
  get list(): readonly Inspection[] {
    return this.sync.book.list.filter(({ state }) => state !== 'deleted')
  }

  /** By the id of an inspection: how many records of this person's the broker does not have yet, and whether it refuses some. */
  get unsent(): ReadonlyMap<string, { waiting: number; isRefused: boolean }> {
    const unsent = new Map<string, { waiting: number; isRefused: boolean }>()
    for (const key of this.sync.unsent) {
      const id = readInspectionKey(key)?.id ?? ''
      const { waiting = 0, isRefused = false } = unsent.get(id) ?? {}
      const isBarred = this.fateOf(key) === 'refused'
      unsent.set(id, { waiting: waiting + 1, isRefused: isRefused || isBarred })
    }
    return unsent
  }

  /** Writes cells, and once how the person is called. */
  private edit(key: string, cells: Partial<InspectionCells>): string | null {
    const now = this.#options.now()
    const head = makeInspectionKey(readInspectionKey(key)?.id ?? '')
    const name = this.#options.name().slice(0, 40)
    const wrong = this.sync.edit(key, cells, now)
    if (wrong !== null) return wrong
    const edited = [key]
    if (this.sync.book.record(head, this.sync.user).name?.[0] !== name) {
      this.sync.edit(head, { name }, now)
      edited.push(head)
    }
    this.noteEdited(edited)
    return null
  }

  protected override onChange(): void {
    this.#options.onChange(this)
  }
}
