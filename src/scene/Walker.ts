import { Vector3 } from 'three'
import { body, type Ground } from './Ground.ts'

const speed = { walk: 1.6, run: 4.2, gravity: 9.81 }
/** A step of the simulation moves the body less than its half width, so that it cannot pass through a wall. */
const stride = body.radius * 0.6

/** Metres from the feet at which there is floor on all sides. */
const firm = 0.5

/** A person on foot: feet that follow the floor and eyes that follow the feet smoothly. */
export class Walker {
  readonly feet = new Vector3()
  /** Height of the eyes, smoothed. */
  eye: number = body.eye
  /** Radians: 0 looks along -z, positive turns left; pitch positive looks up. */
  yaw = 0
  pitch = 0
  /** Where to walk by itself; NaN x for nowhere. */
  readonly goal = new Vector3(NaN, 0, 0)
  readonly #ground: Ground
  readonly #before = new Vector3()
  #fall = 0

  constructor(ground: Ground) {
    this.#ground = ground
  }

  /**
   * Stands the person on the floor at or near a point: the lowest free floor below it, or the nearest one to it when the
   * point is on an upper storey, and one that is `good` (asked with the feet and eyes there). Returns whether there is one.
   */
  place(x: number, y: number, z: number, isGood: () => boolean = always): boolean {
    this.goal.x = NaN
    this.#fall = 0
    for (let ring = 0; ring <= 24; ring++) {
      const spots = ring === 0 ? 1 : 8
      for (let i = 0; i < spots; i++) {
        const angle = (i / spots) * Math.PI * 2 + ring
        const floor = this.#standAt(
          x + Math.cos(angle) * ring * 0.5,
          y,
          z + Math.sin(angle) * ring * 0.5,
        )
        if (floor && isGood()) return true
      }
    }
    this.feet.set(x, this.#ground.level, z)
    this.eye = this.feet.y + body.eye
    return false
  }

  /**
   * One step of `seconds`: `ahead` and `aside` (right positive) from -1 to 1 in the direction of sight.
   * @frame
   */
  step(seconds: number, ahead: number, aside: number, fast: boolean): void {
    const pace = fast ? speed.run : speed.walk
    const sine = Math.sin(this.yaw)
    const cosine = Math.cos(this.yaw)
    let dx = (-sine * ahead + cosine * aside) * pace * seconds
    let dz = (-cosine * ahead - sine * aside) * pace * seconds
    const asked = ahead !== 0 || aside !== 0
    if (asked) this.goal.x = NaN
    else if (this.goal.x === this.goal.x) {
      const toX = this.goal.x - this.feet.x
      const toZ = this.goal.z - this.feet.z
      const far = Math.hypot(toX, toZ)
      const reach = Math.min(far, speed.run * seconds)
      if (far < 0.05) this.goal.x = NaN
      else {
        dx = (toX / far) * reach
        dz = (toZ / far) * reach
      }
    }
    const fromX = this.feet.x
    const fromZ = this.feet.z
    const length = Math.hypot(dx, dz)
    const strides = Math.max(1, Math.ceil(length / stride))
    for (let i = 0; i < strides; i++) this.#stride(dx / strides, dz / strides, seconds / strides)
    const gone = Math.hypot(this.feet.x - fromX, this.feet.z - fromZ)
    if (length > 0 && gone < length * 0.1) this.goal.x = NaN
    const target = this.feet.y + body.eye
    this.eye += (target - this.eye) * (1 - Math.exp(-seconds * 12))
  }

  /** Whether the last step left something moving: a fall, a walk to a goal, or the eyes. */
  get isMoving(): boolean {
    return (
      this.goal.x === this.goal.x ||
      this.#fall !== 0 ||
      Math.abs(this.feet.y + body.eye - this.eye) > 0.001
    )
  }

  #stride(dx: number, dz: number, seconds: number): void {
    const feet = this.feet
    this.#before.copy(feet)
    feet.x += dx
    feet.z += dz
    const free = this.#ground.pushOut(feet)
    const floor = this.#ground.floorAt(feet.x, feet.y, feet.z)
    if (!free || floor !== floor) {
      feet.copy(this.#before)
      // Also what moved onto somebody who stands still pushes.
      if (dx === 0 && dz === 0) this.#ground.pushOut(feet)
      this.#settle(this.#ground.floorAt(feet.x, feet.y, feet.z), seconds)
      return
    }
    this.#settle(floor, seconds)
  }

  #settle(floor: number, seconds: number): void {
    const feet = this.feet
    if (floor !== floor) return
    if (feet.y - floor <= body.step) {
      feet.y = floor
      this.#fall = 0
      return
    }
    this.#fall += speed.gravity * seconds
    feet.y = Math.max(floor, feet.y - this.#fall * seconds)
    if (feet.y === floor) this.#fall = 0
  }

  /** Whether there is floor on all sides of the feet: the top of a wall is none to be put on. */
  #isFirm(floor: number): boolean {
    const { x, z } = this.feet
    for (let i = 0; i < 4; i++) {
      const angle = (i * Math.PI) / 2 + Math.PI / 4
      const beside = this.#ground.floorAt(
        x + Math.cos(angle) * firm,
        floor,
        z + Math.sin(angle) * firm,
      )
      if (!(Math.abs(beside - floor) <= body.step)) return false
    }
    return true
  }

  #standAt(x: number, y: number, z: number): boolean {
    const feet = this.feet
    let from = Math.max(y + 0.5, this.#ground.level)
    let found = NaN
    for (let storey = 0; storey < 24; storey++) {
      const floor = this.#ground.floorAt(x, from, z)
      if (floor !== floor) break
      feet.set(x, floor, z)
      // The lowest free floor, unless it is a storey or more below one that is free as well.
      if (
        this.#ground.isFree(feet) &&
        (found !== found || found - floor < 2.2) &&
        this.#isFirm(floor)
      )
        found = floor
      if (floor <= this.#ground.level) break
      from = floor - body.step - 0.02
    }
    if (found !== found) return false
    feet.set(x, found, z)
    this.eye = found + body.eye
    return true
  }
}

function always(): boolean {
  return true
}
