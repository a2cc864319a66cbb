import { Vector3 } from 'three'
import { cutaway } from '#scene/Cutaway.ts'
import { showBacks } from '#scene/model/showBacks.ts'
import { worn } from '#state/headset.ts'
import type { Hand, HandAct } from '../Hands.ts'
import type { Wearer } from '../Wearer.ts'
import { handRay } from './handRay.ts'
import { PlaneView } from './PlaneView.ts'
import type { HeldTool, Tool } from './Tool.ts'

/** Metres that the plane is held before the hand. */
const ahead = 0.12
/** A plane that is nearly level or upright is meant to be: the cosine of 10°. */
const straight = Math.cos((10 * Math.PI) / 180)

const from = new Vector3()
const normal = new Vector3()

/** A plane that cuts the plant open. */
export const section: Tool = {
  name: 'section',
  title: 'Section plane',
  words: 'Hold the trigger and move: all before the plane is cut away. The grip closes the cut.',
  make: (wearer) => new Section(wearer),
}

class Section implements HeldTool {
  readonly #wearer: Wearer
  readonly #view = new PlaneView()
  #isMoving = false
  #hideBacks: (() => void) | null = null

  constructor(wearer: Wearer) {
    this.#wearer = wearer
    wearer.scene.add(this.#view.object)
  }

  /** Its models have materials of their own. */
  setWorld(): void {
    if (!this.#hideBacks) return
    this.#hideBacks()
    this.#hideBacks = showBacks(this.#wearer.scene)
  }

  drop(): void {
    this.#isMoving = false
  }

  /** @frame */
  step(hand: Hand | null): number {
    if (!hand) {
      this.#view.hide()
      return 0
    }
    handRay(hand, from, normal)
    straighten(normal)
    from.addScaledVector(normal, ahead * worn.scale)
    if (this.#isMoving) cutaway.cut(normal, from)
    this.#view.show(from, normal, worn.scale, this.#isMoving)
    return 0
  }

  act(_: Hand, act: HandAct): boolean {
    if (act === 'squeezestart') {
      if (!cutaway.isCutting) return false
      this.clear()
      return true
    }
    if (act === 'selectstart') {
      this.#isMoving = true
      this.#hideBacks ??= showBacks(this.#wearer.scene)
    } else if (act === 'selectend') this.#isMoving = false
    return act.startsWith('select')
  }

  clear(): void {
    this.#isMoving = false
    cutaway.uncut()
    this.#hideBacks?.()
    this.#hideBacks = null
    this.#view.hide()
  }

  close(): void {
    this.clear()
    this.#view.dispose()
  }
}

/** @frame */
function straighten(direction: Vector3): void {
  for (let axis = 0; axis < 3; axis++) {
    const part = direction.getComponent(axis)
    if (Math.abs(part) < straight) continue
    direction.set(0, 0, 0).setComponent(axis, Math.sign(part))
    return
  }
}
