import type { QualityName } from '#twin/Quality.ts'

/** From little to much. */
export const severities = ['info', 'minor', 'major', 'critical'] as const
export const noteStatuses = ['open', 'doing', 'done'] as const

export type Severity = (typeof severities)[number]
export type NoteStatus = (typeof noteStatuses)[number]
type Point = readonly [number, number, number]

/** Where a note is pinned. */
export type NoteTarget = {
  /** `<model>/<path>` of the part that it goes along with; null: a point of the plant. */
  part: string | null
  /** Metres of the plant; on a part, where that point is while the part is at rest. */
  point: Point
  /** Away from the surface, length 1. */
  normal: Point
}

/** Where somebody stood who wrote it, what they looked at, and what was taken out of the picture: metres of the plant. */
export type NoteView = {
  position: Point
  target: Point
  /** Of a picture without perspective: how much of the plant it shows from top to bottom. */
  height?: number
  /** From top to bottom, where it is not the page's own. */
  degrees?: number
  /** Where up is, length 1, unless it follows from looking straight. */
  up?: Point
  /** Planes x, y, z, w of length 1: what is on their negative side is cut away. None: nothing is cut. */
  cuts?: readonly (readonly number[])[]
  /** Ids of parts out of sight; of the only ones in sight; of others that the note is about. */
  hidden?: readonly string[]
  only?: readonly string[]
  picked?: readonly string[]
}

/** What a note brought along from another program's file and Gemba has no place for; it goes back into the next one. */
export type NoteKept = {
  guid?: string
  type?: string
  /** In the other program's words, for as long as they mean the same as the note's own. */
  status?: string
  priority?: string
  stage?: string
  due?: string
  author?: string
  changedBy?: string
  labels?: readonly string[]
  links?: readonly string[]
  related?: readonly string[]
  /** By the id of a reply: its GUID, a space, and who wrote it. */
  replies?: Readonly<Record<string, string>>
}

/** What a signal said when a note was written about its asset. */
export type NoteFigure = {
  /** Id of the signal, and how it was called and shown: a number, or the name of a state. */
  signal: string
  name: string
  value: string
  unit: string
  quality: QualityName
  /** Of the value, epoch milliseconds. */
  at: number
  /** Of the last `seconds` before: values at equal steps, the last one at the note's time; null is a gap. None for states. */
  trend: { seconds: number; values: readonly (number | null)[] } | null
}

/** What can be changed of a note, each by itself. */
export type NoteFields = {
  title: string
  text: string
  severity: Severity
  status: NoteStatus
  /** Name of whoever is to see to it; empty: nobody yet. */
  assignee: string
  target: NoteTarget
  view: NoteView | null
  kept: NoteKept | null
  figures: readonly NoteFigure[]
  deleted: boolean
}

/** The user of a topic, and how they call themselves. */
export type NoteAuthor = { user: string; name: string }

export type NoteReply = {
  id: string
  by: NoteAuthor
  text: string
  /** Epoch milliseconds. */
  at: number
}

/** A note as all that was written of it comes out. */
export type Note = Omit<NoteFields, 'deleted'> & {
  id: string
  /** Name of the plant that it was written in. */
  plant: string
  /** JPEG or WebP as a data address; null without. */
  picture: string | null
  /** By their time. */
  replies: readonly NoteReply[]
  createdBy: NoteAuthor
  /** Epoch milliseconds by the author's clock, as all times here. */
  createdAt: number
  changedBy: NoteAuthor
  changedAt: number
  isDeleted: boolean
}
