import type { Clock } from '../Clock.ts'
import type { FeedConnection } from '../FeedMessage.ts'

/** What a transport is asked for. */
export type TransportWish = {
  /** Address without credentials. */
  broker: string
  username?: string
  password?: string
  /** Distinct topic filters to subscribe to, once a connection. */
  filters: readonly string[]
  /** Another one for each connection where none is given. */
  clientId?: string
  /** What the broker says for us when the connection ends without a word; asked for once a connection. */
  will?: () => TopicMessage & { retain?: boolean }
  clock: Clock
}

export type TopicMessage = { topic: string; payload: Uint8Array }

/** How to subscribe: `qos` 0 and with what we say ourselves unless told otherwise. */
export type SubscribeOptions = {
  qos?: 0 | 1
  /** What this link publishes does not come back to it, where the broker can tell (MQTT 5). */
  isOthersOnly?: boolean
}

/** How a message that is to be kept fared: the broker has it, will not have it, or did not answer. */
export type KeepResult = 'sent' | 'refused' | 'offline'

/** What a transport tells while it is open. */
export type TransportEvents = {
  /** The payload may be reused after the call. `isRetained`: the broker had kept it from before. */
  onMessage(topic: string, payload: Uint8Array, isRetained?: boolean): void
  onConnection(change: Pick<FeedConnection, 'status' | 'protocol' | 'reason' | 'wantsPass'>): void
  /** The broker will not give us this topic; the rest of a sentence. */
  onRefusedTopic(filter: string, reason: string): void
  /** How much later than usual messages are read now, milliseconds; from transports that can tell. */
  onDelay?(milliseconds: number): void
}

/** An open link. It never gives up by itself. */
export type Transport = {
  /** Drops the link and makes it anew, because what it would still deliver is old. */
  restart(reason: string): void
  /**
   * Sends at most once; without a connection it is forgotten, never kept for later. `expiry`: seconds after which a broker that
   * can (MQTT 5) hands it to nobody. Returns whether it went out.
   */
  publish(topic: string, payload: Uint8Array, expiry?: number): boolean
  /** Has the broker keep a message (retained, QoS 1) and waits for its answer; never sends it later. */
  keep(topic: string, payload: Uint8Array): Promise<KeepResult>
  /** Subscribes to more filters, now and with every new link. */
  subscribe(filters: readonly string[], options?: SubscribeOptions): void
  unsubscribe(filters: readonly string[]): void
  close(): void
}

/** A way to a broker. One file each; the address's scheme chooses it. */
export type TransportKind = {
  about: string
  /** Schemes of addresses that it opens, with the colon. */
  schemes: readonly string[]
  open(wish: TransportWish, events: TransportEvents): Transport
}
