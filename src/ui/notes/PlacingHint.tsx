import { MapPinPlus } from 'lucide-react'
import { setNotes } from '#state/notes.ts'
import css from './PlacingHint.module.css'

/** Says what a click means while the place of a new note is chosen. */
export function PlacingHint() {
  return (
    <output className={css.hint}>
      <MapPinPlus aria-hidden />
      <span>
        Click where the note belongs<span className={css.keys}>; Enter takes the middle</span>
      </span>
      <button type="button" onClick={() => setNotes({ isPlacing: false })}>
        Cancel <kbd>Esc</kbd>
      </button>
    </output>
  )
}
