import { Vector3 } from 'three'
import { body, Ground } from '#scene/Ground.ts'
import { Picker } from '#scene/Picker.ts'
import { standInTheOpen } from '#scene/standInTheOpen.ts'
import { Walker } from '#scene/Walker.ts'
import type { World } from '#scene/World.ts'
import type { HeadsetSettings } from '#state/readHeadsetSettings.ts'
import type { CameraPlace } from '#state/stage.ts'
import { stickAcross, stickBack, type Hand, type Hands } from './Hands.ts'
import type { Origin } from './Origin.ts'
import { SnapTurn } from './SnapTurn.ts'
import { TeleportArc } from './TeleportArc.ts'

/** A stick that is pushed less than this walks nowhere. */
const still = 0.2
const pushed = 0.7
const released = 0.35
const paces = { slow: 0.5, normal: 1, fast: 1.8 } as const
/** Eyes that are lower than this sit. */
const sitting = 1.35

const from = new Vector3()
const direction = new Vector3()

/** Moves the person through the plant: on the floor, by the sticks, never through walls or into machines. */
export class Locomotion {
  readonly arc = new TeleportArc()
  /** The hand that throws the arc now. */
  aiming: Hand | null = null
  /** Whether a stick moves the person smoothly now. */
  isGliding = false
  /** Beside a plant that does not have its full size, or over a real one, nobody is moved by sticks. */
  isOff = false
  readonly #origin: Origin
  readonly #snap = new SnapTurn()
  #ground: Ground
  #picker: Picker
  #walker: Walker
  #isGoing = false
  /** How far the eyes are above where they would be over the floor, metres; by sitting down, and with what was set. */
  #sat = 0
  #lift = 0
  /** Where the floor was looked for last. */
  readonly #felt = new Vector3(NaN)

  constructor(origin: Origin, world: World) {
    this.#origin = origin
    this.#ground = new Ground(world)
    this.#picker = new Picker(world)
    this.#walker = new Walker(this.#ground)
  }

  /** Another world: the person stays where they are. */
  setWorld(world: World): void {
    const { feet, eye } = this.#walker
    this.#ground = new Ground(world)
    this.#picker = new Picker(world)
    this.#walker = new Walker(this.#ground)
    this.#walker.feet.copy(feet)
    this.#walker.eye = eye
  }

  /** Height of the floor under the feet. */
  get floor(): number {
    return this.isOff ? this.#origin.group.position.y : this.#walker.feet.y
  }

