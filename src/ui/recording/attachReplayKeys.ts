import {
  replaySpeeds,
  replayTime,
  seekReplay,
  setReplaySpeed,
  toggleReplay,
  useReplay,
} from '#state/replay.ts'
import { isTyping } from '../isTyping.ts'
import { leaveReplay } from './leaveReplay.ts'

/** Milliseconds of a press of `,` or `.`. */
const stride = 10_000

/** The keys of a replay: Space plays and holds, [ and ] change its speed, `,` and `.` go ten seconds back and on, 0 leaves it. Returns its stop. */
export function attachReplayKeys(): () => void {
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}

function onKey(event: KeyboardEvent): void {
  const isOther = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
  if (event.defaultPrevented || isOther || isTyping(event)) return
  if (handle(event)) event.preventDefault()
}

function handle({ key, target }: KeyboardEvent): boolean {
  const { speed } = useReplay.getState()
  // Space presses a button that has the focus.
  if (key === ' ' && !(target instanceof HTMLButtonElement)) toggleReplay()
  else if (key === ',' || key === '.')
    seekReplay(replayTime(performance.now()) + (key === '.' ? stride : -stride))
  else if (key === '0') leaveReplay()
  else if (key === '[' || key === ']') {
    const next =
      key === ']'
        ? replaySpeeds.find((each) => each > speed)
        : replaySpeeds.findLast((each) => each < speed)
    if (next !== undefined) setReplaySpeed(next)
  } else return false
  return true
}
