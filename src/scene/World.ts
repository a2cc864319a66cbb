import { Box3, type Matrix4 } from 'three'
import { multiplyAffine } from '#twin/affine.ts'
import type { LabelTable } from '#twin/LabelTable.ts'
import { Look, lookStride, matrixStride, type PartTable } from '#twin/PartTable.ts'
import type { ExtrasOf } from '#twin/PropertyIndex.ts'
import { BoxTree } from './BoxTree.ts'
import type { Picks } from './model/Picks.ts'
import type { TriangleTree } from './model/TriangleTree.ts'

/** What the world needs of a loaded model: its parts, the shapes that hang on their rows (in the row's frame), what is written at them. */
export type Solid = {
  id: string
  parts: PartTable
  picks: Picks
  extras?: ExtrasOf
  labels?: LabelTable
  /** Box of a row's geometry with all below it, in its own frame: min xyz, max xyz; the minimum is larger where there is none. */
  bounds?(row: number): ArrayLike<number>
}

/** A model and where it stands. */
export type Placed = { model: Solid; placement: Matrix4 }

/**
 * Everything solid of all loaded models as one list of items (a shape at a row), with their boxes in metres of the
 * world in one tree, which is made when it is first asked: the picture comes 30 ms sooner. Who moves rows says so by `noteMoved`;
 * boxes and tree follow when they are asked next.
 */
export class World {
  readonly placed: readonly Placed[]
  readonly size: number
  /** By item: min xyz, max xyz. */
  readonly boxes: Float32Array
  readonly modelOf: Uint16Array
  readonly rowOf: Uint32Array
  /** Box of everything, at the time the world was made. */
  readonly box = new Box3()
  /** By model: the first item of each row, and one more at the end. */
  readonly #firstOf: Uint32Array[] = []
  readonly #affine: Float64Array[] = []
  readonly #shapeOf: Uint32Array
  readonly #moved: Uint32Array
  readonly #isMoved: Uint8Array
  readonly #scratch = new Float64Array(12)
  /** `#moved` is a ring: where the item begins that moved first, and how many there are. */
  #movedFrom = 0
  #movedCount = 0
  /** Nothing was brought up to date loosely since rows may have moved. */
  #isNewFrame = true
  #share = 0
  #tree: BoxTree | null = null
  #cold = 0

  constructor(placed: readonly Placed[]) {
    this.placed = placed
    this.size = placed.reduce((sum, { model }) => sum + model.picks.size, 0)
    this.modelOf = new Uint16Array(this.size)
    this.rowOf = new Uint32Array(this.size)
    this.#shapeOf = new Uint32Array(this.size)
    let from = 0
    placed.forEach(({ model: { parts, picks }, placement }, number) => {
      const first = new Uint32Array(parts.size + 1)
      let row = 0
      for (let i = 0; i < picks.size; i++) {
        while (row <= picks.rows[i]) first[row++] = from + i
      }
      while (row <= parts.size) first[row++] = from + picks.size
      this.modelOf.fill(number, from, from + picks.size)
      this.rowOf.set(picks.rows, from)
      this.#shapeOf.set(picks.shapes, from)
      this.#firstOf.push(first)
      this.#affine.push(affineOf(placement))
      from += picks.size
    })
    this.#moved = new Uint32Array(this.size)
    this.#isMoved = new Uint8Array(this.size)
    this.boxes = new Float32Array(this.size * 6)
    for (let item = 0; item < this.size; item++) this.#place(item)
    this.#unite(0, this.size, this.box)
  }

