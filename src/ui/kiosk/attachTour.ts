import { mostUrgent, useAlarms } from '#state/alarms.ts'
import { follow, useFollowing } from '#state/following.ts'
import { usePlant } from '#state/plant.ts'
import { usePresenting } from '#state/presenting.ts'
import { onPulse } from '#state/pulse.ts'
import { flyTo } from '#state/stage.ts'
import type { Kiosk } from '#twin/Kiosk.ts'
import type { Twin } from '#twin/Twin.ts'
import { kioskCourse, type KioskCourse } from './kioskCourse.ts'
import { showAsOpened } from './showAsOpened.ts'

/** What the page shows of the course; `left`: seconds until somebody's turn with the camera ends. */
export type TourNews = KioskCourse & { left: number }

/**
 * Takes the camera round the views, to the most urgent alarm that nobody has acknowledged, and back; leaves it to who presents; `tell` hears of it about four times
 * a second. It goes by the picture's own clock. Returns its stop.
 */
export function attachTour(kiosk: Kiosk, twin: Twin, tell: (news: TourNews) => void): () => void {
  const happened = { alarmAt: NaN, touchedAt: -Infinity, isWatching: false }
  let alarm = ''
  let place = ''
  const touch = ({ target }: Event): void => {
    // Who presses a button does not look around.
    if (!(target instanceof Element && target.closest('button'))) happened.touchedAt = Date.now()
  }
  const drag = (event: PointerEvent): void => {
    if (event.buttons !== 0) touch(event)
  }
  const step = (): void => {
    const now = Date.now()
    const urgent = mostUrgent(useAlarms.getState().standing)
    const parts = partsOf(urgent?.alarm.asset ?? -1)
    const seen = urgent && parts.length > 0 ? `${urgent.alarm.id} ${urgent.row.since}` : ''
    if (seen !== alarm) happened.alarmAt = seen === '' ? NaN : now
    alarm = seen
    const { presenter, answer } = usePresenting.getState()
    happened.isWatching = presenter !== null && answer === 'yes'
    const course = kioskCourse(kiosk, happened, now)
    const next = course.at === 'alarm' ? alarm : course.at === 'tour' ? course.stop : ''
    const isFirst = place === ''
    if (place !== `${course.at} ${next}`) {
      place = `${course.at} ${next}`
      if (course.at === 'alarm') goToAlarm(parts)
      // Who had touched the display looks along again.
      else if (course.at === 'watch' && presenter) lookAlong(presenter.id)
      else if (course.at === 'tour') goToView(twin.views[kiosk.stops[course.stop]?.view], isFirst)
    }
    const left = kiosk.lookSeconds - (now - happened.touchedAt) / 1000
    tell({ ...course, left: Math.max(0, Math.ceil(left)) })
  }
  const passive = { capture: true, passive: true }
  for (const kind of touches) addEventListener(kind, touch, passive)
  addEventListener('pointermove', drag, passive)
  const stop = onPulse(step)
  return () => {
    for (const kind of touches) removeEventListener(kind, touch, passive)
    removeEventListener('pointermove', drag, passive)
    stop()
  }
}

const touches = ['pointerdown', 'wheel', 'keydown'] as const

function partsOf(asset: number): readonly string[] {
  return asset < 0 ? [] : usePlant.getState().nodesOfAsset(asset)
}

function lookAlong(id: string): void {
  if (useFollowing.getState().id !== id) follow(id)
}

function goToAlarm(parts: readonly string[]): void {
  // The last view may have taken away just what it is about.
  showAsOpened()
  flyTo({ parts })
}

/** Without a view: to all there is. */
function goToView(view: Twin['views'][number] | undefined, instant: boolean): void {
  showAsOpened()
  if (view) flyTo({ view, instant })
  else flyTo({ parts: usePlant.getState().parts, instant })
}
