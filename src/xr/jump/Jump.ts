import { Box3, Vector3 } from 'three'
import { Ground } from '#scene/Ground.ts'
import { Picker } from '#scene/Picker.ts'
import type { World } from '#scene/World.ts'
import { setHeadset, useHeadset } from '#state/headset.ts'
import type { CameraPlace } from '#state/stage.ts'
import type { Gear } from '../Gear.ts'
import type { Hand, HandAct } from '../Hands.ts'
import { Fade } from '../place/Fade.ts'
import type { Wearer } from '../Wearer.ts'
import { standBefore } from './standBefore.ts'
import { standBeside } from './standBeside.ts'

/** The stick as a button, in the standard order of a controller's buttons. */
const stickButton = 3
/** Seconds that both hands hold until the person is brought back. */
const holding = 1
/** Bare hands that move as far take hold of the plant (see `TwoHandGrab`), metres. */
const still = 0.06
/** A view is one to stand in when its eye is no higher over the floor, metres. */
const standing = 2.6

/** Puts the person elsewhere, in the dark of a moment: before a part, into a view, back to where they came in. */
export class Jump implements Gear {
  readonly #wearer: Wearer
  readonly #fade = new Fade()
  /** What is done once the plant has its full size. */
  #waiting: (() => void) | null = null
  readonly #home = new Vector3(NaN)
  readonly #feet = new Vector3()
  readonly #box = new Box3()
  #homeYaw = 0
  #world: World
  #ground: Ground
  #picker: Picker
  /** How long both hands have held, seconds. */
  #held = 0
  readonly #pinching = new Set<Hand>()
  /** Where each hand was when the second one pinched, in the person's room. */
  readonly #pinchedAt: readonly Vector3[]
  /** Both hands have brought the person back, and have not let go since. */
  #isSpent = false

  constructor(wearer: Wearer) {
    this.#wearer = wearer
    this.#world = wearer.world
    this.#ground = new Ground(wearer.world)
    this.#picker = new Picker(wearer.world)
    wearer.origin.group.add(this.#fade.object)
    this.#pinchedAt = wearer.hands.all.map(() => new Vector3())
  }

  setWorld(world: World): void {
    this.#world = world
    this.#ground = new Ground(world)
    this.#picker = new Picker(world)
  }

  start(): void {
    this.#home.set(NaN, NaN, NaN)
    this.#pinching.clear()
    this.#isSpent = false
    this.#fade.stop()
    this.#waiting = null
  }

  /** Goes before parts or groups, to where they are seen; false when there is no floor about them. */
  toParts(parts: readonly string[]): boolean {
    const box = this.#world.boxOf(parts, this.#box)
    const { eyes } = this.#wearer.origin
    const middle = box.getCenter(new Vector3())
    const from = Math.atan2(eyes.x - middle.x, eyes.z - middle.z)
    const yaw = standBefore(box, from, this.#ground, this.#picker, this.#feet)
    if (yaw === null) return false
    this.#go(this.#feet.clone(), yaw)
    return true
  }

  /** Goes into a view: stands where its eye is when that is near a floor, otherwise before what it shows. */
  toView(view: CameraPlace): void {
    const [x, y, z] = view.position
    const floor = this.#ground.floorAt(x, y, z)
    const isOnFoot = y - floor < standing
    this.#inTheDark(() => {
      this.#wearer.locomotion.enter(view, isOnFoot, useHeadset.getState().settings)
    })
  }

  /** Goes to stand beside somebody who sees `view`, to look where they look; false when there is no free floor. */
  toPerson({ position: [x, y, z], target }: CameraPlace): boolean {
    const [aheadX, aheadZ] = [target[0] - x, target[2] - z]
    const isLevel = Math.hypot(aheadX, aheadZ) > 0.01
    const yaw = isLevel ? Math.atan2(-aheadX, -aheadZ) : this.#wearer.origin.yaw
    if (!standBeside({ x, y, z }, yaw, this.#ground, this.#feet)) return false
    this.#go(this.#feet.clone(), yaw)
    return true
  }

  /** Goes back to where the person came in. */
  toHome(): void {
    if (this.#home.x === this.#home.x) this.#go(this.#home, this.#homeYaw)
  }

  /** @frame */
  step(seconds: number): void {
    const { origin, locomotion } = this.#wearer
    if (this.#home.x !== this.#home.x) {
      this.#home.set(origin.eyes.x, locomotion.floor, origin.eyes.z)
      this.#homeYaw = origin.yaw
    }
    if (this.#areHolding()) {
      this.#held += seconds
      if (this.#held > holding && !this.#isSpent) {
        this.#isSpent = true
        this.toHome()
      }
    } else {
      this.#held = 0
      if (this.#pinching.size === 0) this.#isSpent = false
    }
    this.#begin()
    this.#fade.step(seconds)
  }

  act(hand: Hand, act: HandAct): boolean {
    if (act === 'selectstart' && hand.source?.hand && !hand.gear) {
      this.#pinching.add(hand)
      this.#wearer.hands.all.forEach(({ ray }, i) => this.#pinchedAt[i].copy(ray.position))
    }
    if (act === 'selectend') this.#pinching.delete(hand)
    // What brought the person back does nothing else when it is let go.
    return this.#isSpent && act === 'select'
  }

  close(): void {
    this.#fade.dispose()
  }

  /**
   * Both sticks are pressed, or both bare hands pinch at nothing.
   * @frame
   */
  #areHolding(): boolean {
    const { all } = this.#wearer.hands
    let pressed = 0
    for (let i = 0; i < all.length; i++) {
      if (all[i].source?.gamepad?.buttons[stickButton]?.pressed) pressed++
    }
    return pressed > 1 || this.#arePinchingStill()
  }

  /** @frame */
  #arePinchingStill(): boolean {
    if (this.#pinching.size < 2) return false
    const { all } = this.#wearer.hands
    for (let i = 0; i < all.length; i++) {
      if (!this.#pinching.has(all[i])) continue
      if (!all[i].source || all[i].ray.position.distanceTo(this.#pinchedAt[i]) > still) {
        // Until it pinches anew.
        this.#pinching.delete(all[i])
        return false
      }
    }
    return true
  }

  #go(feet: Vector3, yaw: number): void {
    this.#inTheDark(() => {
      this.#wearer.origin.face(yaw)
      this.#wearer.locomotion.teleport(feet)
    })
  }

  /** One stands in a plant of its full size: it has to have that first. */
  #inTheDark(then: () => void): void {
    if (useHeadset.getState().size !== 'full') setHeadset({ size: 'full' })
    this.#waiting = () => {
      then()
      for (const gear of this.#wearer.gear) gear.arrive?.()
    }
  }

  /** @frame */
  #begin(): void {
    const { origin, locomotion } = this.#wearer
    if (!this.#waiting || origin.scale !== 1 || locomotion.isOff) return
    this.#fade.over(this.#waiting, useHeadset.getState().mode !== 'ar')
    this.#waiting = null
  }
}
