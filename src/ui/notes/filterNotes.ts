import type { Note, Severity } from '#people/Note.ts'
import { sayAuthor, sayTarget } from './sayNote.ts'

/** Which notes one wants to see. */
export type NoteFilter = {
  /** Words that all have to stand somewhere in the note. */
  query: string
  status: 'todo' | 'done' | 'all'
  /** At least so severe. */
  severity: Severity | null
  /** Only those that this person wrote or is to see to. */
  isMine: boolean
}

export const everyNote: NoteFilter = { query: '', status: 'todo', severity: null, isMine: false }

const weights: Record<Severity, number> = { info: 0, minor: 1, major: 2, critical: 3 }

/** The notes that pass, the most severe first and of those the newest; what is done comes last. */
export function filterNotes(
  notes: readonly Note[],
  filter: NoteFilter,
  me: { user: string; name: string },
): Note[] {
  const words = filter.query.toLowerCase().split(/\s+/).filter(Boolean)
  const least = filter.severity === null ? 0 : weights[filter.severity]
  return notes
    .filter((note) => {
      if (filter.status !== 'all' && (note.status === 'done') !== (filter.status === 'done'))
        return false
      if (weights[note.severity] < least) return false
      if (filter.isMine && note.createdBy.user !== me.user && note.assignee !== me.name)
        return false
      if (words.length === 0) return true
      const text = textOf(note)
      return words.every((word) => text.includes(word))
    })
    .sort(byWeight)
}

function textOf(note: Note): string {
  const { title, text, assignee, target, replies, createdBy } = note
  return [title, text, assignee, target.part, sayTarget(note), sayAuthor(createdBy)]
    .concat(replies.map((reply) => reply.text))
    .join('\n')
    .toLowerCase()
}

function byWeight(a: Note, b: Note): number {
  const done = Number(a.status === 'done') - Number(b.status === 'done')
  return done || weights[b.severity] - weights[a.severity] || b.createdAt - a.createdAt
}
