import { Vector3 } from 'three'
import { Picker } from '#scene/Picker.ts'
import type { World } from '#scene/World.ts'
import { Snapper, type Snap } from './Snapper.ts'

/** A length that was measured, metres of the plant. */
export type Measure = { from: Vector3; to: Vector3 }

/** How far around the ray a corner or an edge is caught: radians, and metres to the person. */
const catching = 0.02
const closest = 0.012
/** Shorter than this is no length, metres to the person. */
const shortest = 0.004
/** More measures than these are too many to read: the oldest goes. */
export const mostMeasures = 12

/** What a tape measure does: two points that a ray points at make a length; several lengths stay. */
export class Measuring {
  readonly measures: Measure[] = []
  /** The first point of a length that waits for its second. */
  first: Vector3 | null = null
  /** What the ray points at now, snapped; `snap` is null when it points at nothing. */
  readonly point = new Vector3()
  snap: Snap | null = null
  /** Metres of the plant to it. */
  far = 0
  #picker: Picker
  #snapper: Snapper
  #isPressed = false
  #scale = 1

  constructor(world: World) {
    this.#picker = new Picker(world)
    this.#snapper = new Snapper(world)
  }

  /** Lengths in another world would hang in the air. */
  setWorld(world: World): void {
    this.#picker = new Picker(world)
    this.#snapper = new Snapper(world)
  }

  /**
   * Looks along a ray; `scale` is how many metres of the plant are one to the person.
   * @frame
   */
  aim(from: Vector3, direction: Vector3, scale: number): void {
    this.#scale = scale
    this.snap = null
    const item = this.#picker.cast(from, direction)
    if (item < 0) return
    const { point, normal, far } = this.#picker
    const radius = Math.max(closest * scale, catching * far)
    this.far = far
    this.snap = this.#snapper.snap(item, point, normal, radius)
    this.point.copy(this.#snapper.point)
  }

  /** The trigger goes down: the first point, or the second. */
  press(): void {
    if (this.snap === null) return
    if (this.first === null) {
      this.first = this.point.clone()
      this.#isPressed = true
    } else this.#finish()
  }

  /** The trigger goes up: who has drawn the tape with it held has the second point now. */
  release(): void {
    const wasDrawn =
      this.#isPressed &&
      this.first !== null &&
      this.snap !== null &&
      this.first.distanceTo(this.point) > 4 * Math.max(closest * this.#scale, catching * this.far)
    this.#isPressed = false
    if (wasDrawn) this.#finish()
  }

  /** Lets go of a first point; false when there is none. */
  cancel(): boolean {
    const had = this.first !== null
    this.first = null
    this.#isPressed = false
    return had
  }

  clear(): void {
    this.cancel()
    this.measures.length = 0
  }

  #finish(): void {
    if (this.first === null || this.first.distanceTo(this.point) < shortest * this.#scale) return
    this.measures.push({ from: this.first, to: this.point.clone() })
    if (this.measures.length > mostMeasures) this.measures.shift()
    this.first = null
  }
}
