import { Vector3 } from 'three'
import { Picker } from '#scene/Picker.ts'
import type { World } from '#scene/World.ts'

/** The most parts that one can look through. */
export const mostLayers = 4
/** A ray that meets the same parts again and again has to end somewhere. */
const mostCasts = 24

const at = new Vector3()

/** Counts the parts that stand before one another along a ray. */
export class Layers {
  /** Metres to the first part behind those that are looked through; to a little behind the last one when there is none. */
  far = 0
  readonly #picker: Picker
  readonly #seen = new Int32Array(mostLayers)

  constructor(world: World) {
    this.#picker = new Picker(world)
  }

  /**
   * Looks through so many parts; returns the item behind them or -1. The torch itself must be off.
   * @frame
   */
  through(layers: number, from: Vector3, direction: Vector3, scale: number): number {
    let met = 0
    this.far = 0
    for (let i = 0; i < mostCasts; i++) {
      at.copy(from).addScaledVector(direction, this.far)
      const item = this.#picker.cast(at, direction)
      if (item < 0) break
      if (!this.#has(item, met)) {
        if (met === layers) {
          this.far += this.#picker.far
          return item
        }
        this.#seen[met++] = item
      }
      // Out of this face, which may be met from within next.
      this.far += this.#picker.far + 1e-3 * scale
    }
    this.far += scale
    return -1
  }

  /** @frame */
  #has(item: number, met: number): boolean {
    for (let i = 0; i < met; i++) if (this.#seen[i] === item) return true
    return false
  }
}
