import type { Alarm, AlarmPriority } from '#twin/Alarm.ts'
import type { AlarmFigures } from '#twin/AlarmFigures.ts'
import { mostCounted, type RaiseMemory } from '#twin/AlarmMemory.ts'

const binTime = 600_000
const day = 86_400_000
/** A week of ten minutes. */
const bins = 1008
/** More than so many in ten minutes are a flood, which is over below the other (ISA-18.2, 16.5.3; EEMUA 191). */
export const floodBegins = 10
export const floodEnds = 5

type CountFigures = Pick<
  AlarmFigures,
  | ('from' | 'raised' | 'perDay' | 'perTenMinutes' | 'peak' | 'floodShare' | 'isFlood')
  | ('topTen' | 'topTenShare' | 'byPriority')
>

/** Counts what was raised: in tens of minutes over a week, by alarm and by priority. Times are epoch milliseconds. */
export class RaiseCounts {
  readonly #alarms: readonly Alarm[]
  #from: number
  readonly #bins = new Uint32Array(bins)
  readonly #ofAlarm: Uint32Array
  /** The last that were raised, in a ring as long as a flood is deep. */
  readonly #recent = new Float64Array(floodBegins + 1).fill(-Infinity)
  #next = 0
  #bin = 0
  #total = 0
  #isFlood = false

  constructor(alarms: readonly Alarm[], now: number) {
    this.#alarms = alarms
    this.#from = now
    this.#ofAlarm = new Uint32Array(alarms.length)
  }

  note(alarm: number, now: number): void {
    this.#advance(now)
    this.#bins[this.#bin % bins]++
    this.#ofAlarm[alarm]++
    this.#total++
    this.#recent[this.#next] = now
    this.#next = (this.#next + 1) % this.#recent.length
  }

  /** Whether more than ten came within the last ten minutes; then until fewer than five did. */
  isFlood(now: number): boolean {
    let count = 0
    for (let i = 0; i < this.#recent.length; i++) if (now - this.#recent[i] <= binTime) count++
    this.#isFlood = this.#isFlood ? count >= floodEnds : count > floodBegins
    return this.#isFlood
  }

  /** For who comes later. */
  memory(now: number): RaiseMemory {
    this.#advance(now)
    const last = this.#bin
    const count = Math.min(bins, last + 1)
    const order = this.#frequent().slice(0, mostCounted)
    return {
      from: this.#from,
      last,
      bins: Array.from({ length: count }, (_, i) => this.#bins[(last - count + 1 + i) % bins]),
      alarms: order.map((alarm) => [this.#alarms[alarm].id, this.#ofAlarm[alarm]]),
      recent: [...this.#recent].filter((time) => time > -Infinity),
    }
  }

  /** Goes on from what somebody has counted for longer. Returns whether that is so. */
  recall(known: RaiseMemory, placeOf: (id: string) => number, now: number): boolean {
    const sum = known.bins.reduce((all, count) => all + count, 0)
    const own = this.#bins.reduce((all, count) => all + count, 0)
    if (known.from > this.#from || (known.from === this.#from && sum <= own)) return false
    this.#from = known.from
    this.#bin = known.last
    this.#bins.fill(0)
    const first = known.last - known.bins.length + 1
    for (const [i, count] of known.bins.entries()) this.#bins[(first + i) % bins] = count
    this.#ofAlarm.fill(0)
    this.#total = 0
    for (const [id, count] of known.alarms) {
      this.#total += count
      const place = placeOf(id)
      if (place >= 0) this.#ofAlarm[place] = count
    }
    for (const time of known.recent.slice(-this.#recent.length)) {
      this.#recent[this.#next] = time
      this.#next = (this.#next + 1) % this.#recent.length
    }
    this.#advance(now)
    return true
  }

  read(now: number): CountFigures {
    this.#advance(now)
    const passed = Math.max(1, Math.min(bins, this.#bin + 1))
    let raised = 0
    let peak = 0
    let floods = 0
    for (const count of this.#bins) {
      raised += count
      peak = Math.max(peak, count)
      if (count > floodBegins) floods++
    }
    const time = Math.max(binTime, Math.min(now - this.#from, bins * binTime))
    const topTen = this.#frequent()
      .slice(0, 10)
      .map((alarm) => ({ id: this.#alarms[alarm].id, count: this.#ofAlarm[alarm] }))
    const ofTop = topTen.reduce((sum, { count }) => sum + count, 0)
    return {
      from: this.#from,
      raised,
      perDay: (raised * day) / time,
      perTenMinutes: (raised * binTime) / time,
      peak,
      floodShare: floods / passed,
      isFlood: this.isFlood(now),
      topTen,
      topTenShare: this.#total === 0 ? 0 : ofTop / this.#total,
      byPriority: this.#byPriority(),
    }
  }

  /** Alarms that were raised, the most frequent first. */
  #frequent(): number[] {
    const order = [...this.#ofAlarm.keys()].filter((alarm) => this.#ofAlarm[alarm] > 0)
    return order.sort((a, b) => this.#ofAlarm[b] - this.#ofAlarm[a] || a - b)
  }

  #byPriority(): Record<AlarmPriority, number> {
    const counts = { critical: 0, high: 0, medium: 0, low: 0 }
    for (const [i, { priority }] of this.#alarms.entries()) counts[priority] += this.#ofAlarm[i]
    return counts
  }

  /** Empties what was passed over since the last look. */
  #advance(now: number): void {
    const bin = Math.max(this.#bin, Math.floor((now - this.#from) / binTime))
    const steps = Math.min(bins, bin - this.#bin)
    for (let i = 1; i <= steps; i++) this.#bins[(this.#bin + i) % bins] = 0
    this.#bin = bin
  }
}
