import { Quality } from '#twin/Quality.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import { FeedAlarms } from './alarms/FeedAlarms.ts'
import type { Clock } from './Clock.ts'
import type { Codec } from './codecs/Codec.ts'
import type { OpenSession } from './codecs/Session.ts'
import { FeedBatch } from './FeedBatch.ts'
import {
  makeFeedCounts,
  type FeedConnection,
  type FeedWish,
  type FromFeed,
  type ToFeed,
} from './FeedMessage.ts'
import type { CompileFormula } from './formulas/compileFormula.ts'
import { Formulas } from './formulas/Formulas.ts'
import { makeRefusedTopic } from './makeRefusedTopic.ts'
import { SampleStore } from './SampleStore.ts'
import { clearSamples, TopicRoutes, type TopicRoute } from './TopicRoutes.ts'
import type { Transport, TransportKind } from './transports/Transport.ts'

/** Bytes; a larger payload is not even looked at. */
const largestPayload = 1_000_000
/** Milliseconds between batches: one a frame, and every second one while what is read is so late. Then reading needs what the picture takes. */
const batchInterval = 16
const lateInterval = 33
const late = 250
const tickInterval = 200
const secondInterval = 1000
/** Milliseconds without a tick that mean that this thread was suspended: what the socket has kept meanwhile is old. */
const sleep = 5000
/** Messages on a topic after which a signal that none of them carried is worth a word. */
const patience = 20

export type FeedParts = {
  codecs: Record<string, Codec<unknown>>
  /** Programs of session codecs, by the codec's name; see `loadSessions`. */
  sessions?: Record<string, OpenSession>
  /** For signals that are computed; see `loadFormulas`. */
  compile?: CompileFormula
  open: TransportKind['open']
  clock: Clock
  /** Epoch milliseconds, for what people read. */
  wall?: () => number
  post(message: FromFeed, transfer?: ArrayBuffer[]): void
}

/**
 * The feed's work, without a worker around it: messages in, one batch of changed signals a frame out, at most one of them in
 * flight. Freshness is judged on the monotonic clock alone. A retained message's age is unknown: it counts as arriving now.
 */
export class FeedCore {
  readonly table: SignalTable
  readonly counts = makeFeedCounts()
  readonly #parts: FeedParts
  readonly #store: SampleStore
  readonly #routes: TopicRoutes
  readonly #formulas: Formulas
  readonly #alarms: FeedAlarms
  readonly #connection: FeedConnection
  readonly #transport: Transport
  readonly #stopTick: () => void
  #batch: FeedBatch
  #inFlight = false
  #maySend = true
  #stopPost: (() => void) | null = null
  #lastPost = -Infinity
  #alive: number
  #secondAt: number
  #secondMessages = 0

