import { SendHorizontal } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { phraseIds, phrases } from '#people/phrases.ts'
import { mayWrite } from '#people/roles.ts'
import { longestLine } from '#people/Said.ts'
import { sayPhrase, sayText, useChat } from '#state/chat.ts'
import { useModeration } from '#state/moderation.ts'
import { usePanels } from '#state/panels.ts'
import { useRoom } from '#state/room.ts'
import css from './ChatInput.module.css'
import { sayVerdict } from '#people/sayVerdict.ts'

/** Where a person writes to the room: a line of their own, or a phrase with one press. Says why when they cannot. */
export function ChatInput() {
  const verdict = useModeration((moderation) => moderation.me)
  const role = useRoom(({ me }) => me.role)
  const isJoined = useRoom(({ status }) => status === 'joined')
  // The panel says by itself why somebody is not in the room.
  if (!isJoined) return null
  if (verdict) return <p className={css.words}>{sayVerdict(verdict)}</p>
  if (role !== null && !mayWrite(role, 'say')) {
    return <p className={css.words}>Your role lets you read here, and not write.</p>
  }
  return <Writing />
}

function Writing() {
  const [text, setText] = useState('')
  const problem = useChat((chat) => chat.problem)
  const asked = usePanels((panels) => panels.writingAsked)
  const field = useRef<HTMLInputElement>(null)
  const known = useRef(0)
  useEffect(() => {
    if (asked > known.current) field.current?.focus()
    known.current = asked
  }, [asked])
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const line = text.trim()
    if (line === '') return
    setText('')
    // What did not go out comes back, unless something new has been begun.
    if (!(await sayText(line))) setText((begun) => begun || line)
  }
  return (
    <form className={css.form} aria-label="Write to all" onSubmit={(event) => void send(event)}>
      <fieldset className={css.phrases} aria-label="Phrases">
        {phraseIds.map((phrase) => (
          <button key={phrase} type="button" onClick={() => void sayPhrase(phrase)}>
            {phrases[phrase]}
          </button>
        ))}
      </fieldset>
      {problem !== '' && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.line}>
        <input
          ref={field}
          value={text}
          maxLength={longestLine}
          placeholder="Write to all in the room"
          aria-label="Write to all in the room"
          aria-keyshortcuts="K"
          autoComplete="off"
          enterKeyHint="send"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={leave}
        />
        <button type="submit" aria-label="Send" disabled={text.trim() === ''}>
          <SendHorizontal aria-hidden />
        </button>
      </div>
    </form>
  )
}

/** Esc gives the keyboard back to the plant; the panel stays. */
function leave(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
  event.stopPropagation()
  event.currentTarget.blur()
}
