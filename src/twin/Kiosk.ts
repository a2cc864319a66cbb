/** What a wall display does, as `readKiosk` makes it of the twin file's `kiosk`. */
export type Kiosk = {
  /** The tour, in its order; empty for a plant without views: then all of it is looked at. */
  stops: KioskStop[]
  /** Seconds for which the camera stays at an alarm that nobody acknowledges, before it goes round once more. */
  alarmSeconds: number
  /** Seconds after the last touch until the tour goes on. */
  lookSeconds: number
  /** Seconds without any new value after which that is said. */
  quietSeconds: number
  /** Share of the full brightness by day and by night, 0 … 1, and when each begins, in hours of the local clock. */
  brightness: { day: number; night: number; dayFrom: number; nightFrom: number }
}

/** One view of the tour. */
export type KioskStop = {
  /** Index in `Twin.views`. */
  view: number
  seconds: number
  caption: string
}
