import type { NoteTarget } from '../Note.ts'

/** How parts of the open plant are called elsewhere; whoever has the models gives it. */
export type PartNames = {
  /** The IFC GlobalId of a part; null without. */
  guidOf(part: string): string | null
  /** The part, or group, with an IFC GlobalId; null when it is not in this plant. */
  ofGuid(guid: string): string | null
  has(part: string): boolean
  /** A point of a part where a note can be pinned; null when it is not loaded. */
  placeOf(part: string): NoteTarget | null
  /** Where a note is pinned that has no place at all. */
  middle: readonly [number, number, number]
}
