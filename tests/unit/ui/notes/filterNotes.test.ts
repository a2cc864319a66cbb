import { describe, expect, it } from 'vitest'
import type { Note } from '#people/Note.ts'
import { everyNote, filterNotes, type NoteFilter } from '#ui/notes/filterNotes.ts'

const anna = { user: 'anna', name: 'Anna' }
const bo = { user: 'bo', name: 'Bo' }

function note(id: string, change: Partial<Note>): Note {
  return {
    id,
    title: id,
    text: '',
    severity: 'info',
    status: 'open',
    assignee: '',
    target: { part: 'hall/Filler', point: [0, 0, 0], normal: [0, 1, 0] },
    view: null,
    kept: null,
    figures: [],
    plant: 'hall',
    picture: null,
    replies: [],
    createdBy: anna,
    createdAt: 1,
    changedBy: anna,
    changedAt: 1,
    isDeleted: false,
    ...change,
  }
}

const reply = { id: 'r', by: bo, text: 'The gasket is worn', at: 3 }
const notes = [
  note('drips', { severity: 'major', replies: [reply] }),
  note('squeaks', { severity: 'critical', status: 'done', createdBy: bo }),
  note('scratched', { createdBy: bo, assignee: 'Anna', createdAt: 2 }),
  note('loose', { severity: 'critical', status: 'doing', createdBy: bo }),
]

const shown = (change: Partial<NoteFilter>) =>
  filterNotes(notes, { ...everyNote, ...change }, anna).map(({ id }) => id)

describe('the list of notes', () => {
  it('has what is to be done, the most severe first', () => {
    expect(shown({})).toEqual(['loose', 'drips', 'scratched'])
    expect(shown({ status: 'done' })).toEqual(['squeaks'])
    expect(shown({ status: 'all' })).toEqual(['loose', 'drips', 'scratched', 'squeaks'])
  })

  it('is filtered by severity, by words in any part of a note, and by whom it concerns', () => {
    expect(shown({ severity: 'major' })).toEqual(['loose', 'drips'])
    expect(shown({ query: 'GASKET filler' })).toEqual(['drips'])
    expect(shown({ query: 'gasket nowhere' })).toEqual([])
    expect(shown({ isMine: true })).toEqual(['drips', 'scratched'])
  })
})
