import { alarmPriorities } from '#twin/Alarm.ts'
import type { AlarmMemory, RaiseMemory, RememberedAlarm } from '#twin/AlarmMemory.ts'
import type { AlarmEvent } from '#twin/AlarmRow.ts'
import { isObject } from '#twin/isObject.ts'
import { alarmLimits } from './AlarmRecord.ts'
import { cleanText } from './cleanText.ts'
import { isStamp } from './HybridClock.ts'

/**
 * What one page knows of all alarms, for pages that come later: a kept message of the family `alarm` with the key `ledgerKey`. The one
 * with the latest stamp counts, as a whole.
 */
export type AlarmLedger = AlarmMemory & {
  stamp: number
  /** What the plant did last, the latest first. */
  events: AlarmEvent[]
}

/** No alarm's: see `keyOfAlarm`. */
export const ledgerKey = '~'

/** UTF-8 bytes of a ledger at most. */
export const largestLedger = 16_000

const most = { rows: 400, firsts: 200, bins: 1008, alarms: 200, recent: 20, events: 100 }
const lives = ['unacknowledged', 'acknowledged', 'returned', 'latched'] as const
const happenings = ['raised', 'returned', 'suppressed', 'unsuppressed'] as const
const encoder = new TextEncoder()

/** A ledger as text. What is too much is left out: of everything the last, which is the least urgent, the rarest, the oldest. */
export function writeAlarmLedger({ stamp, rows, firsts, counts, events }: AlarmLedger): string {
  for (let share = 1; ; share *= 0.7) {
    const cut = <T>(list: readonly T[], length: number) => list.slice(0, Math.ceil(length * share))
    const text = JSON.stringify({
      v: 1,
      stamp,
      rows: cut(rows, most.rows).map(packRow),
      firsts: cut(firsts, most.firsts),
      counts: {
        ...counts,
        bins: counts.bins.map((count) => count || '').join(),
        alarms: cut(counts.alarms, most.alarms),
      },
      events: cut(events, most.events).map(({ at, id, what, why, value }) => [
        Math.round(at),
        id,
        what,
        why,
        short(value),
      ]),
    })
    if (encoder.encode(text).length <= largestLedger || share < 0.001) return text
  }
}

/** Reads what somebody wrote, at `now`; null for what is none. It comes from anybody: what in it makes no sense is left out. */
export function readAlarmLedger(text: string, now: number): AlarmLedger | null {
  if (text.length > largestLedger) return null
  const given = parse(text)
  if (!isObject(given) || given.v !== 1 || !isStamp(given.stamp, now)) return null
  const counts = readCounts(given.counts)
  if (!counts) return null
  return {
    stamp: given.stamp,
    rows: listOf(given.rows, most.rows).flatMap((row) => readRow(row, now) ?? []),
    firsts: listOf(given.firsts, most.firsts).filter(isId),
    counts,
    events: listOf(given.events, most.events).flatMap((event) => readEvent(event) ?? []),
  }
}

function packRow(row: RememberedAlarm): unknown[] {
  const { id, state, isActive, since, returned, value, said, told } = row
  return [
    id,
    lives.indexOf(state as (typeof lives)[number]),
    (isActive ? 1 : 0) + (row.isChattering ? 2 : 0),
    Math.round(since),
    Math.round(returned),
    short(value),
    said,
    row.acknowledgedBy,
    Math.round(row.acknowledgedAt),
    ...(told ? [told.name, told.asset, told.priority] : []),
  ]
}

function readRow(given: unknown, now: number): RememberedAlarm | null {
  if (!Array.isArray(given)) return null
  const [id, state, flags, since, returned, value, said, by, at, name, asset, priority] =
    given as unknown[]
  const life = typeof state === 'number' ? lives[state] : undefined
  const known = alarmPriorities.find((each) => each === priority)
  if (!isId(id) || !life || !isTime(since) || !isTime(returned) || !isTime(at)) return null
  if (typeof by !== 'string' || (said !== 0 && !isStamp(said, now))) return null
  const isTold = known && typeof name === 'string' && typeof asset === 'string'
  return {
    id,
    state: life,
    isActive: isFlag(flags, 1),
    isChattering: isFlag(flags, 2),
    since,
    returned,
    value: typeof value === 'number' ? value : NaN,
    said,
    acknowledgedBy: cleanText(by, alarmLimits.name),
    acknowledgedAt: at,
    ...(isTold && { told: { name: cleanText(name, 200), asset, priority: known } }),
  }
}

function readCounts(given: unknown): RaiseMemory | null {
  if (!isObject(given)) return null
  const { from, last, bins, alarms, recent } = given
  if (!isTime(from) || !isCount(last) || typeof bins !== 'string') return null
  const list = bins.split(',').map(Number)
  if (list.length > Math.min(most.bins, last + 1) || !list.every(isCount)) return null
  return {
    from,
    last,
    bins: list,
    alarms: listOf(alarms, most.alarms).flatMap((pair): [string, number][] => {
      if (!Array.isArray(pair)) return []
      const [id, count] = pair as unknown[]
      return isId(id) && isCount(count) ? [[id, count]] : []
    }),
    recent: listOf(recent, most.recent).filter(isTime),
  }
}

function readEvent(given: unknown): AlarmEvent | null {
  if (!Array.isArray(given)) return null
  const [at, id, what, why, value] = given as unknown[]
  const kind = happenings.find((each) => each === what)
  if (!isTime(at) || !isId(id) || !kind || typeof why !== 'string') return null
  const known = typeof value === 'number' ? value : NaN
  return { at, id, what: kind, by: '', why: cleanText(why, alarmLimits.reason), value: known }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Six digits are enough to be told; JSON has no NaN. */
function short(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : null
}

function listOf(value: unknown, length: number): unknown[] {
  return Array.isArray(value) ? value.slice(0, length) : []
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= alarmLimits.id
}

/** Epoch milliseconds of a date. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 8.64e15
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 1e9
}

function isFlag(flags: unknown, bit: number): boolean {
  return typeof flags === 'number' && (flags & bit) !== 0
}
