import { ArrowLeft, Plus, MapPin, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { beginNoteOnPart, bringNoteBack } from '#state/noteActs.ts'
import { openNote, setNotes, togglePlacing, useNotes } from '#state/notes.ts'
import { setPanels } from '#state/panels.ts'
import { useRoom } from '#state/room.ts'
import { IconButton } from '../IconButton.tsx'
import { everyNote, filterNotes, type NoteFilter } from './filterNotes.ts'
import { NoRight, NoteDetails, NoteTools } from './NoteDetails.tsx'
import { NoteDraftForm } from './NoteDraftForm.tsx'
import { NoteFiles } from './NoteFiles.tsx'
import { NoteFilters } from './NoteFilters.tsx'
import { NoteList } from './NoteList.tsx'
import side from '../sidePanel.module.css'
import css from './NotesPanel.module.css'
import { sayTitle } from './sayNote.ts'
import { useSelectedPart } from './useSelectedPart.ts'

/** The notes of the room: all that pass a filter, one that is read, or one that is being written. */
export function NotesPanel() {
  const list = useNotes((notes) => notes.list)
  const open = useNotes((notes) => notes.open)
  const draft = useNotes((notes) => notes.draft)
  const [filter, setFilter] = useState<NoteFilter>(everyNote)
  const note = draft ? undefined : list.find(({ id }) => id === open)
  const number = useNotes((notes) => notes.numbers.get(open ?? ''))
  return (
    <aside className={side.panel} aria-label="Notes">
      <div className={side.head} data-back={note !== undefined}>
        {note && <IconButton icon={ArrowLeft} label="All notes" onClick={() => openNote(null)} />}
        <h2>{draft ? 'New note' : note ? `Note ${number}` : 'Notes'}</h2>
        {note ? <NoteTools note={note} /> : !draft && <NoteFiles isEmpty={list.length === 0} />}
        <IconButton icon={X} label="Close" onClick={() => setPanels({ notes: false })} />
      </div>
      {draft ? (
        <NoteDraftForm key={draft.target.point.join()} draft={draft} />
      ) : note ? (
        <NoteDetails key={note.id} note={note} />
      ) : (
        <Overview filter={filter} onFilter={setFilter} />
      )}
      <Said />
      <Gone />
    </aside>
  )
}

function Overview({
  filter,
  onFilter,
}: {
  filter: NoteFilter
  onFilter: (filter: NoteFilter) => void
}) {
  const list = useNotes((notes) => notes.list)
  const mayWrite = useNotes((notes) => notes.mayWrite)
  const user = useRoom((room) => room.me.user)
  const name = useRoom((room) => room.me.name)
  const shown = useMemo(() => filterNotes(list, filter, { user, name }), [list, filter, user, name])
  return (
    <>
      {list.length > 0 && <NoteFilters filter={filter} onFilter={onFilter} />}
      {/* what scrolls must be reachable by the keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={side.body} tabIndex={0} aria-label="List of notes">
        {list.length === 0 && (
          <div className={side.empty}>
            <MapPin aria-hidden />
            <p>No notes yet.</p>
            <p>
              A note is pinned to a part or to a point: what is wrong, how bad it is, who sees to
              it. Everybody in the room has it, now and later.
            </p>
          </div>
        )}
        {list.length > 0 && shown.length === 0 && (
          <p className={side.none}>None of {list.length} passes the filter.</p>
        )}
        <NoteList notes={shown} />
      </section>
      <div className={css.foot}>{mayWrite ? <NewNote /> : <NoRight />}</div>
    </>
  )
}

function NewNote() {
  const isPlacing = useNotes((notes) => notes.isPlacing)
  const part = useSelectedPart()
  return (
    <>
      {part && (
        <button type="button" onClick={() => beginNoteOnPart(part.id)}>
          <Plus aria-hidden />
          <span>Note on {part.name}</span>
        </button>
      )}
      <button type="button" aria-pressed={isPlacing} aria-keyshortcuts="N" onClick={togglePlacing}>
        {!part && <Plus aria-hidden />}
        <span>
          {isPlacing ? 'Choose the place…' : part ? 'On a point…' : 'New note on a point…'}
        </span>
        <kbd>N</kbd>
      </button>
    </>
  )
}

/** What came of a file. */
function Said() {
  const said = useNotes((notes) => notes.said)
  if (said === '') return null
  return (
    <output className={css.said}>
      <span>{said}</span>
      <IconButton icon={X} label="Close the message" onClick={() => setNotes({ said: '' })} />
    </output>
  )
}

/** What was deleted can be brought back at once. */
function Gone() {
  const gone = useNotes((notes) => notes.gone)
  if (!gone) return null
  return (
    <output className={css.gone}>
      <span>“{sayTitle(gone)}” is deleted.</span>
      <button type="button" onClick={bringNoteBack}>
        Undo
      </button>
      <IconButton icon={X} label="Let it be" onClick={() => setNotes({ gone: null })} />
    </output>
  )
}
