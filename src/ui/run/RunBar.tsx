import { Activity, Square, Undo2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { runSpeeds } from '#people/SharedRun.ts'
import { useRoom } from '#state/useRoom.ts'
import { sayRunTime, saySpeed } from '#people/sayRunTime.ts'
import {
  leaveRun,
  isRunHeld,
  mayControlRun,
  runFigures,
  setRunSpeed,
  stopRun,
  toggleRun,
  useRun,
  type RunState,
  type ShownRun,
} from '#state/run.ts'
import { useReplay } from '#state/replay.ts'
import { ReplayBar } from '../recording/ReplayBar.tsx'
import { usePulse, write } from '../usePulse.ts'
import { attachRunKeys } from './attachRunKeys.ts'
import css from './RunBar.module.css'
import { GhostKey } from './GhostKey.tsx'
import { PlayToggle } from './PlayToggle.tsx'
import { RunFigures } from './RunFigures.tsx'
import { RunScrubber } from './RunScrubber.tsx'

/** What is shown instead of the live plant, a recording or a scenario: whose it is, its clock, and the ways to play it otherwise or to leave it. */
export function RunBar() {
  const run = useRun((known) => known.run)
  const isReplayed = useReplay(({ entry }) => entry !== null)
  return (
    <>
      {isReplayed && <ReplayBar />}
      {run && <Scenario run={run} />}
    </>
  )
}

function Scenario({ run }: { run: ShownRun }) {
  useEffect(attachRunKeys, [])
  return (
    <section className={css.bar} aria-label="Simulated scenario">
      <div className={css.line}>
        <span className={css.word}>
          <Activity aria-hidden />
          Simulated
        </span>
        <div className={css.title}>
          <h2>{run.scenario.name}</h2>
          <p>{sayWhose(run)}</p>
        </div>
        <Clock run={run} />
      </div>
      <div className={css.line}>
        <Controls run={run} />
      </div>
      <div className={css.foot}>
        <RunFigures compare={run.scenario.compare} />
        {run.scenario.changes.length > 0 && <GhostKey />}
      </div>
    </section>
  )
}

function sayWhose({ author, isShared, changedBy }: ShownRun): string {
  if (!isShared) return 'Only on this page'
  const by = changedBy === '' || changedBy === author ? '' : `, changed by ${changedBy}`
  return `For everybody, by ${author}${by}`
}

function Clock({ run }: { run: ShownRun }) {
  const time = useRef<HTMLTimeElement>(null)
  const date = useRef<HTMLSpanElement>(null)
  const passed = useRef<HTMLSpanElement>(null)
  usePulse(() => {
    const now = sayRunTime(run.began, runFigures.seconds, run.length)
    write(time.current, now.time)
    write(date.current, now.date)
    write(passed.current, now.passed)
  })
  return (
    <div className={css.clock}>
      <time ref={time} />
      <p>
        <span ref={date} /> · <span ref={passed} />
      </p>
    </div>
  )
}

function Controls({ run }: { run: ShownRun }) {
  const mayControl = useRun(mayControlRun)
  return (
    <>
      {mayControl && <PlayButton />}
      <RunScrubber run={run} mayControl={mayControl} />
      {mayControl ? (
        <select
          className={css.speed}
          aria-label="Simulated seconds a second"
          value={run.speed}
          onChange={({ target }) => void setRunSpeed(Number(target.value))}
        >
          {[...new Set([...runSpeeds, run.speed])]
            .sort((a, b) => a - b)
            .map((speed) => (
              <option key={speed} value={speed}>
                {saySpeed(speed)}
              </option>
            ))}
        </select>
      ) : (
        <span className={css.note}>{saySpeed(run.speed)}</span>
      )}
      <State />
      {run.isShared && (
        <button type="button" className={css.way} aria-keyshortcuts="0" onClick={leaveRun}>
          <Undo2 aria-hidden />
          Live plant
        </button>
      )}
      {mayControl && (
        <button type="button" className={css.way} onClick={() => void stopRun()}>
          <Square aria-hidden />
          {run.isShared ? 'Stop for all' : 'Stop'}
        </button>
      )}
    </>
  )
}

function PlayButton() {
  const isHeld = useRun(isRunHeld)
  const isEnded = useRun(({ phase }) => phase === 'ended')
  const is = isEnded ? 'ended' : isHeld ? 'held' : 'playing'
  return <PlayToggle is={is} onClick={() => void toggleRun()} />
}

/** What the page does, or whether all pages compute the same. */
function State() {
  const phase = useRun((known) => known.phase)
  const isShared = useRun(({ run }) => run?.isShared ?? false)
  const isAlone = useRoom(({ status }) => status !== 'joined')
  const agreement = useRun(sayAgreement)
  const words = isShared && isAlone ? 'No connection: it goes on here' : agreement
  const own = phases[phase]
  const text = own && phase === 'ended' && words ? `${own} · ${words}` : own || words
  return text && <output className={css.note}>{text}</output>
}

const phases = {
  loading: 'Loading the model …',
  agreeing: 'Agreeing on the time …',
  computing: 'Computing …',
  playing: '',
  ended: 'Ended',
}

function sayAgreement({ run, agreement: { equal, different } }: RunState): string | null {
  if (!run?.isShared || equal + different === 0) return null
  if (different === 0) return equal === 1 ? 'Same on 2 pages' : `Same on ${equal + 1} pages`
  return different === 1 ? 'One page differs' : `${different} pages differ`
}
