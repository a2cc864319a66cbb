import type { NoteFigure } from '../Note.ts'
import { laterOf, type Written } from '../NoteRecord.ts'
import type { Role } from '../roles.ts'

/** How an inspection stands; what is deleted can be brought back. */
export const inspectionStates = ['running', 'paused', 'ended', 'deleted'] as const
export type InspectionState = (typeof inspectionStates)[number]

/** What was begun: which questions, in which plant. */
export type Beginning = {
  template: string
  title: string
  version: number
  plant: string
  /** How many steps the questions have. */
  steps: number
}

/** What a signal said when a step was answered, and whether that is what was expected; null: it was not known well enough to say. */
export type SignalCheck = NoteFigure & {
  /** The value as a number, in the signal's unit; null when it was none. */
  number: number | null
  below?: number
  above?: number
  /** Name of the state that was expected. */
  is?: string
  holds: boolean | null
}

/** How a step was judged. */
export const verdicts = ['ok', 'notOk', 'na'] as const
export type StepVerdict = (typeof verdicts)[number]

/** What somebody answered to a step, with the words that they were asked in: it can be read whatever becomes of the questions. */
export type Answer = {
  /** Of the step, as it was asked. */
  title: string
  asked: string
  /** Of a number, a choice and a text what follows from the limits; a text and a picture are `ok` unless somebody says otherwise. */
  verdict: StepVerdict
  /** A number in `unit`, the words of a choice, or a text; null where the verdict is all. */
  value: number | string | null
  unit: string
  /** Limits of a number, as they were asked. */
  from?: number
  to?: number
  comment: string
  checks: readonly SignalCheck[]
  /** The SHA-256 (hex) of the picture's data address, and in how many pieces it is sent. */
  picture: { hash: string; pieces: number } | null
  /** The same of a voice note, and how long it is; what was written before there were any has none. */
  sound?: { hash: string; pieces: number; seconds: number } | null
  /** Which answer of this person to this step it is: 1, 2, … */
  version: number
}

/** Somebody's word that the answers are right, as they were. */
export type Signature = {
  /** As they call themselves, and as the broker lets them be. */
  name: string
  role: Role
  /** SHA-256 (hex) of what they signed (`signedText`). */
  hash: string
}

/** What one author can write under a key, each by itself: of an inspection, of a step, of a piece of a picture or a voice note. */
export type InspectionCells = {
  born: Beginning
  /** How the author calls themselves. */
  name: string
  state: InspectionState
  /** The step where the author is. */
  at: string
  sign: Signature | null
  answer: Answer | null
  /** Id of the note that was written about it. */
  finding: string
  /** Piece of a data address, and the SHA-256 of the whole. */
  piece: { hash: string; text: string }
}

export type CellName = keyof InspectionCells

/** What the topic `inspection/KEY/USER` holds. Nobody writes into somebody else's. */
export type InspectionRecord = { readonly [Cell in CellName]?: Written<InspectionCells[Cell]> }

export const cellNames: readonly CellName[] = [
  'born',
  'name',
  'state',
  'at',
  'sign',
  'answer',
  'finding',
  'piece',
]

/** What an inspection may hold at most. */
export const inspectionLimits = {
  /** Characters. */
  title: 120,
  asked: 400,
  text: 1000,
  comment: 600,
  name: 40,
  /** Signals of one answer, and points of each one's trend. */
  checks: 4,
  trend: 24,
  /** Characters of a piece of a picture or a voice note, and pieces of each at most. */
  piece: 3000,
  pieces: 6,
  soundPieces: 24,
  /** Of a voice note: at 12 kbit/s its pieces hold as much. */
  seconds: 30,
  /** Bytes of a record: mosquitto 2.0 takes 0.11 s for a message of more than 4 kB to a browser. */
  record: 3900,
} as const

export const emptyInspection: InspectionRecord = {}

/** Joins two states of one author's record: in any order the same. Returns `a` itself when `b` holds nothing later. */
export function joinInspections(a: InspectionRecord, b: InspectionRecord): InspectionRecord {
  const joined: Record<string, unknown> = { ...a }
  let isMore = false
  for (const name of cellNames) {
    const known: Written<unknown> | undefined = a[name]
    const later = laterOf<unknown>(known, b[name])
    if (later === known) continue
    joined[name] = later
    isMore = true
  }
  return isMore ? joined : a
}

/** A record as text: of two equal ones the same. */
export function writeInspectionRecord(record: InspectionRecord): string {
  return JSON.stringify({
    v: 1,
    ...Object.fromEntries(cellNames.map((name) => [name, record[name]])),
  })
}
