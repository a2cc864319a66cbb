import { Vector3 } from 'three'
import { PoseAt, poseStride } from '#people/PoseAt.ts'
import { stopFollowing, useFollowing } from '#state/following.ts'
import { poses } from '#state/poses.ts'
import { useRoom } from '#state/room.ts'
import { viewOfPerson } from '#state/viewOfPerson.ts'
import type { Gear } from '../Gear.ts'
import type { Wearer } from '../Wearer.ts'
import { Jump } from './Jump.ts'

/** Metres from somebody who is followed within which one is with them. */
const near = 3
/** Seconds that they stay where they are, give or take metres, before one is brought there. */
const resting = 1.1
const about = 0.6

const head = new Vector3()

/**
 * Keeps the person beside whom they follow: in the dark of a moment, when those have rested somewhere else for a while. Who moves by themselves is left
 * alone.
 */
export class Companion implements Gear {
  readonly #wearer: Wearer
  readonly #spot = new Vector3(NaN)
  #rested = 0
  #asked = useFollowing.getState().beside?.count ?? 0

  constructor(wearer: Wearer) {
    this.#wearer = wearer
  }

  start(): void {
    this.#spot.setScalar(NaN)
  }

  end(): void {
    stopFollowing()
  }

  /** @frame */
  step(seconds: number): void {
    const { id, beside } = useFollowing.getState()
    if (beside !== null && beside.count !== this.#asked) {
      this.#asked = beside.count
      this.#go(beside.id)
    }
    if (id === null) {
      this.#spot.x = NaN
      return
    }
    const { locomotion, origin } = this.#wearer
    if (locomotion.isGliding || locomotion.aiming) {
      stopFollowing()
      return
    }
    const row = poses.rowOf(id)
    if (row < 0) return
    const from = row * poseStride + PoseAt.head
    head.set(poses.at[from], poses.at[from + 1], poses.at[from + 2])
    if (!(head.distanceTo(this.#spot) < about)) {
      this.#spot.copy(head)
      this.#rested = 0
      return
    }
    this.#rested += seconds
    if (this.#rested < resting) return
    this.#rested = 0
    if (Math.hypot(head.x - origin.eyes.x, head.z - origin.eyes.z) > near) this.#go(id)
  }

  close(): void {
    this.#spot.x = NaN
  }

  #go(id: string): void {
    const view = viewOfPerson(id)
    const jump = this.#wearer.gear.find((each) => each instanceof Jump)
    if (!view || !jump || jump.toPerson(view)) return
    const name = useRoom.getState().people.find((each) => each.id === id)?.name ?? 'them'
    stopFollowing()
    useFollowing.setState({ words: `There is no free floor beside ${name}.` })
  }
}
