import { Vector3 } from 'three'
import type { Ground } from '#scene/Ground.ts'
import type { Picker } from '#scene/Picker.ts'

/** Points on the arc, the first one at the hand. */
export const arcPoints = 48
const seconds = 0.034
const speed = 8
const gravity = 9.81
/** The steepest floor: the height of its normal. */
const flat = 0.6
/** Metres that the feet may be moved aside to fit beside what stands there. */
const nudge = 0.4

const before = new Vector3()
const step = new Vector3()

/** A throw from the hand onto a floor where a person can stand. */
export class TeleportArc {
  /** x, y, z of each point; only the first `count` are of this throw. */
  readonly points = new Float32Array(arcPoints * 3)
  count = 0
  /** Whether it comes down where one can stand, and there. */
  isLanded = false
  readonly landing = new Vector3()

  /**
   * Throws from a point in a direction of length 1.
   * @frame
   */
  aim(from: Vector3, direction: Vector3, picker: Picker, ground: Ground): void {
    this.isLanded = false
    this.#put(0, from)
    before.copy(from)
    for (let i = 1; i < arcPoints; i++) {
      const time = i * seconds
      step
        .copy(direction)
        .multiplyScalar(speed * time)
        .add(from)
      step.y -= (gravity / 2) * time * time
      step.sub(before)
      const length = step.length()
      step.divideScalar(length)
      const isHit = picker.cast(before, step, length) >= 0
      const reach = isHit ? picker.far : length
      const isGround =
        !isHit && before.y >= ground.level && before.y + step.y * reach < ground.level
      if (isGround) before.addScaledVector(step, (ground.level - before.y) / step.y)
      else before.addScaledVector(step, reach)
      this.#put(i, before)
      if (!isHit && !isGround) continue
      if (isGround || picker.normal.y > flat) this.#land(ground)
      return
    }
  }

  /** @frame */
  #land(ground: Ground): void {
    const feet = this.landing.copy(before)
    if (!ground.isFree(feet)) {
      if (!ground.pushOut(feet)) return
      if (Math.hypot(feet.x - before.x, feet.z - before.z) > nudge || !ground.isFree(feet)) return
    }
    this.isLanded = true
  }

  /** @frame */
  #put(i: number, point: Vector3): void {
    this.points[i * 3] = point.x
    this.points[i * 3 + 1] = point.y
    this.points[i * 3 + 2] = point.z
    this.count = i + 1
  }
}
