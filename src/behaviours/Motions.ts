import { copyAffine, identityAffine } from '#twin/affine.ts'
import type { PartTable } from '#twin/PartTable.ts'

/** One motion on each of some nodes, all alike: behaviours fill `matrix` and call `write`. */
export class Motions {
  /** 3 × 4, in the node's own frame. */
  readonly matrix = new Float32Array(12)
  readonly #parts: PartTable
  readonly #motions: Int32Array

  constructor(parts: PartTable, roots: ArrayLike<number>) {
    this.#parts = parts
    this.#motions = Int32Array.from(roots, (root) => parts.motions.add(root))
    identityAffine(this.matrix, 0)
  }

  /** Gives `matrix` to all nodes. @frame */
  write(): void {
    for (let i = 0; i < this.#motions.length; i++) this.writeOne(i)
  }

  /** Gives `matrix` to one of the nodes, by its place in the list. @frame */
  writeOne(i: number): void {
    const chains = this.#parts.motions
    const motion = this.#motions[i]
    copyAffine(chains.matrices, motion * 12, this.matrix, 0)
    chains.touch(motion)
  }

  remove(): void {
    for (const motion of this.#motions) this.#parts.motions.remove(motion)
  }
}
