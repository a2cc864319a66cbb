import type { NoteAuthor } from '../Note.ts'
import type { Answer, Beginning, InspectionState, Signature } from './InspectionRecord.ts'

/** An answer with who gave it and when (epoch milliseconds by their clock). */
export type Answered = Answer & {
  by: NoteAuthor
  at: number
  /** The picture as a data address; null without, or while not all of it has come. */
  photo: string | null
  /** The same of the voice note. */
  voice: string | null
}

/** All that was said to one step. */
export type StepAnswers = {
  /** The latest of each person, the one that counts (the latest of all) first. */
  answers: readonly Answered[]
  /** Some of them say something else than the one that counts. */
  isDisputed: boolean
  /** Ids of notes that were written about it. */
  findings: readonly string[]
}

export type Signed = Signature & {
  by: NoteAuthor
  at: number
  /** What they signed is what stands there now. */
  isValid: boolean
}

/** An inspection as all that was written of it comes out. */
export type Inspection = {
  id: string
  born: Beginning
  createdBy: NoteAuthor
  /** Epoch milliseconds, as all times here. */
  createdAt: number
  changedAt: number
  state: InspectionState
  /** By the id of the step. */
  steps: ReadonlyMap<string, StepAnswers>
  /** By their time. */
  signatures: readonly Signed[]
  /** SHA-256 (hex) of the answers as they are: what somebody who signs now signs. */
  hash: string
  /** By user: the step where somebody is. */
  places: ReadonlyMap<string, string>
}
