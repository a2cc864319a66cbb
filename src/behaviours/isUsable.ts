import { Quality } from '#twin/Quality.ts'

/** Whether a value may be shown: finite, and not unreadable, impossible or missing. A stale one is the last known. */
export function isUsable(value: number, quality: number): boolean {
  return value - value === 0 && quality !== Quality.bad && quality !== Quality.never
}

/** Whether it comes in now, measured or simulated. Only then does anything go on moving: motion must not pretend. */
export function isLive(quality: number): boolean {
  return quality === Quality.good || quality === Quality.simulated
}
