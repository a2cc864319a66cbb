import { create } from 'zustand'
import type { Note, NoteFigure, NoteTarget, NoteView } from '#people/Note.ts'
import { setPanels } from './panels.ts'

/** How a note's last change by this person fares: not in the list when the broker has it. */
export type Unsent = 'waiting' | 'refused'

/** A note that is being written and that nobody else sees yet. */
export type NoteDraft = {
  target: NoteTarget
  view: NoteView | null
  picture: string | null
  /** What the signals of its asset say as it is begun. */
  figures: readonly NoteFigure[]
}

export type Notes = {
  /** Those that are not deleted, by the time of their creation. A new list only when one has changed. */
  list: readonly Note[]
  /** By id: the notes are counted as they were created, deleted ones too. */
  numbers: ReadonlyMap<string, number>
  /** By the id of the note. */
  unsent: ReadonlyMap<string, Unsent>
  /** Records of others that made no sense. */
  refused: number
  /** Id of the note that is read. */
  open: string | null
  /** Id of the note that is pointed at. */
  hovered: string | null
  /** The next click chooses the place of a new note. */
  isPlacing: boolean
  draft: NoteDraft | null
  /** Deleted just now, to be brought back by one press. */
  gone: Note | null
  /** What came of reading or writing a file of notes, until it is closed; empty when nothing did. */
  said: string
  /** Whether there is a place for notes yet; it is loaded after the picture. */
  isThere: boolean
  /** Whether this person may write notes; what is asked of them otherwise. */
  mayWrite: boolean
}

export const useNotes = create<Notes>(() => ({
  list: [],
  numbers: new Map(),
  unsent: new Map(),
  refused: 0,
  open: null,
  hovered: null,
  isPlacing: false,
  draft: null,
  gone: null,
  said: '',
  isThere: false,
  mayWrite: true,
}))

export function setNotes(change: Partial<Notes>): void {
  useNotes.setState(change)
}

/** Opens a note to be read, or none; what was about to be written is let go. */
export function openNote(open: string | null): void {
  useNotes.setState({ open, draft: null, isPlacing: false })
}

/** The next click in the picture chooses the place of a new note; once more: no longer. One that is being written stays. */
export function togglePlacing(): void {
  const { isPlacing, mayWrite, draft } = useNotes.getState()
  if (mayWrite && draft === null) useNotes.setState({ isPlacing: !isPlacing })
  else setPanels({ notes: true })
}
