import type { Alarm, AlarmCondition } from '#twin/Alarm.ts'
import type { Interlock } from '#twin/Command.ts'
import { Quality } from '#twin/Quality.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'
import { RateWindows } from './RateWindows.ts'

/** Is told what has happened to an alarm (by its place in the list); `now` in milliseconds. */
export type JudgeEvents = {
  /** `isFirst`: it was so with the first value that came, so that nobody knows since when. */
  onRaise(alarm: number, now: number, isFirst: boolean): void
  onReturn(alarm: number, now: number): void
  onSuppress(alarm: number, now: number, isSuppressed: boolean): void
}

const kinds: AlarmCondition['kind'][] = [
  'high',
  'low',
  'deviation',
  'rate',
  'state',
  'quality',
  'received',
]
const [high, low, deviation, rate, state, quality] = kinds.keys()

/**
 * Judges every sample by the conditions of alarms, with deadband and delays after ISA-18.2. A value that is not to be trusted
 * changes nothing, but for alarms about that. Nothing is allocated for a sample; one of a signal without alarms takes an array access.
 */
export class AlarmJudge {
  readonly #alarms: readonly Alarm[]
  readonly #table: SignalTable
  readonly #signals: readonly Signal[]
  readonly #events: JudgeEvents
  readonly #rates = new RateWindows()
  /** By slot: the first of its links, -1 when it has none; then from link to link. */
  readonly #first: Int32Array
  readonly #next: number[] = []
  readonly #target: number[] = []
  readonly #kind: Uint8Array
  readonly #limit: Float64Array
  readonly #deadband: Float64Array
  readonly #onDelay: Float64Array
  readonly #offDelay: Float64Array
  readonly #isOut: Uint8Array
  readonly #isRaised: Uint8Array
  readonly #isSuppressed: Uint8Array
  readonly #isSeen: Uint8Array
  readonly #isFirst: Uint8Array
  /** When what holds now takes effect; Infinity when nothing waits. */
  readonly #due: Float64Array
  /** Alarms that wait; those that no longer do are taken out at the next tick. */
  readonly #waiting: Int32Array
  readonly #isWaiting: Uint8Array
  #waitingCount = 0

  constructor(
    alarms: readonly Alarm[],
    signals: readonly Signal[],
    table: SignalTable,
    events: JudgeEvents,
  ) {
    const count = alarms.length
    this.#alarms = alarms
    this.#signals = signals
    this.#table = table
    this.#events = events
    this.#first = new Int32Array(table.size).fill(-1)
    this.#kind = Uint8Array.from(alarms, ({ condition }) => kinds.indexOf(condition.kind))
    this.#limit = Float64Array.from(alarms, ({ condition }) => limitOf(condition))
    this.#deadband = Float64Array.from(alarms, (alarm) => alarm.deadband)
    this.#onDelay = Float64Array.from(alarms, (alarm) => alarm.onDelay * 1000)
    this.#offDelay = Float64Array.from(alarms, (alarm) => alarm.offDelay * 1000)
    this.#isOut = new Uint8Array(count)
    this.#isRaised = new Uint8Array(count)
    this.#isSuppressed = new Uint8Array(count)
    this.#isSeen = new Uint8Array(count)
    this.#isFirst = new Uint8Array(count)
    this.#due = new Float64Array(count).fill(Infinity)
    this.#waiting = new Int32Array(count)
    this.#isWaiting = new Uint8Array(count)
    for (const [i, alarm] of alarms.entries()) this.#link(i, alarm)
  }

  /** Whether an alarm's condition holds, delays included. */
  isRaised(alarm: number): boolean {
    return this.#isRaised[alarm] !== 0
  }

  /** Whether a value has said whether its condition holds, since the link was there. */
  isSeen(alarm: number): boolean {
    return this.#isSeen[alarm] !== 0
  }

  /** The link was lost: nobody sees what happens until the next value. */
  lose(): void {
    this.#isSeen.fill(0)
  }

