import { HybridClock } from './HybridClock.ts'

/** What came of reading a record: it, or why it is none, in words. */
export type ReadKept<Kept> = { record: Kept } | { wrong: string }

/**
 * One person's part in what a room keeps of many authors, each record under a key and its author's user: takes in what the others wrote, keeps
 * what this person wrote until the broker has it, and knows what is still to be sent. Who joins with the same user elsewhere writes to the same topics:
 * what both wrote is joined, and sent again by whoever has more.
 */
export abstract class KeptSync<Kept> {
  protected readonly clock = new HybridClock()
  /** Own keys whose latest text the broker does not have, as far as is known, in the order of their change. */
  readonly #unsent = new Set<string>()
  /** Own keys that the broker has not shown since joining. */
  readonly #missing = new Set<string>()
  #user: string

  constructor(user: string) {
    this.#user = user
  }

  get user(): string {
    return this.#user
  }

  /** Keys to send. */
  get unsent(): ReadonlySet<string> {
    return this.#unsent
  }

  /** Reads what a topic with this key holds, at `now`. */
  protected abstract read(key: string, text: string, now: number): ReadKept<Kept>
  /** A record as the text of its topic; of two equal ones the same. */
  protected abstract write(key: string, record: Kept): string
  /** All stamps in a record. */
  protected abstract stampsOf(record: Kept): Iterable<number>
  /** Joins a record with what is known of that author there. */
  protected abstract put(key: string, user: string, record: Kept): void
  /** Forgets it: the broker keeps it no more. */
  protected abstract drop(key: string, user: string): void
  /** Own keys that a broker shows to whoever joins. */
  protected abstract ownKeys(): Iterable<string>
  /** What a topic is to hold; empty: nothing. */
  abstract textOf(key: string, user?: string): string
  /** Writes under this user what was written under another one and never sent. */
  abstract adopt(key: string, from: string): void
  /** Own keys of what was deleted before a time (epoch milliseconds): nobody needs them any more. */
  abstract outworn(before: number): string[]

  /** Takes in what a topic holds, at `now`. Returns what is wrong with it, in words; null when nothing is. */
  hear(key: string, user: string, text: string, now: number): string | null {
    if (text === '') {
      if (user !== this.#user || !this.#unsent.has(key)) this.drop(key, user)
      return null
    }
    const read = this.read(key, text, now)
    if ('wrong' in read) return read.wrong
    for (const stamp of this.stampsOf(read.record)) this.clock.hear(stamp, now)
    this.put(key, user, read.record)
    if (user !== this.#user) return null
    this.#missing.delete(key)
    if (this.write(key, read.record) === this.textOf(key)) this.#unsent.delete(key)
    else this.#unsent.add(key)
    return null
  }

  /** The broker has a text: done, unless it was changed in the meantime. */
  noteSent(key: string, text: string): void {
    if (this.textOf(key) === text) this.#unsent.delete(key)
    this.#missing.delete(key)
  }

  /** An own key is to be sent: it was changed just now, or kept from an earlier visit as not sent. */
  resume(key: string): void {
    this.#unsent.add(key)
  }

  /** The connection is new: the broker is about to show what it has. */
  beginJoining(): void {
    this.#missing.clear()
    for (const key of this.ownKeys()) this.#missing.add(key)
  }

  /** It has shown all: what it lost is sent again. */
  endJoining(): void {
    for (const key of this.#missing) for (const each of this.lostWith(key)) this.#unsent.add(each)
    this.#missing.clear()
  }

  /** The person is known to the broker by another user now: what was not sent is written again under that one. */
  rename(user: string): void {
    const before = this.#user
    this.#user = user
    for (const key of this.#unsent) this.adopt(key, before)
  }

  /** What is sent again when the broker has lost what was under a key. */
  protected lostWith(key: string): string[] {
    return [key]
  }
}
