import type { AlarmPriority } from './Alarm.ts'

/** How an alarm system does, by the measures of ISA-18.2 (clause 16) and EEMUA 191, since `from`. */
export type AlarmFigures = {
  /** Epoch milliseconds; figures a day and a share of time are over what has passed since, a week at most. */
  from: number
  /** Alarms that were raised, one operator's. */
  raised: number
  perDay: number
  perTenMinutes: number
  /** The most in ten minutes. */
  peak: number
  /** Share of the time with more than ten in ten minutes, 0 to 1. */
  floodShare: number
  isFlood: boolean
  /** Raised for more than 24 hours without a break. */
  stale: string[]
  chattering: number
  standing: number
  shelved: number
  suppressed: number
  outOfService: number
  /** The most frequent, and their share of all, 0 to 1. */
  topTen: { id: string; count: number }[]
  topTenShare: number
  byPriority: Record<AlarmPriority, number>
}
