import { Check, CircleAlert, Clock, LocateFixed, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Note, NoteFields } from '#people/Note.ts'
import { noteLimits } from '#people/NoteRecord.ts'
import { deleteNote, flyToNote, noteKeeper } from '#state/noteActs.ts'
import { useNotes } from '#state/notes.ts'
import { choosePart } from '#state/goTo.ts'
import { useRoom } from '#state/room.ts'
import { sayAge } from '#twin/sayAge.ts'
import { IconButton } from '../IconButton.tsx'
import { EditText } from './EditText.tsx'
import { NoteChoices } from './NoteChoices.tsx'
import css from './NoteDetails.module.css'
import { NoteFigures } from './NoteFigures.tsx'
import { NoteReplies } from './NoteReplies.tsx'
import { sayAuthor, sayKept, sayTarget } from './sayNote.ts'
import { useNow } from './useNow.ts'
import { WorkOrders } from './WorkOrders.tsx'

/** One note: everything of it is edited in its place and saved when one leaves the field. */
export function NoteDetails({ note }: { note: Note }) {
  const isReadOnly = !useNotes((notes) => notes.mayWrite)
  const number = useNotes((notes) => notes.numbers.get(note.id))
  const [wrong, setWrong] = useState<string | null>(null)
  const kept = note.kept ? sayKept(note.kept) : ''
  const change = (fields: Partial<NoteFields>) => {
    setWrong(noteKeeper()?.edit(note.id, { fields }) ?? null)
  }
  return (
    <article className={css.note} aria-label={`Note ${number}`}>
      {/* what scrolls must be reachable by the keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.body} tabIndex={0} aria-label="Details">
        <EditText
          label="Title"
          className={css.title}
          value={note.title}
          placeholder="Without a title"
          most={noteLimits.title}
          isReadOnly={isReadOnly}
          onDone={(title) => change({ title })}
        />
        <div className={css.story}>
          <Story note={note} />
          <Sending id={note.id} />
        </div>
        {wrong !== null && (
          <p className={css.wrong} role="alert">
            {wrong}
          </p>
        )}
        {note.picture !== null && (
          <button
            type="button"
            className={css.picture}
            title="Go to this view"
            onClick={() => flyToNote(note)}
          >
            <img src={note.picture} alt="What its author saw" width={320} height={180} />
          </button>
        )}
        <NoteChoices
          severity={note.severity}
          status={note.status}
          isReadOnly={isReadOnly}
          onSeverity={(severity) => change({ severity })}
          onStatus={(status) => change({ status })}
        />
        <div className={css.field}>
          <span aria-hidden>For</span>
          <Assignee
            note={note}
            isReadOnly={isReadOnly}
            onDone={(assignee) => change({ assignee })}
          />
        </div>
        <div className={css.field}>
          <span aria-hidden>Text</span>
          <EditText
            label="Text"
            value={note.text}
            most={noteLimits.text}
            placeholder="What is it about?"
            isLong
            isReadOnly={isReadOnly}
            onDone={(text) => change({ text })}
          />
        </div>
        <NoteFigures figures={note.figures} at={note.createdAt} />
        <div className={css.field}>
          <span>Where</span>
          <Where note={note} />
        </div>
        {kept !== '' && (
          <div className={css.field}>
            <span>From BCF</span>
            <p className={css.where}>{kept}</p>
          </div>
        )}
        {!isReadOnly && <WorkOrders note={note} />}
        <NoteReplies note={note} isReadOnly={isReadOnly} onWrong={setWrong} />
        {isReadOnly && <NoRight />}
      </section>
    </article>
  )
}

/** What can be done with a note as a whole. */
export function NoteTools({ note }: { note: Note }) {
  const mayWrite = useNotes((notes) => notes.mayWrite)
  return (
    <>
      <IconButton icon={LocateFixed} label="Go there" onClick={() => flyToNote(note)} />
      {mayWrite && (
        <IconButton icon={Trash2} label="Delete the note" onClick={() => deleteNote(note)} />
      )}
    </>
  )
}

/** Who wrote it and when, who changed it, and whether what this person wrote is with the others. */
function Story({ note }: { note: Note }) {
  const now = useNow()
  const { createdBy, createdAt, changedBy, changedAt } = note
  const age = (time: number) => sayAge(Math.max(0, now - time) / 1000)
  const isChanged = changedAt - createdAt > 1000
  return (
    <p>
      <span title={createdBy.user}>{sayAuthor(createdBy)}</span>, {age(createdAt)}
      {isChanged && (
        <>
          {' · changed by '}
          <span title={changedBy.user}>{sayAuthor(changedBy)}</span>, {age(changedAt)}
        </>
      )}
    </p>
  )
}

function Sending({ id }: { id: string }) {
  const unsent = useNotes((notes) => notes.unsent.get(id))
  const status = useRoom((room) => room.status)
  const isSent = unsent === undefined
  const Icon = isSent ? Check : unsent === 'refused' ? CircleAlert : Clock
  const words = isSent
    ? 'Sent'
    : unsent === 'refused'
      ? 'The broker does not take it from you; it is kept here'
      : status === 'joined'
        ? 'Sending'
        : 'Waiting for the connection; kept here until then'
  return (
    <output className={css.sending} data-fate={unsent ?? 'sent'}>
      <Icon aria-hidden />
      {words}
    </output>
  )
}

function Assignee({
  note,
  isReadOnly,
  onDone,
}: {
  note: Note
  isReadOnly: boolean
  onDone: (assignee: string) => void
}) {
  const people = useRoom((room) => room.people)
  const me = useRoom((room) => room.me.name)
  const names = new Set([me, ...people.map(({ name }) => name)].filter(Boolean))
  return (
    <>
      <EditText
        label="For whom"
        value={note.assignee}
        most={noteLimits.name}
        placeholder="Nobody yet"
        isReadOnly={isReadOnly}
        list="note-people"
        onDone={onDone}
      />
      <datalist id="note-people">
        {[...names].map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  )
}

function Where({ note }: { note: Note }) {
  const { part } = note.target
  if (part === null) return <p className={css.where}>{sayTarget(note)}</p>
  return (
    <button type="button" className={css.where} title={part} onClick={() => choosePart(part)}>
      {part}
    </button>
  )
}

/** Why somebody may not write here. */
export function NoRight() {
  const role = useRoom((room) => room.me.role)
  return (
    <p className={css.right}>
      Your role here is {role ?? 'not known yet'}: it reads notes, and does not write them.
      Inspectors, operators and engineers do.
    </p>
  )
}
