import { PlayOut } from './PlayOut.ts'
import { PoseFlags, type Pose } from './Pose.ts'
import { PoseAt, poseStride } from './PoseAt.ts'

/** People in a room whose places are kept; the table grows to it as they come. */
export const mostPeople = 1000

/** Poses a person that wait to be shown: 0.8 s of them at 20 Hz. */
const ring = 16
/** Metres between two poses beyond which somebody has not walked; of a giant, metres of their own. */
const farthestStep = 3

/**
 * Where the others are. Poses come in by `push`, at any time and in any order; `sample` writes once a frame where each person is shown, a
 * moment ago (`PlayOut`), between the two poses around it. A row stays a person's own until they are removed.
 */
export class PoseTable {
  /** What is shown, `poseStride` numbers a row, see `PoseAt`. Another array after the table has grown: not to be kept. */
  at = new Float32Array(0)
  /** Whose row it is; null for a free one. */
  readonly ids: (string | null)[] = []
  readonly #rows = new Map<string, number>()
  readonly #play: PlayOut[] = []
  /** `ring` poses a row, as in `at`, in the order of their times. */
  #poses = new Float32Array(0)
  /** Sender's times of them, seconds. */
  #times = new Float64Array(0)
  #counts = new Uint8Array(0)
  #sampled = NaN

  /** Rows in use are all below this; some of them may be free. */
  get count(): number {
    return this.ids.length
  }

  /** -1 of somebody who has none. */
  rowOf(id: string): number {
    return this.#rows.get(id) ?? -1
  }

  /** Gives somebody a row, the one that they have already if so; -1 when the room is full. */
  add(id: string): number {
    const known = this.#rows.get(id)
    if (known !== undefined) return known
    const free = this.ids.indexOf(null)
    const row = free < 0 ? this.ids.length : free
    if (row >= mostPeople) return -1
    if (row * poseStride >= this.at.length) this.#grow()
    this.ids[row] = id
    this.#rows.set(id, row)
    this.#play[row] ??= new PlayOut()
    this.#play[row].reset()
    this.#counts[row] = 0
    this.at.fill(0, row * poseStride, (row + 1) * poseStride)
    return row
  }

  remove(id: string): void {
    const row = this.#rows.get(id)
    if (row === undefined) return
    this.#rows.delete(id)
    this.ids[row] = null
    this.#counts[row] = 0
    this.at[row * poseStride + PoseAt.flags] = 0
    while (this.ids.at(-1) === null) this.ids.pop()
  }

  clear(): void {
    for (let row = this.ids.length - 1; row >= 0; row--) {
      const id = this.ids[row]
      if (id !== null && id !== undefined) this.remove(id)
    }
  }

