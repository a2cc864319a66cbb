import { EyeOff, Ghost, LocateFixed, ScanSearch, MapPin } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { beginNoteOnPart } from '#state/noteActs.ts'
import { useNotes } from '#state/notes.ts'
import { flyToSelection, ghostTheRest, hideSelection, isolateSelection } from './actOnSelection.ts'
import css from './LookTools.module.css'
import { useSelectedPart } from './notes/useSelectedPart.ts'

/** What can be done to see what is selected, and only that. */
export function LookTools() {
  const part = useSelectedPart()
  const mayWrite = useNotes((notes) => notes.isThere && notes.mayWrite)
  return (
    <div className={css.tools} role="toolbar" aria-label="See what is selected">
      <Tool icon={LocateFixed} label="Focus" shortcut="F" onClick={flyToSelection} />
      <Tool icon={ScanSearch} label="Isolate" shortcut="I" onClick={isolateSelection} />
      <Tool icon={Ghost} label="Ghost rest" shortcut="X" onClick={ghostTheRest} />
      <Tool icon={EyeOff} label="Hide" shortcut="H" onClick={hideSelection} />
      {mayWrite && part && (
        <Tool icon={MapPin} label="Note" onClick={() => beginNoteOnPart(part.id)} />
      )}
    </div>
  )
}

type ToolProps = { icon: LucideIcon; label: string; shortcut?: string; onClick: () => void }

function Tool({ icon: Icon, label, shortcut, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={css.tool}
      title={shortcut ? `${label} (${shortcut})` : `${label} on this`}
      aria-keyshortcuts={shortcut}
      onClick={onClick}
    >
      <Icon aria-hidden />
      {label}
    </button>
  )
}
