import { MapPin } from 'lucide-react'
import { useNotes } from '#state/notes.ts'
import { togglePanel, usePanels } from '#state/panels.ts'
import { IconButton } from '../IconButton.tsx'
import css from './NotesButton.module.css'

/** Opens the notes, and says how many are to be seen to. */
export function NotesButton() {
  const open = usePanels((panels) => panels.notes)
  const isThere = useNotes((notes) => notes.isThere)
  const count = useNotes(({ list }) => list.filter(({ status }) => status !== 'done').length)
  if (!isThere) return null
  return (
    <IconButton
      icon={MapPin}
      label={count === 0 ? 'Notes' : `Notes: ${count} to do`}
      pressed={open}
      onClick={() => togglePanel('notes')}
    >
      {count > 0 && <span className={css.count}>{count}</span>}
    </IconButton>
  )
}
