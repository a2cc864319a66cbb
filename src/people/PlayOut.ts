import { poseClockTurn } from './poseBytes.ts'

/** Seconds after which the clock in a pose begins anew. */
const turn = poseClockTurn / 1000
/** Seconds by which the quickest way here is forgotten a second, so that another route or a clock that drifts counts in time. */
const leak = 0.004
/** Seconds: poses are shown at least this late, and at most. */
const shortest = 0.1
const longest = 0.5
/** Seconds shown late before anything is known. */
const usual = 0.15
/** Seconds by which the delay shrinks a second, when all comes evenly. */
const calm = 0.02
/** Seconds that are added to the wait for the next pose. */
const margin = 0.02
/** Seconds between two poses of somebody who moves, at most: those far away are told of once a second. */
const rarest = 1.5
/** Seconds without a pose that may be a rest of somebody whose poses come often. */
const shortestRest = 0.4
/** Seconds beyond which a clock was set, or a machine slept: all begins anew. */
const lost = 3

/**
 * When somebody's poses are shown. Each is shown as long after the one before as it was made after it, a moment late, so that what comes
 * late or not at all is not seen to. The moment is as long as the worst of the last seconds wanted it. Their clock goes a little faster or slower
 * to come to its place, and never jumps. Seconds.
 */
export class PlayOut {
  /** Time of the sender that is shown. */
  clock = NaN
  /** When something came last. */
  heard = NaN
  /** What `hear` was told is the first of somebody, or begins anew. */
  isNew = true
  #quickest = NaN
  #delay = usual
  #sent = NaN
  /** Seconds between two poses of late, as long as they move. */
  #pace = 0

  /** Seconds between two poses beyond which somebody rested. */
  get longestGap(): number {
    return Math.min(rarest, Math.max(shortestRest, this.#pace * 2))
  }

  reset(): void {
    this.clock = this.heard = this.#quickest = this.#sent = NaN
    this.#delay = usual
    this.#pace = 0
    this.isNew = true
  }

  /**
   * A pose that was made at `sent` (modulo the turn of its clock; not a number: when it came) has come at `time`. Returns its time on
   * the sender's clock. `newest` is the last one that waits or is shown.
   * @frame
   */
  hear(time: number, sent: number, newest: number): number {
    const expected = this.#sent + (time - this.heard)
    let at = Number.isNaN(sent) ? time : sent
    if (!Number.isNaN(sent) && !Number.isNaN(expected)) {
      at += turn * Math.round((expected - sent) / turn)
    }
    // Also when nothing was heard before: nothing was expected then.
    this.isNew = !(Math.abs(at - expected) < lost) || Number.isNaN(newest)
    if (this.isNew) {
      this.clock = this.#sent = at
      this.#quickest = time - at
      this.heard = time
      return at
    }
    this.#quickest = Math.min(this.#quickest + leak * (time - this.heard), time - at)
    this.#delay -= calm * (time - this.heard)
    const late = time - at - this.#quickest
    const gap = at - newest
    if (gap > 0 && gap < rarest) this.#pace += (gap - this.#pace) / 4
    const wanted = late + (gap > 0 && gap < this.longestGap ? gap : 0) + margin
    const most = Math.max(longest, this.#pace * 1.5)
    this.#delay = Math.min(most, Math.max(shortest, this.#delay, wanted))
    this.heard = time
    this.#sent = Math.max(this.#sent, at)
    return at
  }

  /**
   * Somebody who rested moves, as of a pose made `at`: goes to where their clock would be by now, and returns it.
   * @frame
   */
  leap(at: number): number {
    const target = this.heard - this.#quickest - this.#delay
    this.clock = Math.max(this.clock, Math.min(target, at - shortest))
    return this.clock
  }

  /**
   * Goes on by `passed`, at `now`; never beyond `newest`. Returns the time that is shown.
   * @frame
   */
  advance(now: number, passed: number, newest: number): number {
    const behind = now - this.#quickest - this.#delay - this.clock
    if (Math.abs(behind) > lost) this.clock += behind
    else this.clock += passed * (1 + Math.min(3, Math.max(-0.5, behind * 2)))
    if (this.clock > newest) this.clock = newest
    return this.clock
  }
}
