import { Vector3 } from 'three'
import type { Watcher } from './Crowd.ts'

/** Plates at most, and how often one is raised over another until it is left out. */
const most = 256
const mostRaised = 8
/** Between two plates, in shares of the height of the upper one. */
const gap = 0.06

const way = new Vector3()
const up = new Vector3()

/**
 * Places plates over people so that none lies over another: whoever comes first has the place, and the next is raised over it. All in the picture of
 * who looks, or in angles for who turns the head.
 */
export class TagStack {
  /** Of each plate: its middle across, its lower edge, half its width, its height; radians or shares of the depth. */
  readonly #plates = new Float32Array(most * 4)
  #count = 0
  #watcher: Watcher | null = null

  /** @frame */
  begin(watcher: Watcher): void {
    this.#watcher = watcher
    this.#count = 0
    const { across, ahead } = watcher
    if (across && ahead) up.crossVectors(across, ahead)
    else up.set(0, 1, 0)
  }

  /**
   * How many metres a plate of so many metres that stands on a place is raised, along `lift`; not a number when there is no room for it.
   * @frame
   */
  place(at: Vector3, width: number, height: number): number {
    const watcher = this.#watcher
    if (watcher === null || this.#count >= most) return NaN
    const { eyes, across, ahead } = watcher
    way.subVectors(at, eyes)
    const far = ahead ? way.dot(ahead) : way.length()
    // Behind who looks nothing is in the way.
    if (!(far > 1e-6)) return 0
    const low = ahead ? way.dot(up) / far : Math.asin(Math.min(1, Math.max(-1, way.y / far)))
    const turn = across ? way.dot(across) / far : Math.atan2(way.x, -way.z) * Math.cos(low)
    const half = width / far / 2
    const high = height / far
    const raised = this.#raise(turn, low, half, high)
    if (raised !== raised) return NaN
    const out = this.#count++ * 4
    this.#plates[out] = turn
    this.#plates[out + 1] = raised
    this.#plates[out + 2] = half
    this.#plates[out + 3] = high
    return (raised - low) * far
  }

  /**
   * Raises a place by so many metres, as its plate is.
   * @frame
   */
  lift(at: Vector3, metres: number): void {
    at.addScaledVector(up, metres)
  }

  /**
   * Where the lower edge of a plate has nothing before it.
   * @frame
   */
  #raise(turn: number, low: number, half: number, high: number): number {
    const plates = this.#plates
    let bottom = low
    for (let tries = 0; tries <= mostRaised; tries++) {
      let over = -Infinity
      for (let i = 0; i < this.#count; i++) {
        const at = i * 4
        const far = Math.abs(plates[at] - turn)
        // Round about the head the angles begin anew.
        const aside = Math.min(far, Math.abs(2 * Math.PI - far))
        if (aside >= plates[at + 2] + half) continue
        const top = plates[at + 1] + plates[at + 3] + high * gap
        if (bottom < top && bottom + high > plates[at + 1]) over = Math.max(over, top)
      }
      if (over === -Infinity) return bottom
      bottom = over
    }
    return NaN
  }
}
