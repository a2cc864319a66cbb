/** A scenario that a page plays, for `window.gemba`. */
export type InspectedRun = {
  /** Id of the scenario, and what it is called. */
  scenario: string
  name: string
  /** Who started it, as they called themselves. */
  author: string
  /** Everybody in the room sees it, or this page alone. */
  isShared: boolean
  /** Simulated seconds since the start, as the page shows it, and that instant as a date (ISO 8601). */
  time: number
  date: string
  /** Simulated seconds a second. */
  speed: number
  paused: boolean
  /** Of the whole simulated plant (16 hex digits) at `digestAt` simulated seconds: equal on all pages at equal instants. */
  digest: string
  digestAt: number
  /** How many other pages computed the same when they were compared last, and how many did not. */
  agreement: { equal: number; different: number }
  /** The model's figures so far, by id. */
  kpis: Record<string, number>
  /** How many parts stand in the picture as ghosts of the baseline. */
  ghosts: number
}
