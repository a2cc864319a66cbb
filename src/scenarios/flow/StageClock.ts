import type { ClockUnit } from './FlowLine.ts'

/** A clock of a stage: what it counts, and the seconds that are left until it calls. */
export type StageClock = {
  stage: number
  unit: ClockUnit
  row: number
  /** Seconds left, and how many pass in one. */
  left: number
  speed: number
  exponent: number
  pace: number
}
