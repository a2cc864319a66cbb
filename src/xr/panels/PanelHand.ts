import { createRayPointer, type Pointer } from '@pmndrs/pointer-events'
import { Object3D, Vector3, type PerspectiveCamera } from 'three'
import { stickBack, type Hand, type HandAct } from '../Hands.ts'
import type { PanelFrame } from './PanelFrame.ts'

/** A fingertip as near as this touches a panel, metres; it presses at `pressed`, and lets go at `released`. */
const touching = 0.06
const pressed = 0.004
const released = 0.014
/** A stick that is pushed as far turns a page. */
const flicked = 0.7

const from = new Vector3()
const direction = new Vector3()

/** What one hand does with panels: its ray or the tip of its finger points, presses and drags. */
export class PanelHand {
  readonly hand: Hand
  /** The panel under it. */
  over: PanelFrame | null = null
  holds: PanelFrame | null = null
  /** Where on the ray the panel is held, metres. */
  #along = 0
  readonly #offset = new Vector3()
  readonly #ray: Pointer
  readonly #finger: Pointer
  /** Looks at the panel from before the fingertip. */
  readonly #tip = new Object3D()
  #isTouching = false
  #isTipDown = false
  #isArmed = false
  #isDown = false
  #isFlicked = false

  constructor(hand: Hand, camera: PerspectiveCamera, room: Object3D) {
    this.hand = hand
    // However slow the machine is, a press is a press.
    const options = { clickThresholdMs: Infinity }
    this.#ray = createRayPointer(() => camera, { current: hand.ray }, this, options)
    this.#finger = createRayPointer(() => camera, { current: this.#tip }, this, options, 'touch')
    room.add(this.#tip)
  }

  /**
   * Finds what is pointed at; true when it is a panel, or one is held.
   * @frame
   */
  point(frames: readonly PanelFrame[]): boolean {
    const { hand } = this
    if (this.holds) {
      hand.reach = this.#along
      return true
    }
    if (this.#touch(frames)) return true
    this.#readRay()
    let nearest = Infinity
    let found: PanelFrame | null = null
    for (let i = 0; i < frames.length; i++) {
      const far = frames[i].reach(from, direction)
      if (far < nearest) {
        nearest = far
        found = frames[i]
      }
    }
    if (this.over && this.over !== found) this.#ray.exit(event())
    this.over = found
    if (!found) return false
    hand.reach = nearest
    this.#ray.move(found.group, event())
    this.#flick()
    return true
  }

  /** Takes what the hand does; true when it is done to a panel. */
  act(act: HandAct): boolean {
    const { over } = this
    if (act === 'squeezestart' && over) this.hold(over)
    if (act === 'squeezeend' && this.holds) {
      this.letGo()
      return true
    }
    if (act === 'selectstart') {
      this.#isDown = over !== null
      if (over && !this.#isTouching) this.#ray.down(event())
      return this.#isDown
    }
    if (act === 'select') return this.#isDown
    if (act === 'selectend') {
      const wasDown = this.#isDown
      this.#isDown = false
      this.letGo()
      if (wasDown && !this.#isTouching) this.#ray.up(event())
      return wasDown
    }
    return over !== null
  }

  /** Takes hold of a panel where it is pointed at. */
  hold(frame: PanelFrame): void {
    this.#readRay()
    const far = frame.reach(from, direction)
    if (far === Infinity) return
    this.holds = frame
    this.#along = far
    this.#offset.copy(frame.group.position).sub(from).addScaledVector(direction, -far)
  }

  letGo(): void {
    this.holds = null
  }

  /**
   * Carries what is held; the stick pushes it away and pulls it near.
   * @frame
   */
  drag(seconds: number, head: Vector3, room: Object3D): void {
    const frame = this.holds
    if (!frame) return
    if (!this.hand.source) {
      this.letGo()
      return
    }
    this.#readRay()
    const factor = Math.exp(-stickBack(this.hand) * seconds * 1.6)
    this.#along = Math.min(8, Math.max(0.25, this.#along * factor))
    this.#offset.multiplyScalar(factor)
    frame.group.position.copy(from).addScaledVector(direction, this.#along).add(this.#offset)
    frame.face(head)
    frame.keepPlace(room)
  }

  /** A short tap that the hand feels, 0 … 1. */
  feel(strength: number): void {
    void this.hand.source?.gamepad?.hapticActuators?.[0]?.pulse(strength, 12).catch(() => undefined)
  }

  /** Points at nothing any more. */
  rest(): void {
    this.letGo()
    if (this.over) this.#ray.exit(event())
    if (this.#isTouching) this.#finger.exit(event())
    this.over = null
    this.#isTouching = false
    this.#isTipDown = false
    this.#isDown = false
  }

  /** Forgets a panel that is gone. */
  forget(frame: PanelFrame): void {
    if (this.over === frame || this.holds === frame) this.rest()
  }

  close(): void {
    this.rest()
    this.#tip.removeFromParent()
    globalThis.pointerEventspointerMap?.delete(this.#ray.id)
    globalThis.pointerEventspointerMap?.delete(this.#finger.id)
  }

  /** @frame */
  #readRay(): void {
    const { matrix } = this.hand.ray
    from.setFromMatrixPosition(matrix)
    direction.set(0, 0, -1).transformDirection(matrix)
  }

  /**
   * The tip of the index finger presses what it goes through, from the front alone.
   * @frame
   */
  #touch(frames: readonly PanelFrame[]): boolean {
    const tip = this.hand.source?.hand ? this.hand.joints.joints['index-finger-tip'] : undefined
    let found: PanelFrame | null = null
    let far = Infinity
    const count = tip ? frames.length : 0
    for (let i = 0; i < count && !found; i++) {
      far = frames[i].before(tip!.position)
      if (far < touching && far > -touching) found = frames[i]
    }
    if (!tip || !found) {
      if (this.#isTouching) this.#finger.exit(event())
      this.#isTouching = false
      this.#isTipDown = false
      this.#isArmed = false
      return false
    }
    if (!this.#isTouching) this.#ray.exit(event())
    this.#isTouching = true
    this.over = found
    this.hand.reach = 0
    this.#tip.quaternion.copy(found.group.quaternion)
    this.#tip.position.set(0, 0, touching * 2).applyQuaternion(found.group.quaternion)
    this.#tip.position.add(tip.position)
    this.#tip.updateMatrix()
    this.#finger.move(found.group, event())
    if (far > released) this.#isArmed = true
    if (!this.#isTipDown && this.#isArmed && far < pressed) {
      this.#isTipDown = true
      this.#isArmed = false
      this.#finger.down(event())
    } else if (this.#isTipDown && far > released) {
      this.#isTipDown = false
      this.#finger.up(event())
    }
    return true
  }

  /** @frame */
  #flick(): void {
    const back = stickBack(this.hand)
    if (Math.abs(back) < flicked / 2) this.#isFlicked = false
    if (this.#isFlicked || Math.abs(back) < flicked) return
    this.#isFlicked = true
    wheel.deltaY = Math.sign(back)
    wheel.timeStamp = performance.now()
    this.#ray.emitWheel(wheel, true)
  }
}

const native = { timeStamp: 0, button: 0 }
const wheel = { timeStamp: 0, deltaX: 0, deltaY: 0, deltaZ: 0, deltaMode: 2 }

/** @frame */
function event(): typeof native {
  native.timeStamp = performance.now()
  return native
}
