import { useReplay } from '#state/replay.ts'
import css from './RunFrame.module.css'

/** Round and over the picture: what is in it is not measured, or not now. */
export function RunFrame() {
  const isReplayed = useReplay(({ entry }) => entry !== null)
  return (
    <div className={css.frame} aria-hidden>
      <span className={css.mark}>{isReplayed ? 'Replay' : 'Simulated'}</span>
    </div>
  )
}
