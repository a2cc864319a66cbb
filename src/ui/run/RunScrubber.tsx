import { useRef } from 'react'
import { sayRunTime } from '#people/sayRunTime.ts'
import { runFigures, seekRun, type ShownRun } from '#state/run.ts'
import { usePulse } from '../usePulse.ts'
import css from './RunBar.module.css'

/** Milliseconds between two seeks while the handle is dragged: everybody's page follows. */
const pace = 350

/** How much of a run is over; who may, drags it to another instant. */
export function RunScrubber({ run, mayControl }: { run: ShownRun; mayControl: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const drag = useRef({ isOn: false, at: -Infinity })
  const { began, length } = run
  usePulse(() => {
    const element = input.current
    if (!element || drag.current.isOn) return
    show(element, runFigures.seconds, length)
    const { date, time, passed } = sayRunTime(began, runFigures.seconds, length)
    element.setAttribute('aria-valuetext', `${date}, ${time}, ${passed}`)
  })
  const seek = (isLast: boolean): void => {
    const now = performance.now()
    if (!input.current || (!isLast && now - drag.current.at < pace)) return
    drag.current.at = now
    void seekRun(Number(input.current.value))
  }
  const end = (): void => {
    if (drag.current.isOn) seek(true)
    drag.current.isOn = false
  }
  return (
    <input
      ref={input}
      type="range"
      className={css.scrubber}
      aria-label="Instant of the scenario"
      min={0}
      max={length}
      step={length / 1000}
      disabled={!mayControl}
      onPointerDown={() => void (drag.current.isOn = true)}
      onPointerUp={end}
      onPointerCancel={end}
      onChange={({ target }) => {
        target.style.setProperty('--share', String(Number(target.value) / length))
        seek(!drag.current.isOn)
      }}
    />
  )
}

function show(element: HTMLInputElement, seconds: number, length: number): void {
  element.value = String(seconds)
  element.style.setProperty('--share', String(seconds / length))
}
