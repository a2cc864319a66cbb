import { AlarmBook } from '#people/AlarmBook.ts'
import {
  alarmLimits,
  keyOfAlarm,
  readAlarmRecord,
  writeAlarmRecord,
  type AlarmRecord,
} from '#people/AlarmRecord.ts'
import { HybridClock } from '#people/HybridClock.ts'
import type { Removals } from '#people/Removals.ts'
import type { AlarmEvent, AlarmRow, AlarmWord } from '#twin/AlarmRow.ts'
import type { AlarmDoing } from './alarmActs.ts'
import type { SendResult } from './room.ts'

export type AlarmTalkOptions = {
  user: () => string
  /** How the person calls themselves. */
  name: () => string
  /** Whether they may write in a family now. */
  mayWrite: (family: AlarmFamily) => boolean
  rowOf: (id: string) => AlarmRow | undefined
  send: (family: AlarmFamily, key: string, text: string) => Promise<SendResult>
  /** What was said of alarms has changed. */
  onWords: (words: AlarmWord[]) => void
  /** The broker did not take something. */
  onRefused: (id: string, result: SendResult) => void
  /** Epoch milliseconds. */
  now: () => number
}

export type AlarmFamily = 'alarm' | 'service'

/** Milliseconds between two messages: receivers take a hundred a second. */
const pace = 12
/** So long others wait for who has acknowledged to say that it is over. */
const patience = 5000

/** What this page says of alarms, and what it has heard of the others. */
export class AlarmTalk {
  readonly #options: AlarmTalkOptions
  readonly #book = new AlarmBook()
  readonly #clock = new HybridClock()
  /** `FAMILY/ID` of own records that the broker does not have yet. */
  readonly #unsent = new Set<string>()
  readonly #news = new Set<string>()
  readonly #waits = new Set<ReturnType<typeof setTimeout>>()
  #isSending = false
  #isClosed = false

  constructor(options: AlarmTalkOptions) {
    this.#options = options
  }

  /** Who did what, the latest first. */
  acts(): AlarmEvent[] {
    return this.#book.acts()
  }

  /** Stamp of the latest that was said of an alarm; 0 when nothing was. */
  saidOf(id: string): number {
    return this.#book.latestOf(id)
  }

  /** All that is known, for a judge that is new. */
  words(): AlarmWord[] {
    return this.#book.ids.map((id) => this.#book.word(id))
  }

  /** Who is out of the room: what they did since then is forgotten here until they are let in again. */
  setRemovals(removals: Removals): void {
    this.#book.setRemovals(removals)
    for (const id of this.#book.ids) this.#tell(id)
  }

  /** A message of one of the two families. */
  hear(family: AlarmFamily, key: string, user: string, text: string, isRetained: boolean): void {
    const now = this.#options.now()
    const record = readAlarmRecord(family, key, text, now)
    if (!record) return
    for (const [stamp] of record.acts) this.#clock.hear(stamp, now)
    if (this.#book.put(family, user, record, isRetained ? NaN : now)) this.#tell(record.id)
  }

  /** This person does something. */
  do({ id, what, why = '', until = 0 }: AlarmDoing): void {
    const { now, name } = this.#options
    const row = this.#options.rowOf(id)
    if (what === 'acknowledged' && row?.state !== 'unacknowledged' && row?.state !== 'returned')
      return
    const family = what === 'outOfService' || what === 'inService' ? 'service' : 'alarm'
    const stamp = this.#clock.next(now(), this.#book.latestOf(id))
    const known = this.#own(family, id)
    const age = Math.max(0, now() - (row?.known ?? now()))
    const reason = why.slice(0, alarmLimits.reason)
    this.#write(family, {
      ...known,
      name: name(),
      ...(what === 'acknowledged' && { ack: [stamp, age] }),
      ...(what === 'reset' && { reset: [stamp, age] }),
      ...(what === 'shelved' && { shelf: [{ until, reason }, stamp] }),
      ...(what === 'unshelved' && { shelf: [null, stamp] }),
      ...(what === 'outOfService' && { out: [reason, stamp] }),
      ...(what === 'inService' && { out: [null, stamp] }),
      acts: [...known.acts.slice(1 - alarmLimits.acts), [stamp, what, reason]],
    })
  }

  /** Rows have changed: of one that is over, those who may say so, so that nobody takes its acknowledgement for one of the next. */
  follow(rows: readonly AlarmRow[]): void {
    if (!this.#options.mayWrite('alarm')) return
    for (const { id, isActive, acknowledgedAt } of rows) {
      if (isActive || acknowledgedAt === 0) continue
      const { stamp, user } = this.#book.latestAck(id)
      if (stamp <= this.#book.endedOf(id)) continue
      if (user === this.#options.user()) this.#end(id, stamp)
      else this.#wait(() => this.#end(id, stamp))
    }
  }

  /** The way to the broker is open (again). */
  async flush(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    for (const place of this.#unsent) {
      const family = place.startsWith('alarm/') ? 'alarm' : 'service'
      const id = place.slice(family.length + 1)
      const text = writeAlarmRecord(this.#own(family, id))
      // One after the other is the point.
      // oxlint-disable-next-line no-await-in-loop
      const result = await this.#options.send(family, keyOfAlarm(id), text)
      if (this.#isClosed || result === 'offline') break
      if (result === 'refused') this.#options.onRefused(id, result)
      if (writeAlarmRecord(this.#own(family, id)) === text) this.#unsent.delete(place)
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, pace))
    }
    this.#isSending = false
  }

  close(): void {
    this.#isClosed = true
    for (const wait of this.#waits) clearTimeout(wait)
  }

  #end(id: string, stamp: number): void {
    const row = this.#options.rowOf(id)
    if (stamp <= this.#book.endedOf(id) || row?.isActive) return
    this.#write('alarm', { ...this.#own('alarm', id), name: this.#options.name(), ended: stamp })
  }

  #wait(run: () => void): void {
    const wait = setTimeout(
      () => {
        this.#waits.delete(wait)
        run()
      },
      patience * (1 + Math.random()),
    )
    this.#waits.add(wait)
  }

  #own(family: AlarmFamily, id: string): AlarmRecord {
    return this.#book.record(family, this.#options.user(), id)
  }

  #write(family: AlarmFamily, record: AlarmRecord): void {
    this.#book.put(family, this.#options.user(), record, this.#options.now())
    this.#unsent.add(`${family}/${record.id}`)
    this.#tell(record.id)
    void this.flush()
  }

  /** All that changes at once is told at once. */
  #tell(id: string): void {
    if (this.#news.size === 0) {
      queueMicrotask(() => {
        const words = [...this.#news].map((each) => this.#book.word(each))
        this.#news.clear()
        if (!this.#isClosed) this.#options.onWords(words)
      })
    }
    this.#news.add(id)
  }
}
