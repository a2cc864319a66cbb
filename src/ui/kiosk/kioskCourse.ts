import type { Kiosk } from '#twin/Kiosk.ts'
import { kioskRound } from '#twin/kioskRound.ts'

/** What the camera of a wall display is at; `stop` is the tour's, which its clock goes on with meanwhile. */
export type KioskCourse = { at: 'tour' | 'alarm' | 'person' | 'watch'; stop: number }

/**
 * Epoch milliseconds: when the alarm that counts was first seen (NaN: there is none), when somebody touched the display last.
 * `isWatching`: somebody presents, and it was asked for here.
 */
export type KioskHappenings = { alarmAt: number; touchedAt: number; isWatching: boolean }

/**
 * What a wall display shows at `now`, epoch milliseconds: a pure function of the clock, so that displays beside each other show the
 * same. An alarm is shown for its seconds, then the tour for one round, and so on until somebody acknowledges it. Whoever
 * touches the display has the camera for a while; only an alarm that comes later takes it away. What somebody presents is watched to
 * its end, alarms or not: they are told beside it.
 */
export function kioskCourse(
  { stops, alarmSeconds, lookSeconds }: Pick<Kiosk, 'stops' | 'alarmSeconds' | 'lookSeconds'>,
  { alarmAt, touchedAt, isWatching }: KioskHappenings,
  now: number,
): KioskCourse {
  const round = kioskRound({ stops })
  const stop = stopAt(stops, round, now / 1000)
  const isTouched = now - touchedAt < lookSeconds * 1000
  if (isTouched && (isWatching || !(alarmAt > touchedAt))) return { at: 'person', stop }
  if (isWatching) return { at: 'watch', stop }
  const since = (now - alarmAt) / 1000
  if (since >= 0 && since % (alarmSeconds + round) < alarmSeconds) return { at: 'alarm', stop }
  return { at: 'tour', stop }
}

/** -1 when there are no stops. */
function stopAt(stops: Kiosk['stops'], round: number, seconds: number): number {
  let left = seconds % round
  return stops.findIndex((stop) => (left -= stop.seconds) < 0)
}
