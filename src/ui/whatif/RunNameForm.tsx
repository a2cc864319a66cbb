import { useState } from 'react'
import form from '../room/form.module.css'
import css from './RunNameForm.module.css'

type Props = {
  name: string
  /** What it is called when nothing is written. */
  otherwise: string
  className?: string
  /** The new name, or null when it was left. */
  onDone: (name: string | null) => void
}

/** A line that asks for the name of a run: Enter takes it, Esc leaves it. */
export function RunNameForm({ name: before, otherwise, className = '', onDone }: Props) {
  const [name, setName] = useState(before)
  return (
    <form
      className={`${css.form} ${className}`}
      onSubmit={(event) => {
        event.preventDefault()
        onDone(name.trim() || otherwise)
      }}
    >
      <input
        // it was just asked for
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        aria-label="Name of the run"
        value={name}
        maxLength={120}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          onDone(null)
        }}
      />
      <button type="submit" className={form.main}>
        Save
      </button>
    </form>
  )
}
