import type { KioskStop } from '#twin/Kiosk.ts'
import { mixPose, type CameraPose } from './mixPose.ts'

/** Seconds of a flight; a short stop has a shorter one. */
const flight = 3

/**
 * Writes where the tour's camera is at a time, epoch seconds, to `out`, and returns the stop: a pure function of the time, so that displays beside
 * each other show the same. `poses`: one a stop; of a tour without stops the one pose there is, and then it returns -1.
 * @frame
 */
export function tourPose(
  out: CameraPose,
  poses: readonly CameraPose[],
  stops: readonly KioskStop[],
  time: number,
): number {
  if (stops.length === 0) {
    out.set(poses[0])
    return -1
  }
  let round = 0
  for (let i = 0; i < stops.length; i++) round += stops[i].seconds
  let since = time % round
  let stop = 0
  while (stop < stops.length - 1 && since >= stops[stop].seconds) since -= stops[stop++].seconds
  const before = poses[(stop + stops.length - 1) % stops.length]
  mixPose(out, before, poses[stop], ease(since / shortened(stops[stop].seconds)))
  return stop
}

/**
 * How far the camera is at an alarm, 0 … 1, that it goes to from `at` until `end` (seconds), for `visit` seconds each time and on the tour for `round` between.
 * @frame
 */
export function visitShare(
  time: number,
  at: number,
  end: number,
  visit: number,
  round: number,
): number {
  if (time < at) return 0
  const since = Math.min(time, end) - at
  const phase = since % (visit + round)
  const share =
    phase < visit ? ease(phase / shortened(visit)) : 1 - ease((phase - visit) / shortened(round))
  return time < end ? share : share * (1 - ease((time - end) / flight))
}

/** @frame */
function shortened(seconds: number): number {
  return Math.min(flight, seconds / 2)
}

/** Without a jerk at either end. */
function ease(share: number): number {
  const x = Math.min(1, Math.max(0, share))
  return x * x * x * (x * (6 * x - 15) + 10)
}