  get tree(): BoxTree {
    return (this.#tree ??= new BoxTree(this.boxes))
  }

  /** Notes the rows whose matrices are dirty in every model's table; to be called before they are uploaded and cleared. */
  noteMoved(): void {
    this.#isNewFrame = true
    for (let number = 0; number < this.placed.length; number++) {
      const { parts } = this.placed[number].model
      const first = this.#firstOf[number]
      for (let i = 0; i < parts.dirtyMatrixCount; i++) {
        const row = parts.dirtyMatrix[i]
        for (let item = first[row]; item < first[row + 1]; item++) {
          if (this.#isMoved[item] !== 0) continue
          this.#isMoved[item] = 1
          this.#moved[(this.#movedFrom + this.#movedCount++) % this.size] = item
        }
      }
    }
  }

  /** Brings boxes and tree up to date with the rows that moved. */
  refit(): void {
    this.#refit(this.#movedCount)
  }

  /**
   * The same for who asks in every frame, and need not have each at its last place: those that moved first, as many as bring each up to
   * date within some frames. All in one of six would hold that one up.
   * @frame
   */
  refitLoosely(): void {
    if (!this.#isNewFrame) return
    this.#isNewFrame = false
    this.#share = Math.max(this.#share, Math.ceil(this.#movedCount / looseFrames))
    this.#refit(Math.min(this.#movedCount, Math.max(this.#share, fewMoved)))
    if (this.#movedCount === 0) this.#share = 0
  }

  /** @frame */
  #refit(count: number): void {
    const all = count > this.size / 8
    for (let i = 0; i < count; i++) {
      const item = this.#moved[this.#movedFrom]
      this.#movedFrom = (this.#movedFrom + 1) % this.size
      this.#isMoved[item] = 0
      this.#place(item)
      if (!all) this.#tree?.refit(item)
    }
    if (all) this.#tree?.refitAll()
    this.#movedCount -= count
  }

  /** Whether a person can see the item now. */
  isVisible(item: number): boolean {
    const { look } = this.placed[this.modelOf[item]].model.parts
    const at = this.rowOf[item] * lookStride
    // What a person has made a ghost is looked through, and so is pointed through.
    return (
      look[at + Look.visible] > 0.5 && look[at + Look.opacity] > 0.02 && look[at + Look.ghost] < 0.5
    )
  }

  /** The triangles of an item, in its row's frame; null when it has none. */
  treeOf(item: number): TriangleTree | null {
    return this.placed[this.modelOf[item]].model.picks.table.tree(this.#shapeOf[item])
  }

  /** Writes the matrix of an item (its row, motion and placement included) as twelve numbers, see `affine`. @frame */
  writeAffine(item: number, out: Float64Array): void {
    const number = this.modelOf[item]
    const { matrix } = this.placed[number].model.parts
    multiplyAffine(out, 0, this.#affine[number], 0, matrix, this.rowOf[item] * matrixStride)
  }

  /** Writes the matrix of an item. */
  readMatrix(item: number, out: Matrix4): Matrix4 {
    return this.readRow(this.modelOf[item], this.rowOf[item], out)
  }

  /** Writes the matrix of a row of a model. */
  readRow(number: number, row: number, out: Matrix4): Matrix4 {
    const a = this.#scratch
    const { matrix } = this.placed[number].model.parts
    multiplyAffine(a, 0, this.#affine[number], 0, matrix, row * matrixStride)
    // `set` would be given sixteen numbers, each allocated.
    const e = out.elements
    for (let i = 0; i < 12; i++) e[(i & 3) * 4 + (i >> 2)] = a[i]
    e[3] = e[7] = e[11] = 0
    e[15] = 1
    return out
  }

  /** Part id of an item: `<model id>/<path>`. */
  partOf(item: number): string {
    const { model } = this.placed[this.modelOf[item]]
    return `${model.id}/${model.parts.paths[this.rowOf[item]]}`
  }

  /** Number of the model and row of a part or group by its id; null when no loaded model has it. */
  find(part: string): { number: number; row: number } | null {
    for (let number = 0; number < this.placed.length; number++) {
      const { id, parts } = this.placed[number].model
      if (!part.startsWith(`${id}/`)) continue
      const row = parts.rowOf(part.slice(id.length + 1))
      if (row >= 0) return { number, row }
    }
    return null
  }

  /** The box of parts or groups where they are now, in metres of the world; empty when none is known. */
  boxOf(parts: readonly string[], out: Box3): Box3 {
    this.refit()
    out.makeEmpty()
    for (const part of parts) {
      const found = this.find(part)
      if (found) this.boxOfRow(found.number, found.row, out)
    }
    return out
  }

  /** Widens `out` by the box of a row and all below it. */
  boxOfRow(number: number, row: number, out: Box3): Box3 {
    const first = this.#firstOf[number]
    return this.#unite(first[row], first[this.placed[number].model.parts.end[row]], out)
  }

  /** Builds what is still missing, of triangle trees up to about so many triangles: work for frames with nothing to draw. */
  warm(budget: number): boolean {
    if (this.#tree === null && this.size > 0) {
      this.#tree = new BoxTree(this.boxes)
      return true
    }
    for (let left = budget; this.#cold < this.size && left > 0; this.#cold++) {
      const { table } = this.placed[this.modelOf[this.#cold]].model.picks
      const shape = this.#shapeOf[this.#cold]
      if (table.hasTree(shape)) continue
      left -= table.triangles(shape)
      table.tree(shape)
    }
    return this.#cold < this.size
  }

  #place(item: number): void {
    const { boxes } = this
    const m = this.#scratch
    this.writeAffine(item, m)
    const { boxes: own } = this.placed[this.modelOf[item]].model.picks.table
    const k = this.#shapeOf[item] * 6
    const x = (own[k] + own[k + 3]) / 2
    const y = (own[k + 1] + own[k + 4]) / 2
    const z = (own[k + 2] + own[k + 5]) / 2
    const at = item * 6
    for (let i = 0; i < 3; i++) {
      const r = i * 4
      const centre = m[r] * x + m[r + 1] * y + m[r + 2] * z + m[r + 3]
      const half =
        Math.abs(m[r]) * (own[k + 3] - x) +
        Math.abs(m[r + 1]) * (own[k + 4] - y) +
        Math.abs(m[r + 2]) * (own[k + 5] - z)
      boxes[at + i] = centre - half - slack
      boxes[at + i + 3] = centre + half + slack
    }
  }

  #unite(from: number, to: number, out: Box3): Box3 {
    const { boxes } = this
    for (let item = from; item < to; item++) {
      const at = item * 6
      if (!(boxes[at] <= boxes[at + 3])) continue
      out.min.set(
        Math.min(out.min.x, boxes[at]),
        Math.min(out.min.y, boxes[at + 1]),
        Math.min(out.min.z, boxes[at + 2]),
      )
      out.max.set(
        Math.max(out.max.x, boxes[at + 3]),
        Math.max(out.max.y, boxes[at + 4]),
        Math.max(out.max.z, boxes[at + 5]),
      )
    }
    return out
  }
}

/** A moved item waits for so many frames; so few of them do not wait. */
const looseFrames = 6
const fewMoved = 8

/** Boxes are kept in 32 bits: a tenth of a millimetre keeps rounding from losing flat things. */
const slack = 1e-4

function affineOf(matrix: Matrix4): Float64Array {
  const e = matrix.elements
  return Float64Array.of(e[0], e[4], e[8], e[12], e[1], e[5], e[9], e[13], e[2], e[6], e[10], e[14])
}