  /**
   * A pose of somebody has come at `time`, in seconds on the clock of `sample`. `sent` is what their own clock said, in seconds modulo
   * `poseClockTurn`: with it the order and the pace of their movement are theirs, however unevenly it comes. Poses of people without a row, and
   * those that come too late to be shown, are let go.
   * @frame
   */
  push(id: string, pose: Pose, time: number, sent = NaN): void {
    const row = this.rowOf(id)
    if (row < 0) return
    const play = this.#play[row]
    const count = this.#counts[row]
    const newest = count > 0 ? this.#times[row * ring + count - 1] : NaN
    const at = play.hear(time, sent, newest)
    if (play.isNew) {
      this.#counts[row] = 0
      this.#insert(row, 0, at, pose)
      return
    }
    // They rested (or much was lost): until now they were where they were.
    if (at - newest > play.longestGap && play.clock >= newest) {
      this.#times[row * ring + count - 1] = play.leap(at)
    }
    if (at <= play.clock) return
    let place = this.#counts[row]
    while (place > 0 && this.#times[row * ring + place - 1] >= at) place--
    if (this.#times[row * ring + place] === at && place < count) return
    this.#insert(row, place, at, pose)
  }

  /**
   * Writes where everyone is shown at `now`, seconds.
   * @frame
   */
  sample(now: number): void {
    const passed = Math.min(0.25, Math.max(0, now - this.#sampled)) || 0
    this.#sampled = now
    for (let row = 0; row < this.ids.length; row++) {
      const count = this.#counts[row]
      if (count === 0) continue
      const play = this.#play[row]
      const first = row * ring
      const clock = play.advance(now, passed, this.#times[first + count - 1])
      let past = 0
      while (past + 1 < count && this.#times[first + past + 1] <= clock) past++
      if (past > 0) this.#forget(row, past)
      this.#show(row, clock)
      this.at[row * poseStride + PoseAt.age] = now - play.heard
    }
  }

  #show(row: number, clock: number): void {
    const first = row * ring
    const from = first * poseStride
    const poses = this.#poses
    const out = row * poseStride
    const { at } = this
    const flags = poses[from + PoseAt.flags]
    const start = this.#times[first]
    const isBetween = this.#counts[row] > 1 && clock > start && !this.#isLeap(from)
    const share = isBetween ? (clock - start) / (this.#times[first + 1] - start) : 0
    const to = share > 0 ? from + poseStride : from
    const both = flags & poses[to + PoseAt.flags]
    mix(poses, from, to, share, at, out, PoseAt.head)
    turn(poses, from, to, share, at, out, PoseAt.head + 3)
    const left = both & PoseFlags.left ? to : from
    mix(poses, from, left, share, at, out, PoseAt.left)
    turn(poses, from, left, share, at, out, PoseAt.left + 3)
    const right = both & PoseFlags.right ? to : from
    mix(poses, from, right, share, at, out, PoseAt.right)
    turn(poses, from, right, share, at, out, PoseAt.right + 3)
    mix(poses, from, both & PoseFlags.point ? to : from, share, at, out, PoseAt.point)
    at[out + PoseAt.flags] = flags
    at[out + PoseAt.scale] = poses[from + PoseAt.scale]
  }

  /** Whether the way from a pose to the next is no step: they have teleported, or another size. */
  #isLeap(from: number): boolean {
    const poses = this.#poses
    const to = from + poseStride
    const x = poses[to] - poses[from]
    const y = poses[to + 1] - poses[from + 1]
    const z = poses[to + 2] - poses[from + 2]
    const scale = poses[from + PoseAt.scale]
    if (poses[to + PoseAt.scale] !== scale) return true
    const step = farthestStep * Math.max(1, scale)
    return x * x + y * y + z * z > step * step
  }

  #insert(row: number, place: number, time: number, pose: Pose): void {
    if (this.#counts[row] === ring) {
      this.#forget(row, 1)
      place = Math.max(0, place - 1)
    }
    const first = row * ring
    const count = this.#counts[row]++
    this.#times.copyWithin(first + place + 1, first + place, first + count)
    const poses = this.#poses
    const out = (first + place) * poseStride
    poses.copyWithin(out + poseStride, out, (first + count) * poseStride)
    this.#times[first + place] = time
    for (let i = 0; i < 7; i++) {
      poses[out + PoseAt.head + i] = pose.head[i]
      poses[out + PoseAt.left + i] = pose.left[i]
      poses[out + PoseAt.right + i] = pose.right[i]
    }
    for (let i = 0; i < 3; i++) poses[out + PoseAt.point + i] = pose.point[i]
    poses[out + PoseAt.flags] = pose.flags
    poses[out + PoseAt.scale] = pose.scale
  }

  /** Drops the oldest poses of a row. */
  #forget(row: number, many: number): void {
    const first = row * ring
    const end = first + this.#counts[row]
    this.#times.copyWithin(first, first + many, end)
    this.#poses.copyWithin(first * poseStride, (first + many) * poseStride, end * poseStride)
    this.#counts[row] -= many
  }

  #grow(): void {
    const rows = Math.min(mostPeople, Math.max(8, (this.at.length / poseStride) * 2))
    const { at } = this
    this.at = new Float32Array(rows * poseStride)
    this.at.set(at)
    const poses = this.#poses
    this.#poses = new Float32Array(rows * ring * poseStride)
    this.#poses.set(poses)
    const times = this.#times
    this.#times = new Float64Array(rows * ring)
    this.#times.set(times)
    const counts = this.#counts
    this.#counts = new Uint8Array(rows)
    this.#counts.set(counts)
  }
}

/** A place between two places. */
function mix(
  poses: Float32Array,
  from: number,
  to: number,
  share: number,
  out: Float32Array,
  row: number,
  part: number,
): void {
  for (let i = part; i < part + 3; i++) {
    out[row + i] = poses[from + i] + (poses[to + i] - poses[from + i]) * share
  }
}

/** A turn between two turns, the short way. They are near each other: a straight line will do. */
function turn(
  poses: Float32Array,
  from: number,
  to: number,
  share: number,
  out: Float32Array,
  row: number,
  part: number,
): void {
  let dot = 0
  for (let i = part; i < part + 4; i++) dot += poses[from + i] * poses[to + i]
  const sign = dot < 0 ? -1 : 1
  let squares = 0
  for (let i = part; i < part + 4; i++) {
    const value = poses[from + i] * (1 - share) + poses[to + i] * sign * share
    out[row + i] = value
    squares += value * value
  }
  const length = Math.sqrt(squares) || 1
  for (let i = part; i < part + 4; i++) out[row + i] /= length
}