  /** A signal has a new value or quality. */
  sample(slot: number, now: number): void {
    for (let link = this.#first[slot]; link >= 0; link = this.#next[link]) {
      const alarm = this.#target[link]
      if (this.#alarms[alarm].suppressedWhen.length > 0) this.#suppress(alarm, now)
      this.#judge(alarm, now)
    }
  }

  /** Judges all that is known already: when it begins. */
  begin(now: number): void {
    for (let slot = 0; slot < this.#table.size; slot++)
      if (this.#first[slot] >= 0) this.sample(slot, now)
  }

  /** It was raised, or is no more, before this began, as somebody remembers: the next value says whether it is still so. */
  resume(alarm: number, isRaised = true): void {
    this.#isOut[alarm] = this.#isRaised[alarm] = isRaised ? 1 : 0
  }

  /** What somebody else has judged. */
  tell(alarm: number, isActive: boolean, now: number): void {
    this.#isFirst[alarm] = 1 - this.#isSeen[alarm]
    this.#isSeen[alarm] = 1
    if (isActive !== this.isRaised(alarm)) this.#flip(alarm, now)
  }

  /** Lets delays end; a few times a second. */
  tick(now: number): void {
    let kept = 0
    for (let i = 0; i < this.#waitingCount; i++) {
      const alarm = this.#waiting[i]
      const due = this.#due[alarm]
      if (due <= now) {
        this.#due[alarm] = Infinity
        this.#flip(alarm, due)
      }
      if (this.#due[alarm] === Infinity) this.#isWaiting[alarm] = 0
      else this.#waiting[kept++] = alarm
    }
    this.#waitingCount = kept
  }

  #judge(alarm: number, now: number): void {
    const isOut = this.#holds(alarm, now) ? 1 : 0
    this.#isOut[alarm] = isOut
    if (isOut === this.#isRaised[alarm]) {
      this.#due[alarm] = Infinity
      return
    }
    if (this.#due[alarm] !== Infinity) {
      if (now < this.#due[alarm]) return
      this.#due[alarm] = Infinity
      this.#flip(alarm, now)
      return
    }
    const delay = isOut === 1 ? this.#onDelay[alarm] : this.#offDelay[alarm]
    if (delay === 0) {
      this.#flip(alarm, now)
      return
    }
    this.#due[alarm] = now + delay
    if (this.#isWaiting[alarm] !== 0) return
    this.#isWaiting[alarm] = 1
    this.#waiting[this.#waitingCount++] = alarm
  }

  #flip(alarm: number, now: number): void {
    if (this.#isRaised[alarm] !== 0) {
      this.#isRaised[alarm] = 0
      this.#events.onReturn(alarm, now)
    } else {
      this.#isRaised[alarm] = 1
      this.#events.onRaise(alarm, now, this.#isFirst[alarm] !== 0)
    }
  }

  /** Whether the condition holds by the value of now; as before where that cannot be told. */
  #holds(alarm: number, now: number): boolean {
    const { signal, condition } = this.#alarms[alarm]
    const kind = this.#kind[alarm]
    const wasOut = this.#isOut[alarm] !== 0
    if (kind === quality) {
      const code = this.#table.quality[signal]
      const isOut = condition.kind === 'quality' && condition.codes.includes(code)
      if (isOut || code !== Quality.never) this.#see(alarm, wasOut)
      return isOut
    }
    if (!this.#isLive(signal)) return wasOut
    const value = this.#table.value[signal]
    if (Number.isNaN(value)) return wasOut
    this.#see(alarm, wasOut)
    const back = wasOut ? this.#deadband[alarm] : 0
    const limit = this.#limit[alarm]
    if (kind === high) return value > limit - back
    if (kind === low) return value < limit + back
    if (kind === state) return condition.kind === 'state' && condition.codes.includes(value)
    if (kind === rate) return this.#rates.change(alarm, value, now) > limit - back
    if (kind !== deviation || condition.kind !== 'deviation') return wasOut
    if (condition.from >= 0 && !this.#isLive(condition.from)) return wasOut
    const wanted = condition.from < 0 ? condition.value : this.#table.value[condition.from]
    return Number.isNaN(wanted) ? wasOut : Math.abs(value - wanted) > limit - back
  }

  #see(alarm: number, wasOut: boolean): void {
    const isFirst = this.#isSeen[alarm] === 0 || (this.#isFirst[alarm] !== 0 && wasOut)
    this.#isFirst[alarm] = isFirst ? 1 : 0
    this.#isSeen[alarm] = 1
  }

  #isLive(slot: number): boolean {
    const code = this.#table.quality[slot]
    return code === Quality.good || code === Quality.simulated
  }

  #suppress(alarm: number, now: number): void {
    const { suppressedWhen } = this.#alarms[alarm]
    let isSuppressed = 1
    for (let i = 0; i < suppressedWhen.length; i++)
      if (!this.#isMet(suppressedWhen[i])) isSuppressed = 0
    if (isSuppressed === this.#isSuppressed[alarm]) return
    this.#isSuppressed[alarm] = isSuppressed
    this.#events.onSuppress(alarm, now, isSuppressed === 1)
  }

  #isMet({ signal, is, isNot, above, below }: Interlock): boolean {
    if (!this.#isLive(signal)) return false
    const value = this.#table.value[signal]
    if (above !== undefined) return value >= above
    if (below !== undefined) return value < below
    const name = this.#nameOf(signal, value)
    return is ? is.includes(name) : isNot !== undefined && !isNot.includes(name)
  }

  #nameOf(slot: number, code: number): string {
    const { states = [] } = this.#signals[slot]
    for (let i = 0; i < states.length; i++) if (states[i].code === code) return states[i].name
    return ''
  }

  #link(alarm: number, { signal, condition, suppressedWhen }: Alarm): void {
    const slots = new Set(suppressedWhen.map((each) => each.signal))
    if (signal >= 0 && condition.kind !== 'received') slots.add(signal)
    if (condition.kind === 'deviation' && condition.from >= 0) slots.add(condition.from)
    if (condition.kind === 'rate')
      this.#rates.add(alarm, condition.within * 1000, condition.direction)
    for (const slot of slots) {
      this.#next.push(this.#first[slot])
      this.#target.push(alarm)
      this.#first[slot] = this.#next.length - 1
    }
  }
}

function limitOf(condition: AlarmCondition): number {
  if (condition.kind === 'high' || condition.kind === 'low') return condition.limit
  return condition.kind === 'deviation' || condition.kind === 'rate' ? condition.by : NaN
}
