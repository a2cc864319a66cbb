import { copyAffine, identityAffine, multiplyAffine } from './affine.ts'
import { matrixStride, type PartNode, type PartTable } from './PartTable.ts'

/**
 * Motions of nodes: each behaviour that moves a node owns one motion (a 3 × 4 matrix in the node's own frame); a
 * node's motions multiply in the order they were added, and children move along. Only subtrees below a changed motion
 * are computed again.
 */
export class MotionChains {
  readonly #parts: PartTable
  readonly #local: Float32Array
  /** First motion of a row, -1 for none; then `#next`. */
  readonly #first: Int32Array
  readonly #rowMarked: Uint8Array
  readonly #changedRows: Uint32Array
  #changedCount = 0
  #next: number[] = []
  #row: number[] = []
  #free: number[] = []
  /** All motions, 12 floats each; a motion's offset is its number × 12. Replaced when it grows: read it anew. */
  matrices = new Float32Array(0)

  constructor(parts: PartTable, nodes: readonly PartNode[]) {
    this.#parts = parts
    this.#local = new Float32Array(parts.size * matrixStride)
    nodes.forEach((node, row) => this.#local.set(node.local, row * matrixStride))
    this.#first = new Int32Array(parts.size).fill(-1)
    this.#rowMarked = new Uint8Array(parts.size)
    this.#changedRows = new Uint32Array(parts.size)
    for (let row = 0; row < parts.size; row++) if (parts.parent[row] < 0) this.#markRow(row)
  }

  /** A new motion at the end of the row's chain, identity at first. Returns its number. */
  add(row: number): number {
    const motion = this.#free.pop() ?? this.#row.length
    this.#row[motion] = row
    this.#next[motion] = -1
    if ((motion + 1) * matrixStride > this.matrices.length) this.#grow()
    identityAffine(this.matrices, motion * matrixStride)
    if (this.#first[row] < 0) this.#first[row] = motion
    else {
      let last = this.#first[row]
      while (this.#next[last] >= 0) last = this.#next[last]
      this.#next[last] = motion
    }
    return motion
  }

  /** Takes a motion away; the node returns to where its other motions leave it. */
  remove(motion: number): void {
    const row = this.#row[motion]
    if (this.#first[row] === motion) this.#first[row] = this.#next[motion]
    else {
      let before = this.#first[row]
      while (this.#next[before] !== motion) before = this.#next[before]
      this.#next[before] = this.#next[motion]
    }
    this.#free.push(motion)
    this.#markRow(row)
  }

  /** Called after writing the twelve numbers of a motion in `matrices`. */
  touch(motion: number): void {
    this.#markRow(this.#row[motion])
  }

  /** Replaces a node's place at rest (an animation clip does so every frame). 12 numbers from `offset` on. */
  setLocal(row: number, source: ArrayLike<number>, offset = 0): void {
    copyAffine(this.#local, row * matrixStride, source, offset)
    this.#markRow(row)
  }

  /** Copies a node's local matrix at rest into `target`. */
  copyLocal(row: number, target: Float32Array, offset = 0): void {
    copyAffine(target, offset, this.#local, row * matrixStride)
  }

  /** Computes the matrices of all rows below changed motions and marks them dirty; once a frame. */
  update(): void {
    if (this.#changedCount === 0) return
    const { parent, end, matrix } = this.#parts
    const changed = this.#changedRows.subarray(0, this.#changedCount)
    if (this.#changedCount > 1) changed.sort()
    let done = 0
    for (let i = 0; i < this.#changedCount; i++) {
      const top = changed[i]
      this.#rowMarked[top] = 0
      if (top < done) continue
      done = end[top]
      for (let row = top; row < done; row++) {
        const at = row * matrixStride
        const above = parent[row]
        if (above < 0) copyAffine(matrix, at, this.#local, at)
        else multiplyAffine(matrix, at, matrix, above * matrixStride, this.#local, at)
        for (let motion = this.#first[row]; motion >= 0; motion = this.#next[motion]) {
          multiplyAffine(matrix, at, matrix, at, this.matrices, motion * matrixStride)
        }
        this.#parts.markMatrix(row)
      }
    }
    this.#changedCount = 0
  }

  #markRow(row: number): void {
    if (this.#rowMarked[row] !== 0) return
    this.#rowMarked[row] = 1
    this.#changedRows[this.#changedCount++] = row
  }

  #grow(): void {
    const larger = new Float32Array(Math.max(16 * matrixStride, this.matrices.length * 2))
    larger.set(this.matrices)
    this.matrices = larger
  }
}
