import type { Signal } from '#twin/Twin.ts'
import type { Sample } from './Codec.ts'

/** What a session may do to the feed around it. Slots are indices of signals. */
export type SessionWorld = {
  /** Takes over a value. */
  store(slot: number, sample: Sample, now: number): void
  /** A message for these could not be read, for a reason in words: they are bad. The same list of slots each time. */
  spoilAll(slots: readonly number[], reason: string): void
  /** The source of these has gone: live values become stale at once, with the reason. */
  makeStale(slots: readonly number[], reason: string): void
  /** One line in the problem list about these; the same list of slots each time. */
  note(slots: readonly number[], reason: string, advice?: string): void
  /** The last known time of a slot's source, epoch milliseconds, or NaN. */
  timeOf(slot: number): number
  /** Sends now or, without a connection, never. Returns false when nothing may be sent now. */
  publish(topic: string, payload: Uint8Array): boolean
}

/** A codec's life with one broker. Times are milliseconds on the feed's clock. Never throws. */
export type Session = {
  /** Returns whether the message could be read. */
  take(topic: string, payload: Uint8Array, now: number): boolean
  /** The link stands; whatever was known before may be old. */
  begin(now: number): void
  /** The link is lost. */
  end(now: number): void
  /** A few times a second. */
  tick(now: number): void
}

/** Opens a session over the signals at these slots. */
export type OpenSession = (
  signals: readonly Signal[],
  slots: readonly number[],
  world: SessionWorld,
) => Session
