import { AlarmDesk } from '#insight/AlarmDesk.ts'
import type { Alarm } from '#twin/Alarm.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import { noAlarm } from '#insight/noAlarm.ts'
import type { AlarmMemory } from '#twin/AlarmMemory.ts'
import { TopicTree } from '#twin/TopicTree.ts'
import type { Signal } from '#twin/Twin.ts'
import { parseJson } from '../codecs/parseJson.ts'
import type { AlarmNews, AlarmWish } from './AlarmPost.ts'
import { readReceivedAlarms, type ReadAlarm } from './readReceivedAlarms.ts'

export type FeedAlarmsParts = {
  signals: readonly Signal[]
  table: SignalTable
  /** Epoch milliseconds. */
  wall: () => number
  subscribe: (filters: string[]) => void
  post: (news: AlarmNews) => void
}

/** Milliseconds between two words to the page: in a flood a list that changes more often cannot be read. */
const pause = { calm: 100, flood: 350 }
/** Received alarms that nobody declared, at most. */
const mostReceived = 2000
/** Bytes of a message that tells alarms. */
const largest = 65_536

/** The alarms in the feed: judged on every sample, received from topics, and told to the page when they change. */
export class FeedAlarms {
  /** The feed's clock, milliseconds: of the message that is read now. */
  now = 0
  readonly #parts: FeedAlarmsParts
  #isPaused = false
  #assets: ReadonlyMap<string, number> = new Map()
  #sources = new TopicTree<ReadAlarm>()
  #hasSources = false
  #desk: AlarmDesk | null = null
  #added: Alarm[] = []
  #told = -Infinity
  #wasFlood = false

  constructor(parts: FeedAlarmsParts) {
    this.#parts = parts
  }

  /** A signal has a new value or quality. Allocates nothing where no alarm changes. */
  sample(slot: number): void {
    if (this.#desk && !this.#isPaused) this.#desk.judge.sample(slot, this.now)
  }

  /** What changes while `run` does says nothing of the plant: the link is gone, and what comes after it may have been so for long. */
  lose(run: () => void): void {
    this.#isPaused = true
    run()
    this.#isPaused = false
    this.#desk?.judge.lose()
  }

  receive(wish: AlarmWish, now: number): void {
    this.now = now
    if (wish.kind === 'watch') this.#watch(wish)
    else if (wish.kind === 'words') for (const word of wish.words) this.#desk?.obey(word, now)
    else if (wish.kind === 'recall') this.#recall(wish.memory)
    else if (wish.kind === 'memory') this.#tell({ memory: this.#desk?.memory() })
    else this.#tell({ figures: this.#desk?.figures(this.#parts.wall()) })
    this.tick(now)
  }

  /** A message: alarms are read from it where its topic tells them. Returns whether it does. */
  take(topic: string, payload: Uint8Array, now: number): boolean {
    this.now = now
    const desk = this.#desk
    if (!this.#hasSources || !desk) return false
    const found: ReadAlarm[] = []
    this.#sources.match(topic, found)
    if (found.length === 0) return false
    const values = payload.length > largest ? [] : parseJson(payload)
    if (typeof values === 'string') return true
    for (const read of found) {
      for (const { alarm, isActive } of readReceivedAlarms(values, read)) {
        const known = desk.placeOf(alarm.id)
        const place = known >= 0 ? known : desk.adopt(alarm)
        if (place < 0) continue
        if (known < 0) this.#added.push(alarm)
        desk.judge.tell(place, isActive, now)
      }
    }
    return true
  }

  /** A few times a second. */
  tick(now: number): void {
    this.now = now
    const desk = this.#desk
    if (!desk) return
    const wall = this.#parts.wall()
    desk.tick(now, wall)
    const isFlood = desk.isFlood(wall)
    const wait = this.#wasFlood ? pause.flood : pause.calm
    if ((!desk.hasNews && isFlood === this.#wasFlood) || now - this.#told < wait) return
    this.#told = now
    this.#wasFlood = isFlood
    this.#tell()
  }

  #watch({ alarms, rows }: AlarmWish & { kind: 'watch' }): void {
    const { signals, table, wall, subscribe } = this.#parts
    const { list, sources, assets } = alarms
    this.#hasSources = sources.length > 0
    const spare = this.#hasSources ? mostReceived : 0
    const desk = new AlarmDesk({ alarms: list, spare, signals, table, now: this.now, wall: wall() })
    this.#desk = desk
    this.#assets = new Map(assets)
    desk.resume(rows)
    desk.judge.begin(this.now)
    for (const source of sources) this.#sources.add(source.topic, { source, assets: this.#assets })
    if (this.#hasSources) subscribe(sources.map(({ topic }) => topic))
  }

  /** Also of alarms that nobody declared and that are told no more. */
  #recall(memory: AlarmMemory): void {
    const desk = this.#desk
    if (!desk) return
    for (const { id, told } of memory.rows) {
      if (!told || !this.#hasSources || desk.placeOf(id) >= 0) continue
      const { name, priority } = told
      const alarm = { ...noAlarm, id, name, priority, asset: this.#assets.get(told.asset) ?? -1 }
      if (desk.adopt(alarm) >= 0) this.#added.push(alarm)
    }
    desk.recall(memory)
  }

  #tell(more: Pick<AlarmNews, 'figures' | 'memory'> = {}): void {
    const desk = this.#desk
    if (!desk) return
    const added = this.#added
    this.#added = []
    this.#parts.post({
      ...desk.take(),
      isFlood: this.#wasFlood,
      ...(added.length > 0 && { added }),
      ...more,
    })
  }
}
