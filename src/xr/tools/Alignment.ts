import { Vector3 } from 'three'
import type { Placement } from '../Origin.ts'
import { judgeFit } from '../place/judgeFit.ts'
import { solveTwoPoints } from '../place/solveTwoPoints.ts'

type Pair = [Vector3, Vector3]

const steps = [
  'Point at a corner of the plant that you can touch, and pull the trigger.',
  'Point at a second corner, far from the first, and pull the trigger.',
  'Touch the first corner in the real room with the front of the controller, and pull the trigger.',
  'Touch the second corner in the real room, and pull the trigger.',
] as const

/** Two corners of the plant, then the same two in the room: what lays the plant over the real one at its full size. */
export class Alignment {
  /** Up to two points of the plant, then up to two of the room. */
  readonly points: Vector3[] = []
  /** What to do now, or how well it fits. */
  words: string = steps[0]
  /** How the room lies in the plant, once all points are there and fit. */
  placement: Placement | null = null

  /** Whether the next point is one of the plant. */
  get wantsPlant(): boolean {
    return this.points.length < 2
  }

  get isDone(): boolean {
    return this.placement !== null
  }

  /** The next point: in metres of the plant, then in metres of the room. `yaw` is how the room lies in the plant now. */
  add(point: Vector3, yaw: number): void {
    if (this.isDone) return
    this.points.push(point.clone())
    const { length } = this.points
    if (length < 4) {
      this.words = steps[length]
      // Better said before one has walked to the real corners.
      if (length === 2)
        this.#refuse([this.points[0], this.points[1]], [this.points[0], this.points[1]], 0)
      return
    }
    const plant: Pair = [this.points[0], this.points[1]]
    const room: Pair = [this.points[2], this.points[3]]
    if (this.#refuse(plant, room, 2)) return
    this.words = judgeFit(plant, room).words
    this.placement = solveTwoPoints(plant, room, yaw, 1)
  }

  /** Takes the last point back; false when there is none. */
  back(): boolean {
    if (this.isDone || this.points.length === 0) return false
    this.points.length--
    this.words = steps[this.points.length]
    return true
  }

  restart(): void {
    this.points.length = 0
    this.placement = null
    this.words = steps[0]
  }

  /** Goes back to so many points when they cannot be used, and says why. */
  #refuse(plant: Pair, room: Pair, keep: number): boolean {
    const { isGood, words } = judgeFit(plant, room)
    if (isGood) return false
    this.points.length = keep
    this.words = words
    return true
  }
}
