import type { AlarmEvent, AlarmMark, AlarmWord } from '#twin/AlarmRow.ts'
import type { AlarmRecord, StampedMark } from './AlarmRecord.ts'
import { timeOfStamp } from './HybridClock.ts'
import { noRemovals, type Removals } from './Removals.ts'

/** A record, and when its marks were heard (epoch milliseconds; NaN: it was there before this page). */
type Heard = { record: AlarmRecord; ackHeard: number; resetHeard: number }

/** Authors of one alarm, and alarms that anything was said of, at most. */
const mostAuthors = 200
const mostAlarms = 20_000
/** Two acknowledgements closer than this are of one occurrence: the first counts. */
const sameAck = 2000

/**
 * All that the people of a room have said of its alarms. Of shelf and service the latest stamp wins, of acknowledgements the earliest that
 * is about the occurrence of now: whatever came in whatever order, everybody's book says the same.
 */
export class AlarmBook {
  readonly #alarms = new Map<string, Map<string, Heard>>()
  #removals = noRemovals

  /** Who is out of the room: what they did since then counts for nothing until they are let in again. */
  setRemovals(removals: Removals): void {
    this.#removals = removals
  }

  /** Takes in what an author wrote; `heard` is NaN for what the broker had kept. Returns whether anything is new. */
  put(family: 'alarm' | 'service', user: string, record: AlarmRecord, heard: number): boolean {
    const authors = this.#alarms.get(record.id) ?? new Map<string, Heard>()
    const place = `${family}/${user}`
    if (!authors.has(place) && authors.size >= mostAuthors) return false
    if (!this.#alarms.has(record.id) && this.#alarms.size >= mostAlarms) return false
    this.#alarms.set(record.id, authors)
    const before = authors.get(place)
    if (before && JSON.stringify(before.record) === JSON.stringify(record)) return false
    authors.set(place, {
      record,
      ackHeard: before && isSame(before.record.ack, record.ack) ? before.ackHeard : heard,
      resetHeard: before && isSame(before.record.reset, record.reset) ? before.resetHeard : heard,
    })
    return true
  }

  /** What an author wrote of an alarm. */
  record(family: 'alarm' | 'service', user: string, id: string): AlarmRecord {
    const known = this.#alarms.get(id)?.get(`${family}/${user}`)
    return known?.record ?? { id, name: '', ended: 0, acts: [] }
  }

  /** Alarms that anything was said of. */
  get ids(): string[] {
    return [...this.#alarms.keys()]
  }

  /** The latest acknowledgement of an alarm whose occurrence is over, as far as anybody has said. */
  endedOf(id: string): number {
    return Math.max(0, ...this.#records(id).map(({ record }) => record.ended))
  }

  /** The latest stamp of what was said of an alarm. */
  latestOf(id: string): number {
    const all = this.#records(id).flatMap(({ record: { ack, reset, shelf, out } }) => [
      ack?.[0] ?? 0,
      reset?.[0] ?? 0,
      shelf?.[1] ?? 0,
      out?.[1] ?? 0,
    ])
    return Math.max(0, ...all)
  }

  /** The latest acknowledgement of an alarm. */
  latestAck(id: string): { stamp: number; user: string } {
    let latest = { stamp: 0, user: '' }
    for (const { user, record } of this.#records(id)) {
      const stamp = record.ack?.[0] ?? 0
      if (stamp > latest.stamp) latest = { stamp, user }
    }
    return latest
  }

  /** All of it, joined. */
  word(id: string): AlarmWord {
    const acks: AlarmMark[] = []
    const resets: AlarmMark[] = []
    let shelf: { record: AlarmRecord; said: NonNullable<AlarmRecord['shelf']> } | null = null
    let out: { record: AlarmRecord; said: NonNullable<AlarmRecord['out']> } | null = null
    for (const { record, ackHeard, resetHeard } of this.#records(id)) {
      const { ack, reset, name: by } = record
      if (ack) acks.push(mark(ack, by, ackHeard))
      if (reset) resets.push(mark(reset, by, resetHeard))
      if (record.shelf && isLater(record.shelf, shelf?.said, by, shelf?.record.name))
        shelf = { record, said: record.shelf }
      if (record.out && isLater(record.out, out?.said, by, out?.record.name))
        out = { record, said: record.out }
    }
    return {
      id,
      ended: this.endedOf(id),
      acks: acks.sort((a, b) => a.at - b.at),
      resets: resets.sort((a, b) => a.at - b.at),
      shelf: shelf?.said[0] ? { ...shelf.said[0], by: shelf.record.name } : null,
      out: out && out.said[0] !== null ? { reason: out.said[0] ?? '', by: out.record.name } : null,
    }
  }

  /** Who did what, when and why, the latest first. */
  acts(): AlarmEvent[] {
    const all: AlarmEvent[] = []
    for (const id of this.#alarms.keys())
      for (const { record } of this.#records(id))
        for (const [stamp, what, why] of record.acts)
          all.push({ at: timeOfStamp(stamp), id, what, by: record.name, why, value: NaN })
    all.sort((a, b) => a.at - b.at || (a.by < b.by ? -1 : 1))
    const last = new Map<string, number>()
    const once = all.filter(({ at, id, what }) => {
      if (what !== 'acknowledged') return true
      const isSecond = at - (last.get(id) ?? -Infinity) < sameAck
      if (!isSecond) last.set(id, at)
      return !isSecond
    })
    return once.toReversed()
  }

  #records(id: string): (Heard & { user: string })[] {
    return Array.from(this.#alarms.get(id) ?? [], ([place, heard]) => {
      const user = place.slice(place.indexOf('/') + 1)
      const since = this.#removals.get(user)
      const record = since === undefined ? heard.record : cutRecord(heard.record, since)
      return { ...heard, record, user }
    })
  }
}

/** What somebody had done until a stamp. */
function cutRecord({ ack, reset, shelf, out, ...rest }: AlarmRecord, until: number): AlarmRecord {
  return {
    ...rest,
    ...(ack && ack[0] <= until && { ack }),
    ...(reset && reset[0] <= until && { reset }),
    ...(shelf && shelf[1] <= until && { shelf }),
    ...(out && out[1] <= until && { out }),
    ended: rest.ended <= until ? rest.ended : 0,
    acts: rest.acts.filter(([stamp]) => stamp <= until),
  }
}

function isSame(a?: StampedMark, b?: StampedMark): boolean {
  return a !== undefined && a[0] === b?.[0]
}

function mark([stamp, age]: StampedMark, by: string, heard: number): AlarmMark {
  const at = timeOfStamp(stamp)
  return { by, at, on: at - age, stamp, heard }
}

/** Of two equal stamps the later name in the alphabet wins. */
function isLater(
  said: [unknown, number],
  than: [unknown, number] | undefined,
  by: string,
  thanBy = '',
): boolean {
  return !than || said[1] > than[1] || (said[1] === than[1] && by > thanBy)
}
