import { readRoomTopic } from '#people/roomTopics.ts'
import type { Clock } from '../Clock.ts'
import type { Transport, TransportEvents, TransportKind } from '../transports/Transport.ts'
import type { Recorded } from './Chunk.ts'
import { ReplayClock } from './ReplayClock.ts'

/** Milliseconds of its past that a core lives through before the moment that is wanted: what is older has gone stale long since. */
const past = 120_000

/** Who looks at a recording may look on, whatever they may do in the plant. */
const role = 'viewer'

/** What is built over a recording, as over a broker: it gets a clock and a link, and is closed when another moment is wanted. */
export type ReplayCore = { close(): void }

export type ReplayParts<Core extends ReplayCore> = {
  make(clock: Clock, open: TransportKind['open']): Core
  /** The chunk in which a time lies, by its entries' time; null beyond the end. `to`: where the next one begins. */
  load(at: number): Promise<{ to: number; entries: readonly Recorded[] } | null>
}

/**
 * Plays a recording to what otherwise listens to a broker. Nothing that it sends goes anywhere; its own card alone comes back, as a viewer's. Times
 * are milliseconds since the beginning.
 */
export class Replay<Core extends ReplayCore> {
  core: Core | null = null
  readonly #parts: ReplayParts<Core>
  #clock = new ReplayClock(0)
  #events: TransportEvents | null = null
  #entries: readonly Recorded[] = []
  #next = 0
  /** Up to here all is loaded. */
  #loaded = 0
  #isAtEnd = false
  #isLoading = false
  /** Rises with every jump. */
  #turn = 0

  constructor(parts: ReplayParts<Core>) {
    this.#parts = parts
  }

  get now(): number {
    return this.#clock.now()
  }

  /** Begins anew at a moment. */
  async seek(at: number): Promise<void> {
    const turn = ++this.#turn
    const chunk = await this.#parts.load(at)
    if (turn !== this.#turn) return
    this.#isLoading = false
    this.core?.close()
    this.#entries = chunk?.entries ?? []
    this.#next = 0
    this.#loaded = chunk?.to ?? at
    this.#isAtEnd = chunk === null
    const earliest = Math.min(at, this.#entries[0]?.at ?? at)
    this.#clock = new ReplayClock(Math.max(at - past, earliest))
    this.core = this.#parts.make(this.#clock, (_, events) => this.#open(events))
    this.#run(at)
  }

  /** Goes on to a moment, as far as it is loaded; the next chunk is fetched. */
  advanceTo(at: number): void {
    if (!this.core || this.#isLoading) return
    this.#run(Math.min(at, this.#loaded))
    if (at >= this.#loaded && !this.#isAtEnd) void this.#loadNext()
  }

  close(): void {
    this.core?.close()
    this.core = null
  }

  async #loadNext(): Promise<void> {
    this.#isLoading = true
    const turn = this.#turn
    const from = this.#loaded
    const chunk = await this.#parts.load(from)
    if (turn !== this.#turn) return
    this.#isLoading = false
    if (!chunk || chunk.to <= from) {
      this.#isAtEnd = true
      return
    }
    // The state that it begins with is known already.
    this.#entries = chunk.entries.filter((entry) => entry.at >= from)
    this.#next = 0
    this.#loaded = chunk.to
  }

  #run(at: number): void {
    for (; this.#next < this.#entries.length; this.#next++) {
      const { at: time, topic, payload, isRetained } = this.#entries[this.#next]
      if (time > at) break
      this.#clock.advanceTo(time)
      this.#events?.onMessage(topic, payload, isRetained)
    }
    this.#clock.advanceTo(at)
  }

  #open(events: TransportEvents): Transport {
    this.#events = events
    const connect = () => events.onConnection({ status: 'connected', protocol: 5, reason: '' })
    connect()
    return {
      restart(reason) {
        events.onConnection({ status: 'lost', protocol: 0, reason })
        connect()
      },
      publish(topic, payload) {
        const address = readRoomTopic(topic)
        if (address?.family === 'who' && address.key === role) events.onMessage(topic, payload)
        return true
      },
      keep: () => Promise.resolve('refused'),
      subscribe: () => undefined,
      unsubscribe: () => undefined,
      close: () => {
        if (this.#events === events) this.#events = null
      },
    }
  }
}
