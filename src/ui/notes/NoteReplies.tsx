import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Note } from '#people/Note.ts'
import { noteLimits } from '#people/NoteRecord.ts'
import { noteKeeper } from '#state/noteActs.ts'
import { useRoom } from '#state/room.ts'
import { sayAge } from '#twin/sayAge.ts'
import { IconButton } from '../IconButton.tsx'
import css from './NoteReplies.module.css'
import { sayAuthor } from './sayNote.ts'
import { useNow } from './useNow.ts'

type Props = { note: Note; isReadOnly: boolean; onWrong: (wrong: string | null) => void }

/** What was answered to a note, and a place to answer. */
export function NoteReplies({ note, isReadOnly, onWrong }: Props) {
  const [text, setText] = useState('')
  const user = useRoom((room) => room.me.user)
  const now = useNow()
  const send = () => {
    if (text.trim() === '') return
    const wrong = noteKeeper()?.reply(note.id, text.trim()) ?? null
    onWrong(wrong)
    if (wrong === null) setText('')
  }
  return (
    <section className={css.replies} aria-label="Replies">
      {note.replies.length > 0 && (
        <ol>
          {note.replies.map(({ id, by, text: said, at }) => (
            <li key={`${by.user} ${id}`}>
              <p className={css.by}>
                <strong>{sayAuthor(by)}</strong> {sayAge(Math.max(0, now - at) / 1000)}
                {by.user === user && !isReadOnly && (
                  <IconButton
                    icon={Trash2}
                    label="Take this reply back"
                    className={css.drop}
                    onClick={() => {
                      onWrong(noteKeeper()?.edit(note.id, { reply: { id, text: null } }) ?? null)
                    }}
                  />
                )}
              </p>
              <p className={css.said}>{said}</p>
            </li>
          ))}
        </ol>
      )}
      {!isReadOnly && (
        <form
          className={css.answer}
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <textarea
            aria-label="Reply"
            placeholder="Reply"
            rows={text.includes('\n') || text.length > 40 ? 3 : 1}
            maxLength={noteLimits.reply}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
                event.preventDefault()
                send()
              }
            }}
          />
          <button type="submit" disabled={text.trim() === ''}>
            Reply
          </button>
        </form>
      )}
    </section>
  )
}
