import { Pause, Play, RotateCcw } from 'lucide-react'
import css from './RunBar.module.css'

type Props = { is: 'playing' | 'held' | 'ended'; onClick: () => void }

const looks = {
  playing: { label: 'Pause', Icon: Pause },
  held: { label: 'Play', Icon: Play },
  ended: { label: 'Play again', Icon: RotateCcw },
}

/** Plays what is shown, holds it, or plays it again from its beginning. */
export function PlayToggle({ is, onClick }: Props) {
  const { label, Icon } = looks[is]
  return (
    <button
      type="button"
      className={css.play}
      aria-label={label}
      title={`${label} (Space)`}
      aria-keyshortcuts="Space"
      onClick={onClick}
    >
      <Icon aria-hidden className={is === 'ended' ? css.again : undefined} />
    </button>
  )
}
