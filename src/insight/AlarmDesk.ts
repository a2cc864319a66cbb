import type { Alarm } from '#twin/Alarm.ts'
import type { AlarmFigures } from '#twin/AlarmFigures.ts'
import type { AlarmMemory } from '#twin/AlarmMemory.ts'
import { isLife, type AlarmEvent, type AlarmRow, type AlarmWord } from '#twin/AlarmRow.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'
import { AlarmJudge } from './AlarmJudge.ts'
import { bestMark } from './bestMark.ts'
import { Chatter } from './Chatter.ts'
import { countStanding } from './countStanding.ts'
import { FirstOuts } from './FirstOuts.ts'
import { hiddenState, hideRow, whySuppressed } from './hideRow.ts'
import { makeAlarmRow } from './makeAlarmRow.ts'
import { nextState } from './nextState.ts'
import { noAlarm } from './noAlarm.ts'
import { RaiseCounts } from './RaiseCounts.ts'
import { recallAlarms } from './recallAlarms.ts'
import type { Life } from './recallLife.ts'

/** Entries that wait to be taken; beyond it the oldest are lost. */
const mostEvents = 5000
/** Of an alarm that this page did not see begin. */
const wasSo = 'it was so with the first value that came'

export type AlarmDeskWorld = {
  alarms: readonly Alarm[]
  /** How many more may be adopted. */
  spare: number
  signals: readonly Signal[]
  table: SignalTable
  now: number
  wall: number
}

/**
 * All alarms of a plant as they stand: their life cycle (ISA-18.2), what people said of them, first-outs, chatter, figures and
 * journal. A pure function of samples, words and times; `now` in milliseconds of a clock that never goes back, `wall` since 1970.
 */
export class AlarmDesk {
  readonly judge: AlarmJudge
  readonly #alarms: Alarm[]
  readonly #table: SignalTable
  readonly #lives: Life[]
  readonly #places: Map<string, number>
  readonly #words = new Map<number, AlarmWord>()
  readonly #chatter: Chatter
  readonly #firsts: FirstOuts
  readonly #counts: RaiseCounts
  readonly #dirty = new Set<number>()
  #events: AlarmEvent[] = []
  #shift: number
  /** Of the last tick. */
  #wall: number
  /** The first place that no alarm has taken. */
  #free: number

