import { Vector3 } from 'three'
import type { Hand, HandAct } from '../Hands.ts'
import type { Origin } from '../Origin.ts'
import { solveTwoPoints } from './solveTwoPoints.ts'

/** Hands that hold both grips move the plant only after this many metres; bare ones tremble, and pinch still for something else. */
const slop = 0.03
const tremble = 0.06
/** Bare hands that have not moved by then mean something else, seconds. */
const patience = 1
/** How large and how small the plant may become: metres of it that are one of the person's. */
const least = 0.2
const most = 2000

const now: [Vector3, Vector3] = [new Vector3(), new Vector3()]

/** Both hands hold the plant, by their grips or by pinching at nothing, and scale, turn and move it between them: what they took hold of stays in them. */
export class TwoHandGrab {
  isMoving = false
  readonly #origin: Origin
  /** Seconds since both hands took hold. */
  #held = 0
  /** Its hold is over, but it has yet to let go: that presses nothing. */
  #letting: Hand | null = null
  #first: Hand | null = null
  #second: Hand | null = null
  /** What is in the hands: points of the plant; and where the hands were in the room. */
  readonly #plant: [Vector3, Vector3] = [new Vector3(), new Vector3()]
  readonly #room: [Vector3, Vector3] = [new Vector3(), new Vector3()]

  constructor(origin: Origin) {
    this.#origin = origin
  }

  /** Takes the grips of both hands, or their pinches; true when both are held. */
  act(hand: Hand, act: HandAct): boolean {
    const isBare = Boolean(hand.source?.hand)
    if (act === 'select') return this.isMoving || hand === this.#letting
    if (act === 'selectstart') this.#letting = null
    if (act === 'squeezestart' || (act === 'selectstart' && isBare && !hand.gear)) {
      if (this.#first === null || this.#first === hand) {
        this.#first = hand
        return false
      }
      this.#second = hand
      this.#held = 0
      this.#take()
      return true
    }
    const wasBoth = this.#second !== null
    const isOver = act === 'squeezeend' || (act === 'selectend' && isBare)
    if (!isOver || (hand !== this.#first && hand !== this.#second)) return wasBoth
    // The other hand waits for a new hold.
    this.#first = hand === this.#first ? this.#second : this.#first
    this.#second = null
    if (this.isMoving) this.#letting = this.#first
    this.isMoving = false
    return wasBoth
  }

  /**
   * Moves the plant with the hands; true in the frame in which that begins.
   * @frame
   */
  step(seconds: number): boolean {
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
      const isBare = Boolean(this.#first.source.hand)
      this.#held += seconds
      if (isBare && this.#held > patience) {
        this.stop()
        return false
      }
      if (moved < (isBare ? tremble : slop)) return false
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
