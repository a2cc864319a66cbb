import { useState } from 'react'
import type { Note } from '#people/Note.ts'
import { flyToNote } from '#state/noteActs.ts'
import { openNote, setNotes, useNotes } from '#state/notes.ts'
import { usePlant } from '#state/plant.ts'
import { sayAge } from '#twin/sayAge.ts'
import css from './NoteList.module.css'
import { NoteSign } from './NoteSign.tsx'
import { noteStatusWords } from '#people/noteWords.ts'
import { sayAuthor, sayTarget, sayTitle } from './sayNote.ts'
import { useNow } from './useNow.ts'

/** Rows at first; a room with thousands of notes is searched, not scrolled. */
const few = 200

/** Notes, one line and a half each; a press flies there and opens it. */
export function NoteList({ notes }: { notes: readonly Note[] }) {
  const [most, setMost] = useState(few)
  const now = useNow()
  return (
    <>
      <ul className={css.list}>
        {notes.slice(0, most).map((note) => (
          <Row key={note.id} note={note} now={now} />
        ))}
      </ul>
      {notes.length > most && (
        <button type="button" className={css.more} onClick={() => setMost(most + 1000)}>
          Show more of {notes.length}
        </button>
      )}
    </>
  )
}

function Row({ note, now }: { note: Note; now: number }) {
  const unsent = useNotes((notes) => notes.unsent.get(note.id))
  const number = useNotes((notes) => notes.numbers.get(note.id))
  const plant = usePlant(({ twin }) => twin?.name ?? '')
  const isHere = note.plant === '' || note.plant === plant
  const { status, assignee, createdBy, createdAt } = note
  return (
    <li>
      <button
        type="button"
        className={css.row}
        data-status={status}
        onPointerEnter={() => setNotes({ hovered: note.id })}
        onPointerLeave={() => setNotes({ hovered: null })}
        onFocus={() => setNotes({ hovered: note.id })}
        onBlur={() => setNotes({ hovered: null })}
        onClick={() => {
          if (isHere) flyToNote(note)
          openNote(note.id)
        }}
      >
        <NoteSign severity={note.severity} status={status} />
        <span className={css.title}>{sayTitle(note)}</span>
        <span className={css.number}>#{number}</span>
        <span className={css.about}>
          <span className={css.where}>{isHere ? sayTarget(note) : `In ${note.plant}`}</span>
          {assignee && <span className={css.who}>for {assignee}</span>}
        </span>
        <span className={css.by}>
          {sayAuthor(createdBy)}, {sayAge(Math.max(0, now - createdAt) / 1000)}
          {` · ${noteStatusWords[status]}`}
          {note.replies.length > 0 &&
            ` · ${note.replies.length} ${note.replies.length === 1 ? 'reply' : 'replies'}`}
          {unsent && <em> · {unsent === 'waiting' ? 'not sent yet' : 'not taken'}</em>}
        </span>
      </button>
    </li>
  )
}
