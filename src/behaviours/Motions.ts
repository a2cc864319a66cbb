import { copyAffine } from '#twin/affine.ts'
import type { PartTable } from '#twin/PartTable.ts'

/** Scratch for all behaviours that move parts: 3 × 4, in the node's own frame; to be filled before each `write`. */
export const motionMatrix = new Float32Array(12)

/** One motion on each of some nodes: behaviours fill `motionMatrix` and call `write`. */
export class Motions {
  readonly #parts: PartTable
  readonly #motions: readonly number[]

  constructor(parts: PartTable, roots: ArrayLike<number>) {
    this.#parts = parts
    this.#motions = Array.from(roots, (root) => parts.motions.add(root))
  }

  /** Gives `motionMatrix` to all nodes. @frame */
  write(): void {
    for (let i = 0; i < this.#motions.length; i++) this.writeOne(i)
  }

  /** Gives `motionMatrix` to one of the nodes, by its place in the list. @frame */
  writeOne(i: number): void {
    const chains = this.#parts.motions
    const motion = this.#motions[i]
    copyAffine(chains.matrices, motion * 12, motionMatrix, 0)
    chains.touch(motion)
  }

  remove(): void {
    for (const motion of this.#motions) this.#parts.motions.remove(motion)
  }
}
