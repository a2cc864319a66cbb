import { Vector3 } from 'three'
import type { Hand, HandAct } from '../Hands.ts'
import type { Origin } from '../Origin.ts'
import { solveTwoPoints } from './solveTwoPoints.ts'

/** Hands that hold both grips move the plant only after this many metres. */
const slop = 0.03
/** How large and how small the plant may become: metres of it that are one of the person's. */
const least = 0.2
const most = 2000

const now: [Vector3, Vector3] = [new Vector3(), new Vector3()]

/** Both hands hold the plant by their grips and scale, turn and move it between them: what they took hold of stays in them. */
export class TwoHandGrab {
  isMoving = false
  readonly #origin: Origin
  #first: Hand | null = null
  #second: Hand | null = null
  /** What is in the hands: points of the plant; and where the hands were in the room. */
  readonly #plant: [Vector3, Vector3] = [new Vector3(), new Vector3()]
  readonly #room: [Vector3, Vector3] = [new Vector3(), new Vector3()]

  constructor(origin: Origin) {
    this.#origin = origin
  }

  /** Takes the grips of both hands; true when both are held. */
  act(hand: Hand, act: HandAct): boolean {
    if (act === 'squeezestart') {
      if (this.#first === null || this.#first === hand) {
        this.#first = hand
        return false
      }
      this.#second = hand
      this.#take()
      return true
    }
    const wasBoth = this.#second !== null
    if (act !== 'squeezeend' || (hand !== this.#first && hand !== this.#second)) return wasBoth
    // The other hand waits for a new hold.
    this.#first = hand === this.#first ? this.#second : this.#first
    this.#second = null
    this.isMoving = false
    return wasBoth
  }

  /**
   * Moves the plant with the hands; true in the frame in which that begins.
   * @frame
   */
  step(): boolean {
    if (this.#first === null || this.#second === null) return false
    if (!this.#first.source || !this.#second.source) {
      this.stop()
      return false
    }
    now[0].copy(this.#first.ray.position)
    now[1].copy(this.#second.ray.position)
    let hasBegun = false
    if (!this.isMoving) {
      const moved = Math.max(now[0].distanceTo(this.#room[0]), now[1].distanceTo(this.#room[1]))
      if (moved < slop) return false
      this.#take()
      this.isMoving = true
      hasBegun = true
    }
    const { group } = this.#origin
    const wanted =
      this.#plant[0].distanceTo(this.#plant[1]) / Math.max(0.02, now[0].distanceTo(now[1]))
    const scale = Math.min(most, Math.max(least, wanted))
    this.#origin.put(solveTwoPoints(this.#plant, now, group.rotation.y, scale))
    return hasBegun
  }

  stop(): void {
    this.#first = null
    this.#second = null
    this.isMoving = false
  }

  #take(): void {
    const hands = [this.#first!, this.#second!]
    hands.forEach(({ ray }, i) => {
      this.#room[i].copy(ray.position)
      this.#plant[i].copy(ray.position).applyMatrix4(this.#origin.group.matrixWorld)
    })
  }
}
