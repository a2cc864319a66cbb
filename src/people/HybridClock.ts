/** A stamp counts parts of a millisecond since 1970, so that thousands of changes in one millisecond have an order too. */
const partsOfMs = 256
/** Somebody's clock that is further ahead than this is not followed. */
const furthestMs = 60_000
/** Stamps are believed up to so much after the reader's time: further ones are no clock that is off, but an attack. */
const believedMs = 10 * 365 * 86_400_000
/** No clock that is right shows an earlier time than this: a page whose battery ran out reads the stamps of others all the same. */
const earliestMs = Date.UTC(2026, 0, 1)

/**
 * A hybrid logical clock: its stamps follow the computer's time, never go back, and are later than all that was seen before. After S. Kulkarni, M. Demirbas, D. Madeppa,
 * B. Avva, M. Leone, "Logical Physical Clocks and Consistent Snapshots in Globally Distributed Databases" (OPODIS 2014); the
 * pair of time and counter is one whole number here, as in its section on compact stamps.
 */
export class HybridClock {
  #last = 0

  /**
   * A stamp for a change made at `now` (epoch milliseconds), later than all before and than `after`, the stamp of what it
   * replaces: who has seen a thing and changes it wins, whatever their clocks say.
   */
  next(now: number, after = 0): number {
    this.#last = Math.max(this.#last + 1, stampOf(now))
    if (after < this.#last) return this.#last
    this.hear(after + 1, now)
    return after + 1
  }

  /** Has seen a stamp of somebody. One that is more than a minute ahead, by an hour or a year, does not take this clock along. */
  hear(stamp: number, now: number): void {
    if (stamp <= stampOf(now + furthestMs)) this.#last = Math.max(this.#last, stamp)
  }
}

/** The time of a stamp, epoch milliseconds. */
export function timeOfStamp(stamp: number): number {
  return Math.floor(stamp / partsOfMs)
}

/** Whether a value from outside can be a stamp, read at `now`. */
export function isStamp(value: unknown, now: number): value is number {
  const latest = stampOf(Math.max(now, earliestMs) + believedMs)
  return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= latest
}

/** The first stamp of a time, epoch milliseconds. */
export function stampOf(ms: number): number {
  return Math.floor(ms) * partsOfMs
}
