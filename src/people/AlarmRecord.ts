import { isObject } from '#twin/isObject.ts'
import { cleanText } from './cleanText.ts'
import { isStamp } from './HybridClock.ts'
import { isTopicLevel } from './roomTopics.ts'

/** What one author has said of one alarm; a message of the family `alarm`, or with `out` alone of `service`. Stamps are a `HybridClock`'s. */
export type AlarmRecord = {
  id: string
  /** As the author calls themselves. */
  name: string
  ack?: StampedMark
  reset?: StampedMark
  /** Shelved until then (epoch milliseconds), or taken off the shelf. */
  shelf?: [shelf: { until: number; reason: string } | null, stamp: number]
  /** Why it is out of service, or null: in service again. */
  out?: [reason: string | null, stamp: number]
  /** The latest acknowledgement whose occurrence is over. */
  ended: number
  /** What the author did last, the oldest first. */
  acts: AlarmAct[]
}

/** `age`: how long the occurrence had lasted for the author, milliseconds; durations need no clock that is right. */
export type StampedMark = [stamp: number, age: number]

export type AlarmActKind = (typeof actKinds)[number]

export type AlarmAct = [stamp: number, what: AlarmActKind, why: string]

export const actKinds = [
  'acknowledged',
  'reset',
  'shelved',
  'unshelved',
  'outOfService',
  'inService',
] as const

export const alarmLimits = { id: 100, name: 40, reason: 200, acts: 8, record: 4096 }

/** Milliseconds: an alarm is forgotten on a shelf that is higher. */
export const longestShelf = 8 * 3_600_000

/** The key of an alarm's topics: its id, or for one that cannot be a level of a topic a number made of it (FNV-1a). */
export function keyOfAlarm(id: string): string {
  if (isTopicLevel(id) && !id.startsWith('~')) return id
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return `~${(hash >>> 0).toString(36)}`
}

export function writeAlarmRecord(record: AlarmRecord): string {
  return JSON.stringify({ v: 1, ...record })
}

/** Reads what an author wrote, at `now`, from a topic with this key; null for what is none. It comes from anybody. */
export function readAlarmRecord(
  family: 'alarm' | 'service',
  key: string,
  text: string,
  now: number,
): AlarmRecord | null {
  if (text.length > alarmLimits.record) return null
  const given = parse(text)
  if (!isObject(given) || given.v !== 1) return null
  const { id, name, ack, reset, shelf, out, ended, acts } = given
  if (typeof id !== 'string' || id.length > alarmLimits.id || keyOfAlarm(id) !== key) return null
  if (typeof name !== 'string') return null
  const record: AlarmRecord = {
    id,
    name: cleanText(name, alarmLimits.name),
    ended: isStamp(ended, now) ? ended : 0,
    acts: readActs(acts, family, now),
  }
  if (family === 'service') {
    const read = readOut(out, now)
    return read ? { ...record, out: read } : null
  }
  const marks = { ack: readMark(ack, now), reset: readMark(reset, now) }
  const shelved = readShelf(shelf, now)
  return {
    ...record,
    ...(marks.ack && { ack: marks.ack }),
    ...(marks.reset && { reset: marks.reset }),
    ...(shelved && { shelf: shelved }),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function readMark(value: unknown, now: number): StampedMark | null {
  if (!Array.isArray(value) || !isStamp(value[0], now) || !isDuration(value[1])) return null
  return [value[0], value[1]]
}

function readShelf(value: unknown, now: number): AlarmRecord['shelf'] | null {
  if (!Array.isArray(value) || !isStamp(value[1], now)) return null
  const shelf: unknown = value[0]
  if (shelf === null) return [null, value[1]]
  if (!isObject(shelf) || typeof shelf.reason !== 'string' || !isDuration(shelf.until)) return null
  // Whatever somebody writes: nothing is shelved for longer.
  const until = Math.min(shelf.until, now + longestShelf)
  return [{ until, reason: cleanText(shelf.reason, alarmLimits.reason) }, value[1]]
}

function readOut(value: unknown, now: number): AlarmRecord['out'] | null {
  if (!Array.isArray(value) || !isStamp(value[1], now)) return null
  const reason: unknown = value[0]
  if (reason === null) return [null, value[1]]
  return typeof reason === 'string' ? [cleanText(reason, alarmLimits.reason), value[1]] : null
}

/** Each family tells only of what it gives the right to. */
function readActs(value: unknown, family: 'alarm' | 'service', now: number): AlarmAct[] {
  if (!Array.isArray(value)) return []
  const known = family === 'service' ? actKinds.slice(4) : actKinds.slice(0, 4)
  return value.slice(-alarmLimits.acts).flatMap((act: unknown): AlarmAct[] => {
    if (!Array.isArray(act)) return []
    const [stamp, what, why] = act as unknown[]
    const kind = known.find((each) => each === what)
    if (!isStamp(stamp, now) || !kind || typeof why !== 'string') return []
    return [[stamp, kind, cleanText(why, alarmLimits.reason)]]
  })
}

function isDuration(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1e14
}
