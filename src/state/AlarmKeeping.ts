import {
  ledgerKey,
  readAlarmLedger,
  writeAlarmLedger,
  type AlarmLedger,
} from '#people/AlarmLedger.ts'
import { HybridClock } from '#people/HybridClock.ts'
import { isAfterRemoval, noRemovals, type Removals } from '#people/Removals.ts'
import type { SendResult } from './room.ts'

export type AlarmKeepingOptions = {
  user: () => string
  /** Whether it is for this page to write down what all know. */
  isKeeper: () => boolean
  /** What this page knows is wanted: it comes by `write`. */
  ask: () => void
  send: (key: string, text: string) => Promise<SendResult>
  /** Somebody knew more than this page. */
  onLedger: (ledger: AlarmLedger) => void
  /** Epoch milliseconds. */
  now: () => number
}

/** Milliseconds after which the broker has shown all that it keeps, between two ledgers, and after one that it did not take. */
const joining = 5000
const pause = 3000
const refused = 60_000
/**
 * Milliseconds after joining within which a ledger that is written is news too: it is of what happened before, since a keeper waits between
 * two, and after that for the broker.
 */
const settling = 15_000

/**
 * What pages that come later have to be told of the alarms: one page of the room, of those that may, writes it down and has it kept by the
 * broker; the others would do as soon as that one goes. Without timers: `tick` is called some times a second.
 */
export class AlarmKeeping {
  readonly #options: AlarmKeepingOptions
  readonly #clock = new HybridClock()
  /** The latest ledger that this page has heard, taken in or written. */
  #stamp: number
  #isChanged = false
  /** The broker keeps one of this user's, and a later one of somebody else. */
  #hasOwn = false
  #isOwnOld = false
  #joinedAt = Infinity
  #next = -Infinity
  #removals = noRemovals
  /** The ledger that this page wrote last: the broker sends it back, and 16 kB need not be read to learn what is in them. */
  #written: string | null = null

  /** `stamp`: of the ledger that this page knew before it was loaded anew. */
  constructor(options: AlarmKeepingOptions, stamp = 0) {
    this.#options = options
    this.#stamp = stamp
  }

  get stamp(): number {
    return this.#stamp
  }

  /** Joined: the broker shows what it keeps. */
  join(): void {
    this.#joinedAt = this.#options.now()
  }

  /** Who is out of the room: what they write down is not read until they are let in again. */
  setRemovals(removals: Removals): void {
    this.#removals = removals
  }

  /** Something has changed that others could not see later. */
  touch(): void {
    this.#isChanged = true
  }

  /** A message with the key of ledgers. */
  hear(user: string, text: string, isRetained: boolean): void {
    const { now, user: own, onLedger } = this.#options
    const isOwn = user === own()
    if (isOwn && !isRetained && text === this.#written) return
    if (isOwn) this.#hasOwn = text !== ''
    this.#isOwnOld &&= this.#hasOwn
    const ledger = readAlarmLedger(text, now())
    if (!ledger || isAfterRemoval(this.#removals, user, ledger.stamp)) return
    const isLater = ledger.stamp > this.#stamp
    if (isOwn ? isRetained && ledger.stamp < this.#stamp : isLater && this.#hasOwn)
      this.#isOwnOld = true
    if (!isLater) return
    this.#stamp = ledger.stamp
    // Who was there has seen what is in it.
    if (isRetained || now() - this.#joinedAt < settling) onLedger(ledger)
    if (!isRetained && !isOwn) this.#isChanged = false
  }

  /** Some times a second. */
  tick(): void {
    const { now, isKeeper, ask, send } = this.#options
    const time = now()
    if (time - this.#joinedAt < joining || time < this.#next) return
    if (this.#isOwnOld) {
      this.#isOwnOld = this.#hasOwn = false
      this.#next = time + pause
      void send(ledgerKey, '')
    } else if (this.#isChanged && isKeeper()) {
      this.#isChanged = false
      this.#next = time + pause
      ask()
    }
  }

  /** What was asked for. */
  async write(ledger: Omit<AlarmLedger, 'stamp'>): Promise<void> {
    const { now, send } = this.#options
    const stamp = this.#clock.next(now(), this.#stamp)
    this.#stamp = stamp
    this.#hasOwn = true
    this.#isOwnOld = false
    this.#written = writeAlarmLedger({ ...ledger, stamp })
    const result = await send(ledgerKey, this.#written)
    if (result === 'sent') return
    this.#isChanged = true
    if (result === 'refused') this.#next = now() + refused
  }
}
