import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'
import type { Clock } from './Clock.ts'
import type { Codec, Sample } from './codecs/Codec.ts'
import { FeedBatch } from './FeedBatch.ts'
import {
  makeFeedCounts,
  type FeedConnection,
  type FeedWish,
  type FromFeed,
  type ToFeed,
} from './FeedMessage.ts'
import { LagGauge } from './LagGauge.ts'
import { ProblemLedger } from './ProblemLedger.ts'
import { clearSamples, TopicRoutes } from './TopicRoutes.ts'
import type { Transport, TransportKind } from './transports/Transport.ts'

/** Bytes; a larger payload is not even looked at. */
const largestPayload = 1_000_000
/** Milliseconds between batches: one a frame. */
const batchInterval = 16
const tickInterval = 200
const secondInterval = 1000
/** Milliseconds without a tick that mean that this thread was suspended: what the socket has kept meanwhile is old. */
const sleep = 5000

export type FeedParts = {
  codecs: Record<string, Codec<unknown>>
  open: TransportKind['open']
  clock: Clock
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
  readonly #signals: readonly Signal[]
  readonly #routes: TopicRoutes
  readonly #lag: LagGauge
  readonly #problems: ProblemLedger
  readonly #staleAfter: Float64Array
  readonly #connection: FeedConnection
  readonly #transport: Transport
  readonly #stopTick: () => void
  #batch: FeedBatch
  #inFlight = false
  #stopPost: (() => void) | null = null
  #lastPost = -Infinity
  #alive: number
  #secondAt: number
  #secondMessages = 0

  constructor(wish: FeedWish, parts: FeedParts) {
    const { signals, broker } = wish
    const now = parts.clock.now()
    this.#parts = parts
    this.#signals = signals
    this.table = new SignalTable(signals.length)
    this.#batch = new FeedBatch(signals.length)
    this.#lag = new LagGauge(signals.length)
    this.#problems = new ProblemLedger(signals)
    this.#staleAfter = Float64Array.from(signals, (signal) => signal.staleAfter * 1000)
    this.#routes = new TopicRoutes(signals, parts.codecs)
    for (const slot of this.#routes.unreadable) {
      this.#problems.note(slot, `there is no codec “${signals[slot].codec}”`)
    }
    this.#alive = now
    this.#secondAt = now
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
      },
    )
  }

  /** Takes a message from the page. */
  receive(message: ToFeed): void {
    if (message.kind === 'ack') {
      this.#batch = new FeedBatch(this.table.size, message.buffer)
      this.#inFlight = false
      if (this.table.changedCount > 0) this.#schedule()
    } else if (message.kind === 'resync') {
      for (let slot = 0; slot < this.table.size; slot++) {
        if (this.table.quality[slot] !== Quality.never) this.table.mark(slot)
      }
      this.#schedule()
    } else if (message.kind === 'close') this.close()
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
    const tooLarge = payload.length > largestPayload
    if (routes.length === 0 || tooLarge) this.counts.dropped++
    let unreadable = tooLarge && routes.length > 0
    for (const { slots, samples, read } of routes) {
      if (tooLarge) {
        for (const slot of slots) this.#spoil(slot, 'the payload is larger than 1 MB')
        continue
      }
      clearSamples(samples)
      read(payload, samples)
      let carried = false
      for (let i = 0; i < slots.length; i++) {
        const { value, bad } = samples[i]
        if (Number.isNaN(value) && bad === undefined) continue
        carried = true
        if (Number.isNaN(value)) unreadable = true
        this.#store(slots[i], samples[i], now)
      }
      if (!carried) {
        const advice = 'Check the topic and the path of this signal against what its source sends.'
        this.#problems.note(slots[0], 'a message on its topic carries no value for it', advice)
      }
    }
    if (unreadable) this.counts.malformed++
    if (this.table.changedCount > 0) this.#schedule()
  }

  #store(slot: number, sample: Sample, now: number): void {
    const { value, time, bad } = sample
    if (bad !== undefined && Number.isNaN(value)) {
      this.#spoil(slot, bad)
      return
    }
    let { quality } = sample
    const { range, unit } = this.#signals[slot]
    if (range && (value < range[0] || value > range[1])) {
      quality = Quality.bad
      this.#problems.note(
        slot,
        `its value is outside the possible range ${range[0]} … ${range[1]} ${unit}`.trimEnd(),
      )
    } else if (bad !== undefined) this.#problems.note(slot, bad)
    this.counts.values++
    this.table.write(slot, value, time, now, quality)
    this.#lag.add(slot, time, now)
  }

  /** The last value is kept; it is only no longer to be trusted. */
  #spoil(slot: number, reason: string): void {
    this.table.setQuality(slot, Quality.bad)
    this.#problems.note(slot, reason)
  }

  #changeConnection(change: Pick<FeedConnection, 'status' | 'protocol' | 'reason'>): void {
    const { status } = this.#connection
    Object.assign(this.#connection, change)
    if (status === 'connected' && change.status !== 'connected') this.#makeAllStale()
    this.#parts.post({ kind: 'connection', connection: { ...this.#connection } })
  }

  #refuseTopic(filter: string, reason: string): void {
    const text = `The broker does not let us read the topic ${filter}: ${reason}.`
    const advice =
      'Ask whoever runs the broker for the right to read it, or correct the topic in the twin file.'
    const problem = {
      from: 'feed',
      severity: 'error',
      text,
      where: `topic ${filter}`,
      advice,
    } as const
    this.#parts.post({ kind: 'problem', problem, slot: -1, times: 1, reason })
  }

  #tick(): void {
    const now = this.#parts.clock.now()
    if (!this.#wakes(now)) this.#makeOldStale(now)
    if (now - this.#secondAt < secondInterval) return
    this.counts.messagesPerSecond = Math.round(
      ((this.counts.messages - this.#secondMessages) * 1000) / (now - this.#secondAt),
    )
    this.#secondAt = now
    this.#secondMessages = this.counts.messages
    this.#problems.flush((problem, slot, times, reason) => {
      this.#parts.post({ kind: 'problem', problem, slot, times, reason })
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
    const { quality, received, size } = this.table
    for (let slot = 0; slot < size; slot++) {
      const live = quality[slot] === Quality.good || quality[slot] === Quality.simulated
      if (live && now - received[slot] > this.#staleAfter[slot])
        this.table.setQuality(slot, Quality.stale)
    }
    if (this.table.changedCount > 0) this.#schedule()
  }

  #makeAllStale(): void {
    this.#makeOldStale(Infinity)
  }

  #schedule(): void {
    if (this.#inFlight || this.#stopPost) return
    const wait = batchInterval - (this.#parts.clock.now() - this.#lastPost)
    this.#stopPost = this.#parts.clock.after(Math.max(0, wait), () => this.#post())
  }

  #post(): void {
    this.#stopPost = null
    const { table } = this
    const batch = this.#batch
    const slots = table.changedCount
    const lag = this.#lag
    if (slots === 0) return
    for (let i = 0; i < slots; i++) {
      const slot = table.changed[i]
      batch.slots[i] = slot
      batch.values[i] = table.value[slot]
      batch.times[i] = table.time[slot]
      batch.received[i] = table.received[slot]
      batch.quality[i] = table.quality[slot]
    }
    table.clearChanged()
    batch.lags.set(lag.lags)
    batch.lagReceived.set(lag.received)
    const lags = lag.count
    lag.clear()
    const now = this.#parts.clock.now()
    this.#lastPost = now
    this.#inFlight = true
    const { buffer } = batch
    this.#parts.post({ kind: 'batch', buffer, slots, lags, now, counts: this.counts }, [buffer])
  }
}
