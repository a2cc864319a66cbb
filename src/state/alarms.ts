import { create } from 'zustand'
import { alarmPriorities, type Alarm } from '#twin/Alarm.ts'
import type { AlarmFigures } from '#twin/AlarmFigures.ts'
import type { AlarmEvent, AlarmRow, AlarmState } from '#twin/AlarmRow.ts'

/** An alarm that is not normal, as it stands. */
export type AlarmItem = { alarm: Alarm; row: AlarmRow }

export type AlarmsState = {
  /** The open plant has alarms. */
  isThere: boolean
  /** Declared ones in the file's order, then those that were received. */
  list: readonly Alarm[]
  /** What stands, the most urgent first: by priority, then the unacknowledged, then the latest. */
  standing: readonly AlarmItem[]
  /** Shelved, suppressed, out of service. */
  hidden: readonly AlarmItem[]
  /** What the plant did and what people did since this page came, and what people did before; the latest first. Another function when more has happened. */
  journal: () => readonly AlarmEvent[]
  isFlood: boolean
  figures: AlarmFigures | null
  /** No sound until then, epoch milliseconds; then it returns by itself. */
  mutedUntil: number
  /** The alarm that a person looks at in the list; null: none. */
  open: string | null
  /** Why the last act could not be done, in words. */
  words: string | null
  /** The asset (index) that a path leads to; null: to none. */
  wayTo: number | null
}

const initial: AlarmsState = {
  isThere: false,
  list: [],
  standing: [],
  hidden: [],
  journal: () => [],
  isFlood: false,
  figures: null,
  mutedUntil: 0,
  open: null,
  words: null,
  wayTo: null,
}

export const useAlarms = create<AlarmsState>(() => initial)

export function setAlarms(change: Partial<AlarmsState>): void {
  useAlarms.setState(change)
}

export function forgetAlarms(): void {
  useAlarms.setState(initial)
}

/** Whether somebody has still to acknowledge it. */
export function isUnacknowledged(state: AlarmState): boolean {
  return state === 'unacknowledged' || state === 'returned'
}

/** The most urgent that nobody has acknowledged; undefined when there is none. */
export function mostUrgent(standing: readonly AlarmItem[]): AlarmItem | undefined {
  return standing.find(({ row }) => isUnacknowledged(row.state))
}

/** Sorts what stands: the most urgent first. */
export function byUrgency(a: AlarmItem, b: AlarmItem): number {
  const priority = rank(a) - rank(b)
  if (priority !== 0) return priority
  const open = Number(isUnacknowledged(b.row.state)) - Number(isUnacknowledged(a.row.state))
  if (open !== 0) return open
  // What comes and goes all the time keeps its place, below what is news.
  const calm = Number(a.row.isChattering) - Number(b.row.isChattering)
  const news = a.row.isChattering ? 0 : b.row.since - a.row.since
  return calm || news || (a.row.id < b.row.id ? -1 : 1)
}

function rank({ alarm }: AlarmItem): number {
  return alarmPriorities.indexOf(alarm.priority)
}
