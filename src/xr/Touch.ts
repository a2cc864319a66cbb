import { Vector3 } from 'three'
import type { Picker } from '#scene/Picker.ts'
import { isVast } from '#scene/selectItem.ts'
import type { World } from '#scene/World.ts'
import type { Hand } from './Hands.ts'

/** Metres of the person's room: how far behind its tip a finger begins, how near a part lights up, and where a touch ends. */
const finger = 0.06
const near = 0.03
const pressed = 0.004
const released = 0.02

const tip = new Vector3()
const from = new Vector3()
const direction = new Vector3()

/** What the tip of a bare hand's index finger touches. Floors and walls are not touched: who stands by one means nothing by it. */
export class Touch {
  /** An item of the world, -1 for none near. */
  item = -1
  /** Whether the finger has just reached it. */
  isNew = false
  readonly point = new Vector3()
  readonly normal = new Vector3()
  #isDown = false

  /**
   * Looks where the finger is now; true when it is at a part. `scale`: metres of the plant that are a metre to the person.
   * @frame
   */
  step({ source, joints: { joints } }: Hand, picker: Picker, world: World, scale: number): boolean {
    this.isNew = false
    const end = joints['index-finger-tip']
    const start = joints['index-finger-phalanx-intermediate']
    if (!source?.hand || !end?.visible || !start?.visible) return this.#letGo()
    tip.setFromMatrixPosition(end.matrixWorld)
    direction.copy(tip).sub(from.setFromMatrixPosition(start.matrixWorld)).normalize()
    from.copy(tip).addScaledVector(direction, -finger * scale)
    const item = picker.cast(from, direction, (finger + near) * scale)
    if (item < 0 || isVast(world, item)) return this.#letGo()
    // A finger that is in it altogether sees it from within.
    if (picker.isBack) {
      if (!this.#isDown) return this.#letGo()
      return true
    }
    this.item = item
    this.point.copy(picker.point)
    this.normal.copy(picker.normal)
    const gap = picker.far / scale - finger
    if (!this.#isDown && gap <= pressed) {
      this.#isDown = true
      this.isNew = true
    } else if (this.#isDown && gap > released) this.#isDown = false
    return true
  }

  /** @frame */
  #letGo(): boolean {
    this.item = -1
    this.#isDown = false
    return false
  }
}
