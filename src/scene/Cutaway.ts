import { Vector3 } from 'three'
import { sight } from './sight.ts'

const across = new Vector3()

/**
 * What is taken out of the picture for a while to look inside, everywhere alike: all on one side of a plane, and what a cone
 * from the hand makes a ghost. Shaders read `uniforms`; rays ask `open` where they can meet something.
 */
class Cutaway {
  readonly uniforms = sight.uniforms
  /** Where a ray can meet something: from and to, one or two times. */
  readonly spans = new Float64Array(4)

  /** @frame */
  get isCutting(): boolean {
    const { x, y, z } = this.uniforms.gembaCut.value
    return x !== 0 || y !== 0 || z !== 0
  }

  /**
   * Whether a point lies on the side of the plane that is cut away.
   * @frame
   */
  hides(at: Vector3): boolean {
    const { x, y, z, w } = this.uniforms.gembaCut.value
    return x * at.x + y * at.y + z * at.z + w < 0
  }

  /** @frame */
  get isShining(): boolean {
    return this.uniforms.gembaTorch.value.w > 0
  }

  /**
   * Cuts away what lies behind a point, seen in a direction of length 1.
   * @frame
   */
  cut({ x, y, z }: Vector3, point: Vector3): void {
    this.uniforms.gembaCut.value.set(x, y, z, -(x * point.x + y * point.y + z * point.z))
  }

  /** @frame */
  uncut(): void {
    this.uniforms.gembaCut.value.set(0, 0, 0, 1)
  }

  /**
   * Makes ghosts of what is in a cone: its tip, its direction of length 1, its length, its radius at a length of 1.
   * @frame
   */
  shine(tip: Vector3, { x, y, z }: Vector3, length: number, radius: number): void {
    this.uniforms.gembaTorch.value.set(tip.x, tip.y, tip.z, length)
    this.uniforms.gembaBeam.value.set(x, y, z, radius)
  }

  /** @frame */
  unshine(): void {
    this.uniforms.gembaTorch.value.w = 0
  }

  /**
   * Writes into `spans` where a ray (direction of length 1) can meet something before `far`; returns how many spans there are,
   * 0 to 2.
   * @frame
   */
  open(origin: Vector3, direction: Vector3, far: number): number {
    const { spans } = this
    let from = 0
    let to = far
    if (this.isCutting) {
      const { x, y, z, w } = this.uniforms.gembaCut.value
      const height = x * origin.x + y * origin.y + z * origin.z + w
      const climb = x * direction.x + y * direction.y + z * direction.z
      if (Math.abs(climb) < 1e-9) {
        if (height < 0) return 0
      } else if (climb > 0) from = Math.max(from, -height / climb)
      else to = Math.min(to, -height / climb)
      if (from >= to) return 0
    }
    spans[0] = from
    spans[1] = to
    if (!this.isShining || !this.#enterCone(origin, direction)) return 1
    // The cone has one piece: what is left lies before and behind it.
    if (enter >= to || leave <= from) return 1
    let count = 0
    if (enter > from) spans[count++ * 2 + 1] = enter
    if (leave < to) {
      spans[count * 2] = leave
      spans[count++ * 2 + 1] = to
    }
    return count
  }

  /**
   * Finds where a ray is inside the cone: `enter` and `leave`.
   * @frame
   */
  #enterCone(origin: Vector3, direction: Vector3): boolean {
    const tip = this.uniforms.gembaTorch.value
    const beam = this.uniforms.gembaBeam.value
    across.set(origin.x - tip.x, origin.y - tip.y, origin.z - tip.z)
    const start = across.x * beam.x + across.y * beam.y + across.z * beam.z
    const climb = direction.x * beam.x + direction.y * beam.y + direction.z * beam.z
    enter = -Infinity
    leave = Infinity
    // Between its tip and its end.
    if (Math.abs(climb) < 1e-9) {
      if (start <= 0 || start >= tip.w) return false
    } else {
      const a = -start / climb
      const b = (tip.w - start) / climb
      enter = Math.min(a, b)
      leave = Math.max(a, b)
    }
    // And nearer to its axis than its side: a t² + 2 b t + c < 0.
    const k = 1 + beam.w * beam.w
    const a = 1 - k * climb * climb
    const b = across.dot(direction) - k * start * climb
    const c = across.lengthSq() - k * start * start
    const root = b * b - a * c
    if (Math.abs(a) < 1e-12) {
      if (b > 0) leave = Math.min(leave, -c / (2 * b))
      else if (b < 0) enter = Math.max(enter, -c / (2 * b))
      else if (c >= 0) return false
    } else if (a > 0) {
      if (root <= 0) return false
      enter = Math.max(enter, (-b - Math.sqrt(root)) / a)
      leave = Math.min(leave, (-b + Math.sqrt(root)) / a)
    } else if (root > 0) {
      // It meets both halves of the double cone: the one before the tip is ours.
      const first = (-b + Math.sqrt(root)) / a
      const last = (-b - Math.sqrt(root)) / a
      if (climb > 0) enter = Math.max(enter, last)
      else leave = Math.min(leave, first)
    }
    return enter < leave
  }
}

let enter = 0
let leave = 0

/** The one of the page: there is one picture. */
export const cutaway = new Cutaway()
sight.cutaway = cutaway

export type { Cutaway }
