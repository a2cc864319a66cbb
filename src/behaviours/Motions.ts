import { copyAffine, identityAffine } from '#twin/affine.ts'
import { matrixStride, type PartTable } from '#twin/PartTable.ts'

/** Scratch for all behaviours that move parts: 3 × 4, in the node's own frame; to be filled before each `write`. */
export const motionMatrix = new Float32Array(12)

/** One motion on each of some nodes: behaviours fill `motionMatrix` and call `write`. */
export class Motions {
  readonly #parts: PartTable
  readonly #motions: readonly number[]
  /** Lengths of one metre along x, y, z in each node's own frame: nodes of CAD models are often scaled. */
  readonly #metre: Float32Array

  constructor(parts: PartTable, roots: ArrayLike<number>) {
    this.#parts = parts
    this.#metre = new Float32Array(roots.length * 3)
    for (let i = 0; i < this.#metre.length; i++) {
      const at = roots[Math.floor(i / 3)] * matrixStride + (i % 3)
      const length = Math.hypot(parts.matrix[at], parts.matrix[at + 4], parts.matrix[at + 8])
      this.#metre[i] = length > 0 ? 1 / length : 1
    }
    this.#motions = Array.from(roots, (root) => parts.motions.add(root))
  }

  /** Gives `motionMatrix` to all nodes. @frame */
  write(): void {
    for (let i = 0; i < this.#motions.length; i++) this.writeOne(i)
  }

  /** Moves all nodes by metres along a unit axis of their own frame, whatever their scale. @frame */
  move(axis: ArrayLike<number>, metres: number): void {
    identityAffine(motionMatrix, 0)
    for (let i = 0; i < this.#motions.length; i++) {
      for (let side = 0; side < 3; side++) {
        motionMatrix[side * 4 + 3] = axis[side] * metres * this.#metre[i * 3 + side]
      }
      this.writeOne(i)
    }
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