  constructor({ alarms: declared, spare, signals, table, now, wall }: AlarmDeskWorld) {
    const alarms = [...declared, ...Array.from({ length: spare }, () => noAlarm)]
    this.#alarms = alarms
    this.#free = declared.length
    this.#table = table
    this.#shift = wall - now
    this.#wall = wall
    this.#places = new Map(declared.map(({ id }, i) => [id, i]))
    this.#lives = alarms.map(({ id, outOfService }) => ({
      state: 'normal',
      begun: 0,
      isFirst: false,
      isKept: false,
      said: null,
      isSuppressed: false,
      row: makeAlarmRow(id, outOfService ? 'outOfService' : 'normal'),
    }))
    this.#chatter = new Chatter(alarms.length)
    this.#firsts = new FirstOuts(alarms)
    this.#counts = new RaiseCounts(alarms, wall)
    this.judge = new AlarmJudge(alarms, signals, table, {
      onRaise: (alarm, at, isFirst) => this.#raise(alarm, at, isFirst),
      onReturn: (alarm, at) => this.#return(alarm, at),
      onSuppress: (alarm, at, isSuppressed) => this.#suppress(alarm, at, isSuppressed),
    })
    alarms.forEach((alarm, i) => alarm.outOfService && this.#dirty.add(i))
  }

  /** The place of an alarm by its id; -1 when there is none. */
  placeOf(id: string): number {
    return this.#places.get(id) ?? -1
  }

  /** Takes in an alarm that nobody declared. Returns its place; -1 when there is no more room. */
  adopt(alarm: Alarm): number {
    if (this.#free === this.#alarms.length) return -1
    const place = this.#free++
    this.#alarms[place] = alarm
    this.#places.set(alarm.id, place)
    this.#lives[place].row.id = alarm.id
    return place
  }

  isFlood(wall: number): boolean {
    return this.#counts.isFlood(wall)
  }

  /** Whether somebody has something to take. */
  get hasNews(): boolean {
    return this.#dirty.size > 0 || this.#events.length > 0
  }

  /** Begins where this page left off: with the rows that were not normal. */
  resume(rows: readonly AlarmRow[]): void {
    for (const row of rows) {
      const place = this.placeOf(row.id)
      if (place < 0 || !isLife(row.state)) continue
      const life = this.#lives[place]
      Object.assign(life.row, row, { isFirstOut: false, isChattering: false })
      life.state = row.state
      life.begun = life.row.known ||= row.since
      life.isFirst = row.isActive
      life.isKept = true
      if (row.isActive) {
        this.judge.resume(place)
        this.#firsts.raise(place)
      }
      this.#settle(place)
    }
  }

  /** What somebody knew who was there before this page, or while it was away. */
  recall(memory: AlarmMemory): void {
    recallAlarms(memory, {
      alarms: this.#alarms,
      lives: this.#lives,
      judge: this.judge,
      chatter: this.#chatter,
      firsts: this.#firsts,
      counts: this.#counts,
      placeOf: (id) => this.placeOf(id),
      settle: (place) => {
        this.#heed(place)
        this.#settle(place)
      },
      now: this.#wall - this.#shift,
      wall: this.#wall,
    })
  }

  /** For who comes later; what stands the page knows. */
  memory(): Omit<AlarmMemory, 'rows'> {
    const firsts = this.#firsts.list().map((place) => this.#alarms[place].id)
    return { firsts, counts: this.#counts.memory(this.#wall) }
  }

  /** What people have said of an alarm. */
  obey(word: AlarmWord, now: number): void {
    const place = this.placeOf(word.id)
    if (place < 0) return
    this.#words.set(place, word)
    this.#heed(place)
    this.#settle(place, now)
  }

  /** A few times a second. */
  tick(now: number, wall: number): void {
    this.#shift = wall - now
    this.#wall = wall
    this.judge.tick(now)
    this.#chatter.tick(now, (alarm) => this.#settle(alarm))
    for (const [place, { shelf }] of this.#words) {
      const { row } = this.#lives[place]
      if (row.state !== 'shelved' || (shelf && shelf.until > wall)) continue
      this.#settle(place, now)
      this.#note(place, wall, 'unshelved', 'its time was over')
    }
  }

  /** Rows that have changed, and what has happened since the last time. */
  take(): { rows: AlarmRow[]; events: AlarmEvent[] } {
    const rows = Array.from(this.#dirty, (place) => ({ ...this.#lives[place].row }))
    const events = this.#events
    this.#dirty.clear()
    this.#events = []
    return { rows, events }
  }

  figures(wall: number): AlarmFigures {
    const rows = this.#lives.map(({ row }) => row)
    const standing = countStanding(rows, wall)
    return { ...this.#counts.read(wall), ...standing, chattering: this.#chatter.count }
  }

  #raise(place: number, now: number, isFirst: boolean): void {
    const { row } = this.#lives[place]
    const before = this.#firsts.raise(place)
    if (before >= 0) this.#settle(before)
    row.isActive = true
    row.since = now + this.#shift
    row.returned = 0
    row.value = this.#valueOf(place)
    if (!isLife(row.state)) this.#settle(place)
    else this.#announce(place, now, isFirst)
  }

  #announce(place: number, now: number, isFirst: boolean): void {
    const life = this.#lives[place]
    const { row } = life
    const wall = now + this.#shift
    life.begun = row.known = row.since = wall
    life.isFirst = isFirst
    life.isKept = false
    life.said = null
    row.acknowledgedBy = ''
    row.acknowledgedAt = 0
    life.state = nextState(life.state, 'raise', this.#alarms[place].latched)
    this.#chatter.note(place, now)
    this.#counts.note(place, wall)
    const isTold = this.#alarms[place].condition.kind === 'received'
    this.#note(place, wall, 'raised', isFirst && !isTold ? wasSo : '')
    this.#heed(place)
    this.#settle(place)
  }

  #return(place: number, now: number): void {
    const life = this.#lives[place]
    const wall = now + this.#shift
    this.#firsts.lower(place)
    life.row.isActive = false
    life.row.returned = wall
    if (isLife(life.row.state)) this.#note(place, wall, 'returned')
    life.state = nextState(life.state, 'return', this.#alarms[place].latched)
    this.#heed(place)
    this.#settle(place)
  }

  #suppress(place: number, now: number, isSuppressed: boolean): void {
    this.#lives[place].isSuppressed = isSuppressed
    const why = whySuppressed(this.#alarms[place])
    this.#note(place, now + this.#shift, isSuppressed ? 'suppressed' : 'unsuppressed', why)
    this.#settle(place, now)
  }

  /** Applies what was said to the occurrence of now. */
  #heed(place: number): void {
    const life = this.#lives[place]
    const word = this.#words.get(place)
    if (!word || life.begun === 0) return
    const { row } = life
    const { latched } = this.#alarms[place]
    const { begun, isFirst, said } = life
    const ack = bestMark(word.acks, begun, isFirst, said ?? (isFirst ? word.ended : Infinity))
    if (ack) {
      if (life.isFirst && Number.isNaN(ack.heard)) row.since = Math.min(row.since, ack.on)
      row.acknowledgedBy = ack.by
      row.acknowledgedAt = ack.at
      life.state = nextState(life.state, 'acknowledge', latched)
    }
    if (bestMark(word.resets, begun, isFirst, said ?? (isFirst && ack ? ack.stamp : Infinity)))
      life.state = nextState(life.state, 'reset', latched)
    // Acknowledged and over, after it was remembered: what is raised now is another one.
    if (said !== null && word.ended > said) {
      life.said = null
      if (!row.isActive) life.state = 'normal'
    }
  }

  /** Brings the row up to date: what hides it goes before its life. With a time, one that is hidden no more is announced. */
  #settle(place: number, now?: number): void {
    const life = this.#lives[place]
    const { row } = life
    const was = row.state
    const word = this.#words.get(place)
    const alarm = this.#alarms[place]
    const state = hiddenState(word, alarm, life.isSuppressed, this.#wall) ?? life.state
    row.isChattering = this.#chatter.isChattering(place)
    this.#dirty.add(place)
    if (!isLife(state)) {
      life.state = 'normal'
      life.begun = 0
      hideRow(row, state, word, alarm)
    } else if (!isLife(was)) {
      row.hiddenBy = row.reason = ''
      row.until = 0
    }
    row.state = state
    row.isFirstOut = this.#firsts.isFirst(place) && (row.isActive || state !== 'normal')
    if (!isLife(was) && isLife(state) && row.isActive && now !== undefined)
      this.#announce(place, now, false)
  }

  #note(place: number, at: number, what: AlarmEvent['what'], why = ''): void {
    const { id, value } = this.#lives[place].row
    this.#events.push({ at, id, what, by: '', why, value })
    if (this.#events.length > mostEvents) this.#events.shift()
  }

  #valueOf(place: number): number {
    const { signal } = this.#alarms[place]
    return signal < 0 ? NaN : this.#table.value[signal]
  }
}