  constructor(wish: FeedWish, parts: FeedParts) {
    const { signals, broker } = wish
    this.#parts = parts
    this.#store = new SampleStore(signals, this.counts)
    this.table = this.#store.table
    this.#batch = new FeedBatch(signals.length)
    this.#alarms = new FeedAlarms({
      signals,
      table: this.table,
      wall: parts.wall ?? (() => Date.now()),
      subscribe: (filters) => this.#transport.subscribe(filters),
      post: (news) => parts.post({ kind: 'alarms', news }),
    })
    this.#store.onSample = (slot) => this.#alarms.sample(slot)
    this.#routes = new TopicRoutes(signals, parts.codecs, parts.sessions ?? {}, {
      store: (slot, sample, at) => this.#store.store(slot, sample, at),
      spoilAll: (slots, reason) => this.#store.spoilAll(slots, reason),
      makeStale: (slots, reason) => this.#makeStale(slots, reason),
      note: (slots, reason, advice) => this.#store.problems.note(slots, reason, advice),
      timeOf: (slot) => this.table.time[slot],
      publish: (topic, payload) => {
        if (this.#maySend) this.#transport.publish(topic, payload)
        return this.#maySend
      },
    })
    this.#formulas = new Formulas(signals, this.#store, parts.compile, (slots, quality, reason) =>
      parts.post({ kind: 'reason', slots, quality, reason }),
    )
    for (const slot of this.#routes.unreadable) {
      const { codec } = signals[slot]
      const isKnown = Object.hasOwn(parts.codecs, codec)
      const reason = isKnown
        ? `its codec “${codec}” could not be loaded`
        : `there is no codec “${codec}”`
      this.#store.spoil(slot, reason)
    }
    this.#alive = this.#secondAt = parts.clock.now()
    this.#connection = { status: 'connecting', broker, protocol: 0, reason: '' }
    this.#stopTick = parts.clock.every(tickInterval, () => this.#tick())
    this.#transport = parts.open(
      {
        broker,
        username: wish.username,
        password: wish.password,
        filters: this.#routes.filters,
        clock: parts.clock,
      },
      {
        onMessage: (topic, payload) => this.#take(topic, payload),
        onConnection: (change) => this.#changeConnection(change),
        onRefusedTopic: (filter, reason) => this.#refuseTopic(filter, reason),
        onDelay: (milliseconds) => (this.#store.lag.linkDelay = milliseconds),
      },
    )
  }

  /** Takes a message from the page. */
  receive(message: ToFeed): void {
    if (message instanceof ArrayBuffer) {
      this.#batch = new FeedBatch(this.table.size, message)
      this.#inFlight = false
      if (this.table.changedCount > 0) this.#schedule()
    } else if (message.kind === 'resync') {
      for (let slot = 0; slot < this.table.size; slot++) {
        if (this.table.quality[slot] !== Quality.never) this.table.mark(slot)
      }
      this.#schedule()
    } else if (message.kind === 'alarms')
      this.#alarms.receive(message.wish, this.#parts.clock.now())
    else if (message.kind === 'maySend') this.#maySend = message.may
    else this.close()
  }

  close(): void {
    this.#stopTick()
    this.#stopPost?.()
    this.#transport.close()
  }

  #take(topic: string, payload: Uint8Array): void {
    const now = this.#parts.clock.now()
    if (this.#wakes(now)) return
    this.counts.messages++
    const routes = this.#routes.find(topic)
    const isAlarms = this.#alarms.take(topic, payload, now)
    const tooLarge = payload.length > largestPayload
    let isRead = true
    if ((routes.length === 0 && !isAlarms) || tooLarge) this.counts.dropped++
    for (const route of routes) {
      if (tooLarge) {
        this.#store.spoilAll(route.slots, 'the payload is larger than 1 MB')
        isRead = false
      } else if (route.session) isRead = route.session.take(topic, payload, now) && isRead
      else isRead = this.#read(route, payload, now) && isRead
    }
    if (!isRead) this.counts.malformed++
    if (this.table.changedCount > 0) this.#schedule()
  }

  /** Returns whether everything in the message could be read. */
  #read(route: TopicRoute, payload: Uint8Array, now: number): boolean {
    const { slots, samples, reader, seen } = route
    clearSamples(samples)
    const unreadable = reader.read(payload, samples)
    if (unreadable !== undefined) {
      this.#store.spoilAll(slots, unreadable)
      return false
    }
    let isRead = true
    let carried = false
    for (let i = 0; i < slots.length; i++) {
      const { value, bad, odd } = samples[i]
      if (Number.isNaN(value) && bad === undefined) continue
      carried = true
      seen[i] = 1
      if (Number.isNaN(value)) isRead = false
      if (odd !== undefined) this.#store.problems.note(slots, odd)
      this.#store.store(slots[i], samples[i], now)
    }
    route.messages++
    if (!carried) {
      this.#store.problems.note(
        slots.length === 1 ? slots[0] : slots,
        slots.length === 1
          ? 'a message on its topic carries no value for it'
          : 'a message on their topic carries a value for none of them',
        () => reader.advise?.(payload, 0) ?? checkTopic,
      )
    } else if (route.messages === patience) this.#noteUnseen(route, payload)
    return isRead
  }

  /** Signals whose path leads nowhere, beside others that come: a likely slip in the twin file. */
  #noteUnseen({ slots, seen, reader }: TopicRoute, payload: Uint8Array): void {
    slots.forEach((slot, i) => {
      if (seen[i] !== 0) return
      const reason = `none of the first ${patience} messages on its topic carried a value for it`
      this.#store.problems.note(slot, reason, () => reader.advise?.(payload, i) ?? checkTopic)
    })
  }

  #changeConnection(change: Omit<FeedConnection, 'broker'>): void {
    const { status } = this.#connection
    Object.assign(this.#connection, { wantsPass: undefined }, change)
    if (status === 'connected' && change.status !== 'connected') this.#makeAllStale()
    this.#store.lag.linkDelay = 0
    const now = this.#parts.clock.now()
    for (const session of this.#routes.sessions) {
      if (change.status === 'connected') session.begin(now)
      else if (status === 'connected') session.end(now)
    }
    this.#parts.post({ kind: 'connection', connection: { ...this.#connection } })
  }

  #refuseTopic(filter: string, reason: string): void {
    const problem = makeRefusedTopic(filter, reason)
    this.#parts.post({ kind: 'problem', problem, slots: [], times: 1, reason })
  }

  #tick(): void {
    const now = this.#parts.clock.now()
    if (!this.#wakes(now)) this.#makeOldStale(now)
    this.#alarms.tick(now)
    for (const session of this.#routes.sessions) session.tick(now)
    if (now - this.#secondAt < secondInterval) return
    this.counts.messagesPerSecond = Math.round(
      ((this.counts.messages - this.#secondMessages) * 1000) / (now - this.#secondAt),
    )
    this.#secondAt = now
    this.#secondMessages = this.counts.messages
    this.#store.problems.flush((problem, slots, times, reason) => {
      this.#parts.post({ kind: 'problem', problem, slots, times, reason })
    })
    this.#parts.post({ kind: 'pulse', now, counts: this.counts })
  }

  /** After a sleep nothing that is still in the socket can be told from what is new: all is stale, the link is made anew. */
  #wakes(now: number): boolean {
    const slept = now - this.#alive > sleep
    this.#alive = now
    if (!slept) return false
    this.#makeAllStale()
    this.#transport.restart('this page was suspended; connecting again')
    return true
  }

  #makeOldStale(now: number): void {
    this.#store.makeOldStale(now)
    if (this.table.changedCount > 0) this.#schedule()
  }

  #makeAllStale(): void {
    this.#alarms.lose(() => this.#makeOldStale(Infinity))
  }

  #makeStale(slots: readonly number[], reason: string): void {
    for (const slot of slots) this.#store.makeStale(slot)
    this.#parts.post({ kind: 'reason', slots, quality: Quality.stale, reason })
  }

  #schedule(): void {
    if (this.#inFlight || this.#stopPost) return
    const interval = this.#store.lag.linkDelay > late ? lateInterval : batchInterval
    const wait = interval - (this.#parts.clock.now() - this.#lastPost)
    this.#stopPost = this.#parts.clock.after(Math.max(0, wait), () => this.#post())
  }

  #post(): void {
    this.#stopPost = null
    this.#formulas.run()
    const { table } = this
    if (table.changedCount === 0) return
    const { lag } = this.#store
    const now = this.#parts.clock.now()
    const { numbers } = this.#batch
    this.#batch.fill(now, table, lag, this.counts)
    table.clearChanged()
    lag.clear()
    this.#lastPost = now
    this.#inFlight = true
    this.#parts.post(numbers.buffer, [numbers.buffer])
  }
}

const checkTopic = 'Check the topic and the path of this signal against what its source sends.'