  /**
   * Stands the person on free floor, looking where the page's camera looked: where it was when that walked, otherwise
   * before what it looked at.
   */
  enter({ position, target }: CameraPlace, isWalking: boolean, settings: HeadsetSettings): void {
    const yaw = Math.atan2(position[0] - target[0], position[2] - target[2])
    const walker = this.#walker
    const facing = isWalking
      ? walker.place(...position)
        ? yaw
        : null
      : standInTheOpen(walker, this.#picker, from.set(...position), direction.set(...target))
    // Everything near it is full: in front of all of it there is room.
    if (facing === null) this.#placeInFront()
    this.isOff = false
    this.#origin.face(facing ?? yaw)
    this.#settle(settings)
    this.teleport(walker.feet)
  }

  /**
   * Moves the person as the sticks ask.
   * @frame
   */
  step(seconds: number, hands: Hands, settings: HeadsetSettings): void {
    if (this.isOff) {
      this.stop()
      return
    }
    const turning = hands.withStick(settings.hand)
    const walking = hands.withStick(settings.hand === 'right' ? 'left' : 'right')
    this.isGliding = false
    if (turning) this.#turn(turning, seconds, settings)
    this.#aim(turning)
    let ahead = 0
    let aside = 0
    if (settings.walk && walking && walking !== turning && !walking.gear?.takesStick) {
      const pace = paces[settings.speed]
      ahead = -dead(stickBack(walking)) * pace
      aside = dead(stickAcross(walking)) * pace
    }
    if (ahead !== 0 || aside !== 0) {
      this.#isGoing = true
      this.isGliding = true
    }
    if (this.#isGoing) this.#walk(seconds, ahead, aside)
    else this.#follow(seconds)
    const { feet, eye } = this.#walker
    this.#settle(settings)
    this.#origin.standAt(feet.x, eye - body.eye + this.#lift, feet.z)
  }

  /** Lets go of what was begun: the input has gone. */
  stop(): void {
    this.aiming = null
    this.isGliding = false
  }

  /** Puts the person onto floor at a point of it, when one can stand there. */
  teleport(point: Vector3): void {
    const walker = this.#walker
    walker.feet.copy(point)
    walker.eye = point.y + body.eye
    this.#isGoing = false
    this.#origin.standAt(point.x, point.y + this.#lift, point.z)
  }

  /** Stands the person on free floor near a point. */
  standNear({ x, y, z }: Vector3): void {
    if (!this.#walker.place(x, y, z)) this.#placeInFront()
    this.teleport(this.#walker.feet)
  }

  /** Whether one can stand at a point of a floor. */
  canStand(point: Vector3): boolean {
    return !this.isOff && this.#ground.isFree(point)
  }

  #placeInFront(): void {
    const { max, min } = this.#ground.limits
    this.#walker.place((min.x + max.x) / 2, this.#ground.level, max.z - 8)
  }

  /** @frame */
  #turn(hand: Hand, seconds: number, settings: HeadsetSettings): void {
    // Who aims at a floor does not mean to turn.
    const across = this.aiming ? 0 : stickAcross(hand)
    const radians = this.#snap.step(across, seconds, settings.turn)
    if (radians === 0) return
    this.#origin.turn(radians)
    if (settings.turn === 'smooth') this.isGliding = true
  }

  /** @frame */
  #aim(hand: Hand | null): void {
    if (this.aiming && this.aiming !== hand) this.aiming = null
    if (!hand) return
    const away = -stickBack(hand)
    const isFree = !hand.gear?.takesStick
    if (isFree && !this.aiming && away > pushed && Math.abs(stickAcross(hand)) < pushed)
      this.aiming = hand
    if (!this.aiming) return
    if (away < released) {
      this.aiming = null
      if (this.arc.isLanded) this.teleport(this.arc.landing)
      return
    }
    const { ray } = hand
    ray.updateWorldMatrix(true, false)
    from.setFromMatrixPosition(ray.matrixWorld)
    direction.set(0, 0, -1).transformDirection(ray.matrixWorld)
    this.arc.aim(from, direction, this.#picker, this.#ground)
  }

  /** @frame */
  #walk(seconds: number, ahead: number, aside: number): void {
    const walker = this.#walker
    const { eyes, yaw } = this.#origin
    walker.feet.x = eyes.x
    walker.feet.z = eyes.z
    walker.yaw = yaw
    walker.step(seconds, ahead, aside, false)
    if (ahead === 0 && aside === 0 && !walker.isMoving) this.#isGoing = false
  }

  /**
   * The person walks in their own room: nothing pushes them, and only steps lift or lower them.
   * @frame
   */
  #follow(seconds: number): void {
    const walker = this.#walker
    const { eyes } = this.#origin
    const { feet } = walker
    feet.x = eyes.x
    feet.z = eyes.z
    if (
      Math.hypot(eyes.x - this.#felt.x, eyes.z - this.#felt.z) > 0.01 ||
      this.#felt.x !== this.#felt.x
    ) {
      this.#felt.copy(feet)
      const floor = this.#ground.floorAt(feet.x, feet.y, feet.z, body.step * 2)
      if (Math.abs(floor - feet.y) <= body.step) feet.y = floor
    }
    const target = feet.y + body.eye
    walker.eye += (target - walker.eye) * (1 - Math.exp(-seconds * 12))
  }

  /** @frame */
  #settle(settings: HeadsetSettings): void {
    const { head } = this.#origin
    if (!settings.seated) this.#sat = 0
    else if (this.#sat === 0 && head.y < sitting) this.#sat = body.eye - head.y
    this.#lift = this.#sat + settings.raise / 100
  }
}

/** @frame */
function dead(value: number): number {
  const far = Math.abs(value)
  return far < still ? 0 : (Math.sign(value) * (far - still)) / (1 - still)
}
