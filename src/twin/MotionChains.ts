import { copyAffine, identityAffine, multiplyAffine } from './affine.ts'
import { matrixStride, type PartTable } from './PartTable.ts'

/** Up to this many changed rows are sorted; more are found faster by running over the marks (0.1 ms for 100,000 rows). */
const fewRows = 32

/**
 * Motions of nodes: each behaviour that moves a node owns one motion (a 3 × 4 matrix in the node's own frame); a
 * node's motions multiply in the order they were added, and children move along. Only subtrees below a changed motion
 * are computed again.
 */
export class MotionChains {
  readonly #parts: PartTable
  #local: Float32Array
  /** Whether `#local` is a copy of what was given, which others read. */
  #isOwnLocal = false
  /** First motion of a row, -1 for none; then `#next`. */
  readonly #first: Int32Array
  readonly #rowMarked: Uint8Array
  /** The first few of the rows that are marked. */
  readonly #changedRows: Uint32Array
  #changedCount = 0
  #lowest = Infinity
  #highest = -1
  #next: number[] = []
  #row: number[] = []
  #free: number[] = []
  /** All motions, 12 floats each; a motion's offset is its number × 12. Replaced when it grows: read it anew. */
  matrices = new Float32Array(0)

  /** `local`: matrices at rest of all rows, twelve numbers each; copied (48 bytes a row) before the first is changed. */
  constructor(parts: PartTable, local: Float32Array) {
    this.#parts = parts
    this.#local = local
    this.#first = new Int32Array(parts.size).fill(-1)
    this.#rowMarked = new Uint8Array(parts.size)
    this.#changedRows = new Uint32Array(fewRows)
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
    const row = this.#row[motion] ?? -1
    if (row < 0) throw new Error(`MotionChains: there is no motion ${motion}`)
    this.#row[motion] = -1
    if (this.#first[row] === motion) this.#first[row] = this.#next[motion]
    else {
      let before = this.#first[row]
      while (this.#next[before] !== motion) before = this.#next[before]
      this.#next[before] = this.#next[motion]
    }
    this.#free.push(motion)
    this.#markRow(row)
  }

  /**
   * Called after writing the twelve numbers of a motion in `matrices`.
   *
   * @frame
   */
  touch(motion: number): void {
    this.#markRow(this.#row[motion])
  }

  /**
   * Replaces a node's place at rest (an animation clip does so every frame). 12 numbers from `offset` on.
   *
   * @frame
   */
  setLocal(row: number, source: ArrayLike<number>, offset = 0): void {
    if (!this.#isOwnLocal) this.#ownLocal()
    copyAffine(this.#local, row * matrixStride, source, offset)
    this.#markRow(row)
  }

  /**
   * How far the motions of a node lift it, in its own frame at rest: metres along y.
   * @frame
   */
  liftOf(row: number): number {
    let lift = 0
    for (let motion = this.#first[row]; motion >= 0; motion = this.#next[motion])
      lift += this.matrices[motion * matrixStride + 7]
    return lift
  }

  /** Copies a node's local matrix at rest into `target`. */
  copyLocal(row: number, target: Float32Array, offset = 0): void {
    copyAffine(target, offset, this.#local, row * matrixStride)
  }

  /**
   * Computes the matrices of all rows below changed motions and marks them dirty; once a frame.
   *
   * @frame
   */
  update(): void {
    const count = this.#changedCount
    if (count === 0) return
    const changed = this.#changedRows
    const marked = this.#rowMarked
    if (count <= fewRows) {
      sortFirst(changed, count)
      for (let i = 0; i < count; i++) if (marked[changed[i]] !== 0) this.#compute(changed[i])
    } else {
      const highest = this.#highest
      for (let row = this.#lowest; row <= highest;)
        row = marked[row] === 0 ? row + 1 : this.#compute(row)
    }
    this.#changedCount = 0
    this.#lowest = Infinity
    this.#highest = -1
  }

  /**
   * Computes a row and its subtree, whose marks it takes away; returns the row after it.
   *
   * @frame
   */
  #compute(top: number): number {
    const { parent, end, matrix } = this.#parts
    const local = this.#local
    const past = end[top]
    for (let row = top; row < past; row++) {
      const at = row * matrixStride
      const above = parent[row]
      this.#rowMarked[row] = 0
      if (above < 0) copyAffine(matrix, at, local, at)
      else multiplyAffine(matrix, at, matrix, above * matrixStride, local, at)
      for (let motion = this.#first[row]; motion >= 0; motion = this.#next[motion]) {
        multiplyAffine(matrix, at, matrix, at, this.matrices, motion * matrixStride)
      }
      this.#parts.markMatrix(row)
    }
    return past
  }

  /** @frame */
  #markRow(row: number): void {
    if (this.#rowMarked[row] !== 0) return
    this.#rowMarked[row] = 1
    if (this.#changedCount < fewRows) this.#changedRows[this.#changedCount] = row
    this.#changedCount++
    if (row < this.#lowest) this.#lowest = row
    if (row > this.#highest) this.#highest = row
  }

  #ownLocal(): void {
    this.#isOwnLocal = true
    this.#local = this.#local.slice()
  }

  #grow(): void {
    const larger = new Float32Array(Math.max(16 * matrixStride, this.matrices.length * 2))
    larger.set(this.matrices)
    this.matrices = larger
  }
}

/**
 * Sorts the first few numbers of a list in place.
 *
 * @frame
 */
function sortFirst(list: Uint32Array, count: number): void {
  for (let i = 1; i < count; i++) {
    const number = list[i]
    let at = i
    for (; at > 0 && list[at - 1] > number; at--) list[at] = list[at - 1]
    list[at] = number
  }
}
