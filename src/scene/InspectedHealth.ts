import type { HealthFigures } from '#people/Health.ts'
import type { WatchTry } from '#people/WatchTry.ts'

/** How a page is, as `window.gemba` tells it. */
export type InspectedHealth = HealthFigures & {
  state: 'well' | 'troubled'
  /** What is wrong now, in words; empty: nothing. */
  trouble: string
  /** What was wrong last, and since when, epoch milliseconds. */
  lastTrouble: { at: number; words: string } | null
  /** What the watchdog did about this page and those that it came after by a reload, the latest last. */
  tries: WatchTry[]
  /** What this page is called in the list of displays; null: it is none. */
  display: string | null
  /** Whether the browser keeps the page for offline use: `kept`, or why not; empty while that is not known. */
  offline: string
}
