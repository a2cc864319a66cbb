import { History, Undo2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import {
  replaySpeeds,
  replayStart,
  replayTime,
  seekReplay,
  setReplaySpeed,
  toggleReplay,
  useReplay,
} from '#state/replay.ts'
import css from '../run/RunBar.module.css'
import { PlayToggle } from '../run/PlayToggle.tsx'
import { usePulse, write } from '../usePulse.ts'
import { attachReplayKeys } from './attachReplayKeys.ts'
import { leaveReplay } from './leaveReplay.ts'
import { sayLength } from './sayLength.ts'

/** The recording that is shown instead of the live plant: its day and time, and the ways to play it otherwise or to leave it. */
export function ReplayBar() {
  const entry = useReplay((replay) => replay.entry)
  useEffect(attachReplayKeys, [])
  if (!entry) return null
  return (
    <section className={css.bar} aria-label="Replay">
      <div className={css.line}>
        <span className={css.word}>
          <History aria-hidden />
          Replay
        </span>
        <div className={css.title}>
          <h2>{entry.name}</h2>
          <p>Nothing here is live, and nothing can be changed</p>
        </div>
        <Clock begun={entry.begun} length={entry.length} />
      </div>
      <div className={css.line}>
        <PlayButton />
        <Scrubber begun={entry.begun} length={entry.length} />
        <Speed />
        <button type="button" className={css.way} aria-keyshortcuts="0" onClick={leaveReplay}>
          <Undo2 aria-hidden />
          Live plant
        </button>
      </div>
    </section>
  )
}

type Span = { begun: number; length: number }

function Clock({ begun, length }: Span) {
  const time = useRef<HTMLTimeElement>(null)
  const rest = useRef<HTMLParagraphElement>(null)
  usePulse(() => {
    const at = replayTime(performance.now())
    const date = new Date(begun + at)
    write(time.current, date.toLocaleTimeString('en-GB'))
    const day = date.toLocaleDateString('en-GB', { dateStyle: 'medium' })
    write(rest.current, `${day} · ${sayLength(at)} of ${sayLength(length)}`)
  })
  return (
    <div className={css.clock}>
      <time ref={time} />
      <p ref={rest} />
    </div>
  )
}

function PlayButton() {
  const isPlaying = useReplay((replay) => replay.isPlaying)
  const isEnded = useReplay(({ entry, at }) => entry !== null && at >= entry.length)
  const is = isPlaying ? 'playing' : isEnded ? 'ended' : 'held'
  return <PlayToggle is={is} onClick={() => toggleReplay()} />
}

/** How much of it is over; dragged to another moment. */
function Scrubber({ begun, length }: Span) {
  const input = useRef<HTMLInputElement>(null)
  const isDragged = useRef(false)
  const show = (at: number) => {
    input.current?.style.setProperty(
      '--share',
      String((at - replayStart) / Math.max(1, length - replayStart)),
    )
    input.current?.setAttribute(
      'aria-valuetext',
      `${new Date(begun + at).toLocaleTimeString('en-GB')}, ${sayLength(at)} of ${sayLength(length)}`,
    )
  }
  usePulse(() => {
    if (!input.current || isDragged.current) return
    const at = replayTime(performance.now())
    input.current.value = String(at)
    show(at)
  })
  const end = () => {
    if (isDragged.current && input.current) seekReplay(Number(input.current.value))
    isDragged.current = false
  }
  return (
    <input
      ref={input}
      type="range"
      className={css.scrubber}
      aria-label="Moment of the recording"
      min={replayStart}
      max={length}
      step={1000}
      onPointerDown={() => void (isDragged.current = true)}
      onPointerUp={end}
      onPointerCancel={end}
      onChange={({ target }) => {
        show(Number(target.value))
        if (!isDragged.current) seekReplay(Number(target.value))
      }}
    />
  )
}

function Speed() {
  const speed = useReplay((replay) => replay.speed)
  return (
    <select
      className={css.speed}
      aria-label="Speed"
      value={speed}
      onChange={({ target }) => setReplaySpeed(Number(target.value))}
    >
      {replaySpeeds.map((each) => (
        <option key={each} value={each}>
          {each}×
        </option>
      ))}
    </select>
  )
}
