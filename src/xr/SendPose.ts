import { Quaternion, Vector3 } from 'three'
import { PoseFlags } from '#people/Pose.ts'
import { ownPose } from '#state/ownPose.ts'
import type { Gear } from './Gear.ts'
import type { Hand } from './Hands.ts'
import { Stature } from './Stature.ts'
import type { Wearer } from './Wearer.ts'

const turn = new Quaternion()
const place = new Vector3()
const size = new Vector3()

/**
 * Tells the others where the person in the headset is: head, hands and the end of the ray. Not how tall they are (`Stature`), and of their eyes nothing. What is
 * taken away (the system's own menu, the headset put down) is told nobody.
 */
export class SendPose implements Gear {
  readonly #wearer: Wearer
  readonly #stature = new Stature()

  constructor(wearer: Wearer) {
    this.#wearer = wearer
  }

  start(): void {
    this.#stature.reset()
  }

  end(): void {
    ownPose.flags = 0
    ownPose.scale = 1
  }

  rest(): void {
    ownPose.flags = 0
  }

  /** @frame */
  step(seconds: number): void {
    const { origin, locomotion, hands, rays, gl } = this.#wearer
    const { scale } = origin
    const lift = this.#stature.lift(origin.head.y, seconds)
    // From the floor that they stand on: who sits may have been raised over it already.
    const raised = locomotion.floor + (origin.head.y + lift) * scale - origin.eyes.y
    const { head } = ownPose
    head[0] = origin.eyes.x
    head[1] = origin.eyes.y + raised
    head[2] = origin.eyes.z
    write(head, turn.copy(origin.group.quaternion).multiply(gl.xr.getCamera().quaternion))
    ownPose.scale = scale
    ownPose.flags = PoseFlags.visible
    for (let i = 0; i < hands.all.length; i++) this.#hold(hands.all[i], raised)
    if (rays.item < 0) return
    ownPose.flags |= PoseFlags.point
    ownPose.point[0] = rays.point.x
    ownPose.point[1] = rays.point.y
    ownPose.point[2] = rays.point.z
  }

  close(): void {
    this.end()
  }

  /** @frame */
  #hold({ source, ray, grip }: Hand, raised: number): void {
    if (source === null || !ray.visible) return
    const isLeft = source.handedness === 'left'
    if (!isLeft && source.handedness !== 'right') return
    const hand = isLeft ? ownPose.left : ownPose.right
    ownPose.flags |= isLeft ? PoseFlags.left : PoseFlags.right
    // Where it is by the grip, where it points by the ray.
    ray.matrixWorld.decompose(place, turn, size)
    write(hand, turn)
    if (grip.visible && source.gripSpace) place.setFromMatrixPosition(grip.matrixWorld)
    hand[0] = place.x
    hand[1] = place.y + raised
    hand[2] = place.z
  }
}

/** @frame */
function write(out: Float32Array, { x, y, z, w }: Quaternion): void {
  out[3] = x
  out[4] = y
  out[5] = z
  out[6] = w
}
