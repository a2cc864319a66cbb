import type { PartTable } from '#twin/PartTable.ts'

/**
 * The light of a model's parts in two layers: what glows steadily and what blinks over it. A part shows, of each of red,
 * green and blue, the stronger one, so that either may come and go without knowing of the other.
 */
export class GlowLayers {
  readonly #parts: PartTable
  readonly #steady: Float32Array
  readonly #blinking: Float32Array

  constructor(parts: PartTable) {
    this.#parts = parts
    this.#steady = new Float32Array(parts.size * 3)
    this.#blinking = new Float32Array(parts.size * 3)
  }

  /** Linear RGB, already times its strength. @frame */
  setSteady(row: number, red: number, green: number, blue: number): void {
    this.#set(this.#steady, this.#blinking, row, red, green, blue)
  }

  /** The same of linear RGB and a strength side by side, of which then none is allocated on its way. @frame */
  setSteadyFrom(row: number, linear: Float64Array): void {
    const at = row * 3
    for (let i = 0; i < 3; i++) {
      const light = linear[i] * linear[3]
      const other = this.#blinking[at + i]
      this.#steady[at + i] = light
      seen[i] = light > other ? light : other
    }
    this.#parts.setGlowFrom(row, seen)
  }

  /** Linear RGB, already times its strength. @frame */
  setBlinking(row: number, red: number, green: number, blue: number): void {
    this.#set(this.#blinking, this.#steady, row, red, green, blue)
  }

  /** @frame */
  #set(
    layer: Float32Array,
    other: Float32Array,
    row: number,
    red: number,
    green: number,
    blue: number,
  ): void {
    const at = row * 3
    layer[at] = red
    layer[at + 1] = green
    layer[at + 2] = blue
    this.#parts.setGlow(
      row,
      Math.max(red, other[at]),
      Math.max(green, other[at + 1]),
      Math.max(blue, other[at + 2]),
    )
  }
}

/** Scratch: what is seen of both layers. */
const seen = new Float64Array(3)

const layersOf = new WeakMap<PartTable, GlowLayers>()

/** The layers of a model; the same for all behaviours. */
export function glowLayers(parts: PartTable): GlowLayers {
  const made = layersOf.get(parts)
  if (made) return made
  const layers = new GlowLayers(parts)
  layersOf.set(parts, layers)
  return layers
}
