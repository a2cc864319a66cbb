import { Vector3 } from 'three'
import { setHeadset, useHeadset, type Headset } from '#state/headset.ts'
import type { Gear } from '../Gear.ts'
import type { Hand, HandAct } from '../Hands.ts'
import type { Wearer } from '../Wearer.ts'
import { Fade } from './Fade.ts'
import { Furniture } from './Furniture.ts'
import { dollhouseScale, standing, tableBefore } from './dollhousePlace.ts'
import { TwoHandGrab } from './TwoHandGrab.ts'

/** The X or A button, in the standard order of WebXR's gamepads. */
const shortcut = 4
/** Let go of so near to its full size, it has it. */
const nearly = 1.2

const at = new Vector3()

/**
 * How large the plant is to the person: its full size, a dollhouse on a table in front of them, or as both hands have left it
 * that hold both grips. The X button of the hand without a tool goes from one to the other and back.
 */
export class Sizing implements Gear {
  readonly #wearer: Wearer
  readonly #grab: TwoHandGrab
  readonly #fade = new Fade()
  readonly #furniture: Furniture
  readonly #stood = new Vector3(NaN)
  #yaw = 0
  #shown: Headset['size'] = 'full'
  #wasPressed = false
  #scale = NaN

  constructor(wearer: Wearer) {
    this.#wearer = wearer
    this.#grab = new TwoHandGrab(wearer.origin)
    this.#furniture = new Furniture(wearer.scene, wearer.origin)
    wearer.origin.group.add(this.#fade.object)
  }

  setWorld(): void {
    this.#scale = NaN
    // It has another size now; on a real table it stays where it was put.
    if (this.#shown === 'dollhouse' && useHeadset.getState().mode === 'vr') this.#show('dollhouse')
  }

  start(): void {
    this.#shown = 'full'
    this.#stood.set(NaN, NaN, NaN)
    this.#scale = NaN
    setHeadset({ size: 'full' })
  }

  end(): void {
    this.#grab.stop()
    this.#fade.stop()
    this.#furniture.hide()
    this.#wearer.locomotion.isOff = false
    setHeadset({ size: 'full' })
  }

  /** @frame */
  step(seconds: number): void {
    this.#press()
    if (this.#grab.step(seconds)) this.#let()
    const { size } = useHeadset.getState()
    if (size !== this.#shown) this.#change(size)
    this.#fade.step(seconds)
    const { scale } = this.#wearer.origin
    if (scale !== this.#scale || this.#grab.isMoving) {
      this.#scale = scale
      this.#furniture.show(this.#wearer.world.box, useHeadset.getState().mode === 'ar')
    }
  }

  act(hand: Hand, act: HandAct): boolean {
    // What lies over the real one stays there.
    if (this.#shown === 'real') return false
    const wasMoving = this.#grab.isMoving
    const isTaken = this.#grab.act(hand, act)
    if (wasMoving && !this.#grab.isMoving) this.#settle()
    return isTaken
  }

  close(): void {
    this.#fade.dispose()
    this.#furniture.dispose()
  }

  #change(size: Headset['size']): void {
    this.#shown = size
    if (size === 'free' || size === 'real') {
      this.#leave()
      return
    }
    this.#grab.stop()
    const isSeen = useHeadset.getState().mode !== 'ar'
    this.#fade.over(() => this.#show(size), isSeen)
  }

  #show(size: Headset['size']): void {
    const { origin, locomotion, room, world } = this.#wearer
    room.release()
    if (size === 'full') {
      locomotion.isOff = false
      origin.group.scale.setScalar(1)
      if (Number.isNaN(this.#stood.x)) locomotion.standNear(origin.eyes)
      else {
        origin.face(this.#yaw)
        locomotion.teleport(this.#stood)
      }
    } else {
      this.#leave()
      // Square to the person: the plant's own axes are what it was built along.
      const square = Math.round(origin.yaw / (Math.PI / 2)) * (Math.PI / 2)
      const yaw = origin.group.rotation.y + square - origin.yaw
      tableBefore(origin, world.box, yaw, at)
      origin.put(standing(world.box, dollhouseScale(world.box), yaw, at))
    }
    this.#scale = NaN
  }

  /** Remembers where the person stood at full size, and takes them off the floor. */
  #leave(): void {
    const { origin, locomotion } = this.#wearer
    if (locomotion.isOff) return
    this.#stood.set(origin.eyes.x, locomotion.floor, origin.eyes.z)
    this.#yaw = origin.yaw
    locomotion.isOff = true
  }

  /** Both hands have taken hold of the plant. */
  #let(): void {
    this.#fade.stop()
    this.#leave()
    this.#shown = 'free'
    setHeadset({ size: 'free' })
  }

  /** They have let go of it: nearly at its full size the person is on its floor again, where they are. */
  #settle(): void {
    const { origin } = this.#wearer
    const { scale } = origin
    if (useHeadset.getState().mode === 'ar' || scale > nearly || scale < 1 / nearly) return
    this.#stood.set(NaN, NaN, NaN)
    setHeadset({ size: 'full' })
  }

  /** @frame */
  #press(): void {
    const { settings } = useHeadset.getState()
    const { all } = this.#wearer.hands
    let isPressed = false
    for (let i = 0; i < all.length; i++) {
      const { source } = all[i]
      if (!source?.gamepad || source.handedness === settings.hand) continue
      if (source.gamepad.buttons[shortcut]?.pressed) isPressed = true
    }
    if (isPressed && !this.#wasPressed) this.#switch()
    this.#wasPressed = isPressed
  }

  #switch(): void {
    const { size } = useHeadset.getState()
    setHeadset({ size: size === 'full' || size === 'real' ? 'dollhouse' : 'full' })
  }
}
