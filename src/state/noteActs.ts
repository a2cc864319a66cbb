import type { Note, NoteFields, NoteTarget, NoteView } from '#people/Note.ts'
import type { NoteRecord } from '#people/NoteRecord.ts'
import type { NoteEdit } from '#people/NoteSync.ts'
import { notePicture, type PictureKind } from './codePicture.ts'
import { openNote, useNotes, type NoteDraft } from './notes.ts'
import { setPanels } from './panels.ts'
import { readNoteView, showNoteView } from './noteView.ts'
import { readFigures } from './readFigures.ts'
import { flyTo, freeArea } from './stage.ts'

/** Who keeps the notes; the composition gives it, see `attachNotes`. */
export type NoteKeeper = {
  /** Writes a change. Returns why it cannot be, in words; null when it is done. */
  edit(id: string, edit: NoteEdit): string | null
  /** Creates a note; returns its id. */
  create(fields: Partial<NoteFields> & { target: NoteTarget }, picture: string | null): string
  /** Adds a reply. */
  reply(id: string, text: string): string | null
  /** All notes as a file, and back. The latter tells in words what came of it. */
  write(): string
  read(text: string): string
  /** Joins the notes of a file with the room's; tells in words what came of it. */
  take(notes: readonly { id: string; record: NoteRecord }[]): string
}

let keeper: NoteKeeper | null = null

/** Gives notes their place. Returns its end. */
export function attachNotes(given: NoteKeeper): () => void {
  keeper = given
  useNotes.setState({ isThere: true })
  return () => {
    if (keeper !== given) return
    keeper = null
    useNotes.setState({ isThere: false })
  }
}

/** The keeper of the notes; null until it is loaded. */
export function noteKeeper(): NoteKeeper | null {
  return keeper
}

/** Deletes a note; it can be brought back. */
export function deleteNote(note: Note): string | null {
  const wrong = keeper?.edit(note.id, { fields: { deleted: true } }) ?? null
  if (wrong === null) useNotes.setState({ open: null, gone: note })
  return wrong
}

export function bringNoteBack(): void {
  const { gone } = useNotes.getState()
  if (!gone) return
  keeper?.edit(gone.id, { fields: { deleted: false } })
  useNotes.setState({ gone: null, open: gone.id })
}

/** Who knows where things are and what is seen; the scene gives it. */
export type NotePlaces = {
  /** A point on a part, or on a group, as it is seen now; null when it is not loaded. */
  ofPart(part: string): NoteTarget | null
  /** A small picture of what is seen now, as a data address. */
  takePicture(kind: PictureKind): Promise<string | null>
}

let places: NotePlaces | null = null

/** Gives notes the scene. Returns its end. */
export function attachNotePlaces(given: NotePlaces): () => void {
  places = given
  return () => {
    if (places === given) places = null
  }
}

/** Offers the place of a click to whoever waits for one. Returns whether it was taken: then the click means nothing else. */
export function offerPlace(target: NoteTarget): boolean {
  if (!useNotes.getState().isPlacing) return false
  beginNote(target)
  return true
}

/** A place for a note on a part; null when there is no such part in the picture. */
export function placeOnPart(part: string): NoteTarget | null {
  return places?.ofPart(part) ?? null
}

/** A small picture of what is seen now, as a data address; null when there is none to be had, as in a headset. */
export function takePicture(kind = notePicture): Promise<string | null> {
  return places?.takePicture(kind) ?? Promise.resolve(null)
}

/** Begins a note on a part; false when there is no such part in the picture. */
export function beginNoteOnPart(part: string): boolean {
  const target = placeOnPart(part)
  if (target) beginNote(target)
  return Boolean(target)
}

/** Begins a note at a place that somebody in a headset points at: it is written there, and has no picture. */
export function beginWornNote(target: NoteTarget, eyes: NoteView['position']): void {
  picture = Promise.resolve(null)
  const view = { position: eyes, target: target.point }
  const figures = readFigures(target.part)
  useNotes.setState({ open: null, gone: null, draft: { target, view, picture: null, figures } })
}

/** Begins a note at a place: it is written in the panel. What is seen now goes with it. */
export function beginNote(target: NoteTarget): void {
  const figures = readFigures(target.part)
  const draft: NoteDraft = { target, view: readNoteView(), picture: null, figures }
  useNotes.setState({ isPlacing: false, open: null, gone: null, draft })
  setPanels({ notes: true })
  picture = takePicture()
  void picture.then((taken) => {
    if (useNotes.getState().draft === draft)
      useNotes.setState({ draft: { ...draft, picture: taken } })
  })
}

/** What was seen when the last note was begun; it may take longer than writing its title. */
let picture: Promise<string | null> = Promise.resolve(null)

/** Adds a note that was begun to the others, and opens it. */
export function addNote(
  draft: NoteDraft,
  words: Pick<NoteFields, 'title' | 'text' | 'severity'>,
): void {
  const { target, view, figures } = draft
  const id = keeper?.create({ ...words, target, view, figures }, draft.picture)
  if (id === undefined) return
  openNote(id)
  if (draft.picture !== null) return
  void picture.then((taken) => taken !== null && keeper?.edit(id, { picture: taken }))
}

/** Flies to where a note was written, with what its author had cut open, or before its point; to its part where a sheet covers half of the picture, and so the middle of that view. */
export function flyToNote({ view, target }: Pick<Note, 'view' | 'target'>): void {
  const { part, point, normal } = target
  const seen = view && showNoteView(view)
  if (part !== null && freeArea.bottom > 0.4) {
    flyTo({ parts: [part] })
    return
  }
  const [x, y, z] = point
  const before = [x + normal[0] * 4, y + normal[1] * 2 + 1.5, z + normal[2] * 4 + 0.5] as const
  flyTo({ view: seen ?? { position: before, target: point } })
}
