import { Play, Users } from 'lucide-react'
import { useOtherCount } from '#state/others.ts'
import { playForEverybody, playHere, useRun } from '#state/run.ts'
import type { Scenario } from '#twin/process/Scenario.ts'
import form from '../room/form.module.css'
import css from './PlayScenario.module.css'

/** Lets the plant in the picture play a scenario from what it is now: for this page, or for everybody who is in the room. */
export function PlayScenario({ scenario, seed }: { scenario: Scenario; seed: number }) {
  const isThere = useRun((known) => known.isThere)
  const mayShare = useRun((known) => known.mayShare)
  const others = useOtherCount()
  if (!isThere) return null
  return (
    <div className={css.row}>
      <button type="button" className={form.plain} onClick={() => void playHere(scenario, seed)}>
        <Play aria-hidden />
        Play in the scene
      </button>
      <button
        type="button"
        className={form.plain}
        disabled={!mayShare}
        title={mayShare ? undefined : 'Your role lets you watch scenarios, and not start any.'}
        onClick={() => void playForEverybody(scenario, seed)}
      >
        <Users aria-hidden />
        {others === 0 ? 'Play for everybody' : `Play for everybody (${others + 1})`}
      </button>
    </div>
  )
}
