import { EyeOff, Undo2 } from 'lucide-react'
import { showAll, undoLooking, useLooking } from '#state/looking.ts'
import css from './SightChip.module.css'

/** Says over the picture that something is out of sight, so that nobody forgets it, and shows it again. */
export function SightChip() {
  const hidden = useLooking((looking) => looking.hiddenParts)
  const ghosted = useLooking((looking) => looking.ghostedParts)
  if (hidden + ghosted === 0) return null
  const words = [hidden > 0 && `${many(hidden)} hidden`, ghosted > 0 && `${many(ghosted)} ghosted`]
  return (
    <div className={css.chip}>
      <EyeOff aria-hidden />
      <output>{words.filter(Boolean).join(', ')}</output>
      <button type="button" title="Take the last change back (U)" onClick={undoLooking}>
        <Undo2 aria-hidden />
        Undo
      </button>
      <button type="button" title="Show everything (Shift+H)" onClick={showAll}>
        Show all
      </button>
    </div>
  )
}

function many(count: number): string {
  return count.toLocaleString('en').replaceAll(',', '\u202f')
}
