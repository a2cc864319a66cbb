import { runSpeeds } from '#people/SharedRun.ts'
import { toggleGhosts } from '#state/ghosts.ts'
import {
  isSimulated,
  leaveRun,
  mayControlRun,
  setRunSpeed,
  toggleRun,
  useRun,
  watchRun,
} from '#state/run.ts'
import { isTyping } from '../isTyping.ts'

/** How many of the page's parts have attached them: two bars may stand at once, and each goes on its own. */
let holders = 0

/** The keys of a scenario that is on: Space plays and pauses, [ and ] change its speed, 0 goes to the live plant and back. Returns its stop. */
export function attachRunKeys(): () => void {
  holders++
  window.addEventListener('keydown', onKey)
  return () => {
    holders--
    if (holders === 0) window.removeEventListener('keydown', onKey)
  }
}

function onKey(event: KeyboardEvent): void {
  const isOther = event.ctrlKey || event.metaKey || event.altKey
  if (event.defaultPrevented || isOther || isTyping(event)) return
  if (event.shiftKey ? handleShifted(event) : handle(event)) event.preventDefault()
}

function handleShifted({ key }: KeyboardEvent): boolean {
  if (key !== 'G' || !isSimulated()) return false
  toggleGhosts()
  return true
}

function handle({ key, target }: KeyboardEvent): boolean {
  const known = useRun.getState()
  const { run, isShown } = known
  if (!run) return false
  if (key === '0' && run.isShared) {
    ;(isShown ? leaveRun : watchRun)()
    return true
  }
  if (!isShown || !mayControlRun(known)) return false
  // Space presses a button that has the focus.
  if (key === ' ' && !(target instanceof HTMLButtonElement)) {
    void toggleRun()
    return true
  }
  if (key !== '[' && key !== ']') return false
  const speeds: readonly number[] = runSpeeds
  const next =
    key === ']'
      ? speeds.find((speed) => speed > run.speed)
      : speeds.findLast((speed) => speed < run.speed)
  if (next !== undefined) void setRunSpeed(next)
  return true
}
