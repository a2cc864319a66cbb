import { useEffect, useRef, useState } from 'react'
import type { Severity } from '#people/Note.ts'
import { noteLimits } from '#people/NoteRecord.ts'
import { addNote } from '#state/noteActs.ts'
import { openNote, useNotes, type NoteDraft } from '#state/notes.ts'
import { NoteChoices } from './NoteChoices.tsx'
import { NoteFigures } from './NoteFigures.tsx'
import css from './NoteDetails.module.css'
import { sayTarget } from './sayNote.ts'

/** A note that is being written: nobody else sees it before it is added. */
export function NoteDraftForm({ draft }: { draft: NoteDraft }) {
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [severity, setSeverity] = useState<Severity>('minor')
  const first = useRef<HTMLInputElement>(null)
  const mayWrite = useNotes((notes) => notes.mayWrite)
  const isEmpty = title.trim() === '' && text.trim() === ''
  useEffect(() => first.current?.focus({ preventScroll: true }), [])
  const add = () => addNote(draft, { title: title.trim(), text: text.trim(), severity })
  return (
    <form
      className={css.note}
      aria-label="New note"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty && mayWrite) add()
      }}
    >
      <div className={css.body}>
        <label className={css.field}>
          <span>Title</span>
          <input
            ref={first}
            type="text"
            value={title}
            maxLength={noteLimits.title}
            placeholder="What is wrong here?"
            autoComplete="off"
            onKeyDown={cancel}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <NoteChoices
          severity={severity}
          status="open"
          isReadOnly={false}
          onSeverity={setSeverity}
        />
        <label className={css.field}>
          <span>Text</span>
          <textarea
            value={text}
            rows={4}
            onKeyDown={cancel}
            maxLength={noteLimits.text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <NoteFigures figures={draft.figures} at={null} />
        <div className={css.field}>
          <span>Where</span>
          <p className={css.where}>{draft.target.part ?? sayTarget(draft)}</p>
        </div>
        {draft.picture !== null && (
          <div className={css.picture}>
            <img src={draft.picture} alt="What you see now" width={320} height={180} />
          </div>
        )}
        <div className={css.actions}>
          <button type="submit" className={css.main} disabled={isEmpty || !mayWrite}>
            Add the note
          </button>
          <button type="button" onClick={() => openNote(null)}>
            Cancel
          </button>
        </div>
      </div>
    </form>
  )
}

function cancel({ key }: { key: string }): void {
  if (key === 'Escape') openNote(null)
}
