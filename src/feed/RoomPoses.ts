import type { Pose } from '#people/Pose.ts'
import type { Clock } from './Clock.ts'
import { PoseBatch } from './PoseBatch.ts'
import type { FromRoom } from './RoomPost.ts'

/** Milliseconds between two batches: about a frame. */
const pause = 15

/** Gathers the poses that come, and hands them to the page a frame's worth at a time, one batch in flight at most. */
export class RoomPoses {
  readonly #clock: Clock
  readonly #post: (message: FromRoom, transfer: Transferable[]) => void
  /** Called before a batch goes, so that the page knows whose poses are in it. */
  readonly #before: () => void
  #batch = new PoseBatch()
  #spare: ArrayBuffer | undefined
  #isInFlight = false
  #stopTimer: (() => void) | null = null

  constructor(
    clock: Clock,
    post: (message: FromRoom, transfer: Transferable[]) => void,
    before: () => void,
  ) {
    this.#clock = clock
    this.#post = post
    this.#before = before
  }

  /** `sent`: the sender's clock, seconds. */
  take(number: number, pose: Pose, sent: number, now: number): void {
    this.#batch.put(number, pose, sent, now)
    this.#plan()
  }

  ack(buffer: ArrayBuffer): void {
    this.#spare = buffer
    this.#isInFlight = false
    if (this.#batch.count > 0) this.#plan()
  }

  close(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
  }

  #plan(): void {
    if (this.#isInFlight || this.#stopTimer) return
    this.#stopTimer = this.#clock.after(pause, () => {
      this.#stopTimer = null
      this.#flush()
    })
  }

  #flush(): void {
    this.#before()
    const { buffer, count } = this.#batch
    this.#isInFlight = true
    this.#batch = new PoseBatch(this.#spare)
    this.#spare = undefined
    this.#post({ kind: 'poses', buffer, count, now: this.#clock.now() }, [buffer])
  }
}
