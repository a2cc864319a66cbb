import { Activity, X } from 'lucide-react'
import { useEffect } from 'react'
import { dismissRunWords, useRun, watchRun } from '#state/run.ts'
import lead from '../room/LeadBar.module.css'
import { attachRunKeys } from './attachRunKeys.ts'
import css from './RunNews.module.css'

/** Milliseconds that words stay, when nobody takes note of them. */
const reading = 12_000

/** Over the live plant: that everybody else sees a scenario, with the way to it; and what there is to know of one. */
export function RunNews() {
  return (
    <>
      <Left />
      <Words />
    </>
  )
}

function Left() {
  const run = useRun((known) => known.run)
  const isShown = useRun((known) => known.isShown)
  const hasLeft = useRun((known) => known.hasLeft)
  useEffect(attachRunKeys, [])
  if (!run || isShown) return null
  return (
    <div className={lead.line}>
      <span className={css.sign}>
        <Activity aria-hidden />
      </span>
      <output>
        {hasLeft ? 'You see the live plant. ' : 'Loading: '}
        <b>{run.author}</b> plays “{run.scenario.name}”{run.isShared && ' for everybody'}
      </output>
      {hasLeft && (
        <button type="button" className={lead.main} aria-keyshortcuts="0" onClick={watchRun}>
          Watch
        </button>
      )}
    </div>
  )
}

function Words() {
  const words = useRun((known) => known.words)
  useEffect(() => {
    if (words === null) return undefined
    const timer = setTimeout(dismissRunWords, reading)
    return () => clearTimeout(timer)
  }, [words])
  if (words === null) return null
  return (
    <div className={lead.line}>
      <output className={css.words}>{words}</output>
      <button type="button" aria-label="Dismiss" onClick={dismissRunWords}>
        <X aria-hidden />
      </button>
    </div>
  )
}
