import type { RememberedAlarm } from '#twin/AlarmMemory.ts'
import type { AlarmLife, AlarmRow } from '#twin/AlarmRow.ts'
import { nextState } from './nextState.ts'

/** The life of one alarm on this page. */
export type Life = {
  state: AlarmLife
  /** When this page came to know of what is shown now, epoch milliseconds; and whether it did not see it begin. */
  begun: number
  isFirst: boolean
  /** From another time of this page: what others know goes before it. */
  isKept: boolean
  /** Stamp of what had been said when somebody remembered it; null: this page knows by itself. */
  said: number | null
  isSuppressed: boolean
  row: AlarmRow
}

export type RecallWorld = {
  isLatched: boolean
  /** Whether a value has been seen that says whether the alarm is active. */
  isSeen: boolean
  /** Epoch milliseconds. */
  wall: number
}

/**
 * Takes in what somebody remembers of an alarm, unless this page has seen what it shows begin. An alarm that was active then and is no
 * more has returned in between; one that was not and is has been raised anew. What is active here only as somebody remembered it goes by who
 * remembers later. Returns whether anything was taken.
 */
export function recallLife(
  life: Life,
  known: RememberedAlarm,
  { isLatched, isSeen, wall }: RecallWorld,
): boolean {
  const { row } = life
  const isOwn = life.state !== 'normal' && !life.isFirst && !life.isKept
  const isHearsay = life.said !== null && !isSeen
  if (isOwn || (!known.isActive && row.isActive && !isHearsay)) return false
  const hasReturned = known.isActive && !row.isActive && isSeen
  life.state = hasReturned ? nextState(known.state, 'return', isLatched) : known.state
  life.begun = row.known = wall
  life.isFirst = true
  life.isKept = false
  life.said = known.said
  row.isActive = known.isActive && !hasReturned
  row.since = Math.min(known.since, wall)
  row.returned = hasReturned ? wall : known.returned
  row.value = known.value
  row.acknowledgedBy = known.acknowledgedBy
  row.acknowledgedAt = known.acknowledgedAt
  return true
}
