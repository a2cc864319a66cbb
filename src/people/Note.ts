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

/** Where somebody stood who wrote it, and what they looked at: metres of the plant. */
export type NoteView = { position: Point; target: Point }

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
