import type { AlarmPriority } from './Alarm.ts'
import type { AlarmLife, AlarmRow } from './AlarmRow.ts'

/** What a page that judges alarms knows and one that comes later cannot see in the values of now; times by the clock of the first. */
export type AlarmMemory = {
  /** What stands, the most urgent first. */
  rows: RememberedAlarm[]
  /** Of each group that is not quiet the alarm that came first, by id. */
  firsts: string[]
  counts: RaiseMemory
}

/** An alarm that stood. */
export type RememberedAlarm = Pick<
  AlarmRow,
  | ('id' | 'isActive' | 'since' | 'returned' | 'value')
  | ('acknowledgedBy' | 'acknowledgedAt' | 'isChattering')
> & {
  state: AlarmLife
  /** Stamp of the latest that people had said of it: that is in here. */
  said: number
  /** What it is, when nobody has declared it. */
  told?: { name: string; asset: string; priority: AlarmPriority }
}

/** What was raised since `from`, epoch milliseconds. */
export type RaiseMemory = {
  from: number
  /** Tens of minutes since `from` that the last of `bins` is. */
  last: number
  /** How many in each ten minutes, a week at most, the oldest first. */
  bins: number[]
  /** How many of each alarm, the most frequent first. */
  alarms: [id: string, count: number][]
  /** When the last ones were. */
  recent: number[]
}

/** Alarms whose raises are remembered one by one. */
export const mostCounted = 200
