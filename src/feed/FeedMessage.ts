import type { Problem } from '#twin/Problem.ts'
import type { Signal } from '#twin/Twin.ts'
import type { AlarmNews, AlarmWish } from './alarms/AlarmPost.ts'
import type { PassNews } from './login/heldPasses.ts'

/** What the feed is asked for: a broker and the signals to follow; a signal's slot is its index. */
export type FeedWish = {
  /** `ws://…` or `wss://…` (in Node also `mqtt://…`), without credentials. */
  broker: string
  username?: string
  password?: string
  /** The key of the page, whose recordings it serves; none: nothing is recorded. */
  page?: string
  signals: readonly Signal[]
}

/** The link to the broker in words; the same shape as the page's store of it. */
export type FeedConnection = {
  status: 'connecting' | 'connected' | 'lost' | 'refused'
  broker: string
  /** 5 or 4 (MQTT 3.1.1); 0 before the first connection. */
  protocol: number
  reason: string
  /** The broker refuses for want of a user and password, or of others. */
  wantsPass?: boolean
}

/** What went through the feed since it was opened. */
export type FeedCounts = {
  messages: number
  /** Values read, all signals together. */
  values: number
  /** Messages from which at least one signal could not be read. */
  malformed: number
  /** Messages thrown away undecoded: over 1 MB, or on a topic of no signal. A value overtaken by a newer one is no loss. */
  dropped: number
  messagesPerSecond: number
}

export type ToFeed =
  /** The next signals of the wish, in the order of their slots; all come before it is opened. */
  | { kind: 'signals'; signals: readonly Signal[] }
  | { kind: 'open'; wish: Omit<FeedWish, 'signals'> }
  /** A `FeedBatch` was taken over; its buffer comes back for the next one. */
  | ArrayBuffer
  /** The page slept: send every slot again. */
  | { kind: 'resync' }
  /** Whether the page may send anything now (see `mayCommand`); it may from the beginning. */
  | { kind: 'maySend'; may: boolean }
  | { kind: 'alarms'; wish: AlarmWish }
  /** Somebody logged in or out. */
  | ({ kind: 'pass' } & PassNews)
  | { kind: 'close' }

export type FromFeed =
  /** A `FeedBatch`. Nothing else around it: it comes in every frame. */
  | ArrayBuffer
  /** `now` is the worker's clock. At least once a second, also when nothing changes: a silent worker is a dead one. */
  | { kind: 'pulse'; now: number; counts: FeedCounts }
  | { kind: 'alarms'; news: AlarmNews }
  | { kind: 'connection'; connection: FeedConnection }
  /** `times` more occurrences of a problem; it makes these signals bad for this reason. */
  | { kind: 'problem'; problem: Problem; slots: readonly number[]; times: number; reason: string }
  /** Why these signals have this quality (a `Quality` code) until they are good again. */
  | { kind: 'reason'; slots: readonly number[]; quality: number; reason: string }

export function makeFeedCounts(): FeedCounts {
  return { messages: 0, values: 0, malformed: 0, dropped: 0, messagesPerSecond: 0 }
}
