import { isUnacknowledged, useAlarms } from '#state/alarms.ts'
import { useChanges } from '#state/changes.ts'
import { useHeadset } from '#state/headset.ts'
import { useNotes } from '#state/notes.ts'
import { useOpening } from '#state/opening.ts'
import { useRoom } from '#state/useRoom.ts'
import { useVoice } from '#state/voice.ts'

/** Milliseconds since the last touch after which nobody is there: at a wall display, and at a desk. */
const gone = { kiosk: 60_000, desk: 300_000 }
/** Milliseconds for which an alarm that nobody has acknowledged is news. */
const news = 120_000
const touches = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const

/** Whether anybody is at this page who would miss something if it were loaded anew. */
export class Attendance {
  #touchedAt = -Infinity

  constructor() {
    const touch = (): void => void (this.#touchedAt = performance.now())
    for (const kind of touches) addEventListener(kind, touch, { capture: true, passive: true })
  }

  /** Somebody has touched it lately, or has left something that would be lost. */
  isHeld(): boolean {
    const { device } = useRoom.getState().me
    const patience = device === 'kiosk' ? gone.kiosk : gone.desk
    return performance.now() - this.#touchedAt < patience || holdsSomething()
  }
}

/** Whether an alarm that nobody has acknowledged has just come. */
export function hasNews(): boolean {
  const now = Date.now()
  return useAlarms
    .getState()
    .standing.some(({ row }) => isUnacknowledged(row.state) && now - row.since < news)
}

/** What a reload would take from a person who only looks, or looks away. */
function holdsSomething(): boolean {
  const { session, isStarting } = useHeadset.getState()
  return (
    session !== null ||
    isStarting ||
    useChanges.getState().unsaved > 0 ||
    // What was dropped onto the page has no address.
    useOpening.getState().isGiven ||
    useNotes.getState().isPlacing ||
    useVoice.getState().status !== 'off' ||
    /^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '')
  )
}
