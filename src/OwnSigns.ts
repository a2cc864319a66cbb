import { nodesOf } from '#scene/attachHighlights.ts'
import { mostPicked, writeMark } from '#people/Mark.ts'
import { PoseFlags } from '#people/Pose.ts'
import { longestPose, writePose } from '#people/poseBytes.ts'
import { ownPose } from '#state/ownPose.ts'
import { selected, useSelection } from '#state/selection.ts'
import type { Room } from '#feed/openRoom.ts'

/** Seconds between two poses while moving, and at rest. */
const poseInterval = 0.05
const restInterval = 2
/** Frames come when they do: a pose may go this much early. */
const slack = 0.006
/** Metres and parts of a quaternion that are no movement. */
const still = 0.001
/** Seconds between two marks. */
const markInterval = 0.2

/** Tells the room where this person is and what they point at: as they move, and only while somebody else is there. */
export class OwnSigns {
  readonly #room: Pick<Room, 'setPose' | 'setMark'>
  readonly #bytes = new Uint8Array(longestPose)
  /** What was told last, in the order of `ownPose`. */
  readonly #told = new Float32Array(26)
  readonly #stop: () => void
  #poseAt = -Infinity
  #markAt = -Infinity
  #isMarkNew = true
  #mark = ''
  #wasAlone = true

  constructor(room: Pick<Room, 'setPose' | 'setMark'>) {
    this.#room = room
    this.#stop = useSelection.subscribe(() => (this.#isMarkNew = true))
  }

  /**
   * Once a frame; seconds.
   * @frame
   */
  run(now: number, isAlone: boolean): void {
    if (isAlone) {
      this.#wasAlone = true
      return
    }
    if (this.#wasAlone) {
      this.#wasAlone = false
      this.#poseAt = -Infinity
      this.#isMarkNew = true
    }
    const since = now - this.#poseAt + slack
    if (since >= poseInterval && ownPose.flags & PoseFlags.visible) {
      if (this.#hasMoved() || since >= restInterval) this.#tellPose(now)
    }
    if (this.#isMarkNew && now - this.#markAt >= markInterval) this.#tellMark(now)
  }

  close(): void {
    this.#stop()
  }

  /** Compares with what was told, and takes it over. */
  #hasMoved(): boolean {
    const { head, left, right, point, flags, scale } = ownPose
    let moved = this.#differs(24, flags) || this.#differs(25, scale)
    for (let i = 0; i < 7; i++) {
      if (this.#differs(i, head[i])) moved = true
      if (flags & PoseFlags.left && this.#differs(7 + i, left[i])) moved = true
      if (flags & PoseFlags.right && this.#differs(14 + i, right[i])) moved = true
    }
    if (flags & PoseFlags.point) {
      for (let i = 0; i < 3; i++) if (this.#differs(21 + i, point[i])) moved = true
    }
    return moved
  }

  #differs(i: number, value: number): boolean {
    return Math.abs(this.#told[i] - value) > still
  }

  #tellPose(now: number): void {
    const length = writePose(ownPose, now * 1000, this.#bytes)
    if (length === 0) return
    this.#poseAt = now
    const { head, left, right, point, flags, scale } = ownPose
    this.#told.set(head, 0)
    this.#told.set(left, 7)
    this.#told.set(right, 14)
    this.#told.set(point, 21)
    this.#told[24] = flags
    this.#told[25] = scale
    this.#room.setPose(this.#bytes.slice(0, length))
  }

  #tellMark(now: number): void {
    this.#markAt = now
    this.#isMarkNew = false
    const selection = useSelection.getState()
    const picked = selected(selection)
      .toReversed()
      .slice(0, mostPicked)
      .flatMap(({ part, asset }) => (part !== null ? [part] : nodesOf(asset ?? '')))
    const mark = writeMark({ pointing: selection.hoveredPart, picked })
    if (mark === this.#mark) return
    this.#mark = mark
    this.#room.setMark(mark)
  }
}
