import { Ghost } from 'lucide-react'
import { useRef } from 'react'
import { ghostFigures, toggleGhosts, useGhosts } from '#state/ghosts.ts'
import { usePulse, write } from '../usePulse.ts'
import css from './GhostKey.module.css'

/** What the pale shapes in the picture are, how many parts there are of them, and whether they are shown. */
export function GhostKey() {
  const isOn = useGhosts((ghosts) => ghosts.isOn)
  const hasBaseline = useGhosts((ghosts) => ghosts.baseline !== null)
  const words = useRef<HTMLSpanElement>(null)
  usePulse(() => write(words.current, sayGhosts(isOn, hasBaseline, ghostFigures.parts)), 2)
  return (
    <button
      type="button"
      className={css.key}
      aria-pressed={isOn}
      aria-keyshortcuts="Shift+G"
      title="Ghosts: parts as the baseline has them, where it differs (Shift + G)"
      onClick={toggleGhosts}
    >
      <Ghost aria-hidden />
      <span ref={words}>Ghosts</span>
    </button>
  )
}

function sayGhosts(isOn: boolean, hasBaseline: boolean, parts: number): string {
  if (!isOn) return 'Ghosts are off'
  if (!hasBaseline || parts === 0) return 'No part differs from the baseline'
  return parts === 1 ? 'Pale: 1 part of the baseline' : `Pale: ${parts} parts of the baseline`
}
