import { RotateCcw, X } from 'lucide-react'
import { useRef } from 'react'
import { useWhatIf, whatIfFigures } from '#state/whatIf.ts'
import { askAgain, cancelAsking } from '#state/whatIfActs.ts'
import form from '../room/form.module.css'
import { usePulse, write } from '../usePulse.ts'
import css from './AskBar.module.css'

/** How far the computing is, with its end; or that it was ended, or refused. */
export function AskBar() {
  const stage = useWhatIf((known) => known.stage)
  const wrong = useWhatIf((known) => known.wrong)
  if (stage === 'computing') return <Computing />
  return (
    <div className={css.bar} data-stage={stage}>
      <div className={css.words} role={stage === 'refused' ? 'alert' : 'status'}>
        {stage === 'refused' ? (
          <>
            <p>{wrong?.text}</p>
            {wrong?.advice && <p className={css.advice}>{wrong.advice}</p>}
            {wrong?.where && <p className={css.where}>{wrong.where}</p>}
          </>
        ) : (
          <p>Not computed to the end.</p>
        )}
      </div>
      <button type="button" className={form.plain} onClick={() => askAgain()}>
        <RotateCcw aria-hidden />
        Ask again
      </button>
    </div>
  )
}

function Computing() {
  const hasAnswer = useWhatIf((known) => known.answer !== null)
  const bar = useRef<HTMLProgressElement>(null)
  const share = useRef<HTMLSpanElement>(null)
  usePulse(() => {
    const { progress } = whatIfFigures
    if (bar.current && bar.current.value !== progress) bar.current.value = progress
    write(share.current, `${Math.round(progress * 100)}\u202f%`)
  })
  return (
    <div className={css.bar} data-stage="computing">
      <div className={css.words}>
        <p>
          {hasAnswer ? 'Computing the exact answer' : 'Computing both worlds'}
          {' · '}
          <span ref={share} />
        </p>
        <progress ref={bar} max={1} aria-label="Computed" />
      </div>
      <button type="button" className={form.plain} onClick={cancelAsking}>
        <X aria-hidden />
        Cancel
      </button>
    </div>
  )
}
