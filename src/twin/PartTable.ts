import { ColourTable } from './ColourTable.ts'
import { HeatTable } from './HeatTable.ts'
import { makeNodeIndex } from './nodeIndex.ts'
import { MotionChains } from './MotionChains.ts'
import { Quality } from './Quality.ts'
import { rowsPerLine } from './rowsPerLine.ts'
import { doNow, type Work } from './Work.ts'

/** One node of a model, as the loader found it. Parents come before their children, depth first. */
export type PartNode = {
  /** Path of names from the model's root, unique in the model: `Line1/Filler/Carousel`. */
  path: string
  /** Index of the parent in the same list; -1 for a root. */
  parent: number
  /** Whether geometry hangs on it: such a node is a part; the others only group and carry motion. */
  isPart: boolean
  /** Local matrix at rest, 3 × 4, row-major, 12 numbers. */
  local: ArrayLike<number>
}

/** The nodes of a model as flat arrays, as a worker sends them: right by construction, so not checked again. */
export type NodeArrays = {
  paths: readonly string[]
  parent: Int32Array
  /** The row after the last one below a row. */
  end: Uint32Array
  isPart: Uint8Array
  /** Local matrices at rest, twelve numbers a row. */
  local: Float32Array
}

/** Floats a row in `look`: three texels. */
export const lookStride = 12
/** Floats a row in `matrix`: three texels, the rows of a 3 × 4 affine matrix. */
export const matrixStride = 12

/** Offsets in a row of `look`; the colour that changes most stands apart, in `ColourTable`. */
export const Look = {
  /** Linear RGB of the light it gives off, already times its strength, then opacity 0..1. */
  glow: 0,
  opacity: 3,
  /** 1 or 0. */
  visible: 4,
  /** A `Quality` code: the shader hatches and desaturates by it. */
  quality: 5,
  /** 0 none, 1 pointed at, 2 selected. */
  highlight: 6,
  /** 0 = solid … 1 = ghosted, by a tool that looks through things; 2 = hidden by a person. */
  ghost: 7,
  /** Position of the moving pattern, metres along the flow, taken modulo `flowSpacing`. */
  flowPhase: 8,
  /** Metres between two marks; 0 = no flow pattern. */
  flowSpacing: 9,
  /** Coordinate the pattern runs along: 0 x, 1 y, 2 z (local), 3 u, 4 v (TEXCOORD_0 in metres). */
  flowAxis: 10,
  /** 0..1, how visible the pattern is. */
  flowStrength: 11,
} as const

/**
 * How every part of one model looks and where it is: typed arrays, one row a node, written by behaviours and read by
 * the state texture. Rows that changed since the last upload are listed once each. A node's subtree is the rows
 * `[row, end[row])`.
 */
export class PartTable {
  readonly size: number
  readonly paths: readonly string[]
  readonly parent: Int32Array
  readonly end: Uint32Array
  readonly isPart: Uint8Array
  /** Padded with unused rows up to a multiple of `rowsPerLine`, as `matrix` is. */
  readonly look: Float32Array
  readonly colours: ColourTable
  /** Maps of values between sensors, over any of the rows. */
  readonly heat: HeatTable
  /** World matrix (relative to the model's own placement) of every row, motion included. */
  readonly matrix: Float32Array
  readonly dirtyLook: Uint32Array
  dirtyLookCount = 0
  readonly dirtyMatrix: Uint32Array
  dirtyMatrixCount = 0
  /** Motions of nodes on top of their place at rest. */
  readonly motions: MotionChains
  readonly #lookMarked: Uint8Array
  readonly #matrixMarked: Uint8Array
  #rowOfPath: Map<string, number> | null = null

  /** Throws when a list of nodes is not depth first, or a path stands in it twice. */
  constructor(nodes: readonly PartNode[] | NodeArrays) {
    const index = 'paths' in nodes ? nodes : makeNodeIndex(nodes)
    const size = index.paths.length
    this.size = size
    this.paths = index.paths
    this.parent = index.parent
    this.end = index.end
    this.isPart = index.isPart
    const padded = Math.max(1, Math.ceil(size / rowsPerLine)) * rowsPerLine
    this.look = new Float32Array(padded * lookStride)
    this.colours = new ColourTable(padded)
    this.heat = new HeatTable(padded)
    this.matrix = new Float32Array(padded * matrixStride)
    this.dirtyLook = new Uint32Array(size)
    this.dirtyMatrix = new Uint32Array(size)
    this.#lookMarked = new Uint8Array(size)
    this.#matrixMarked = new Uint8Array(size)
    this.motions = new MotionChains(this, index.local)
    this.#rest()
    this.motions.update()
  }

  /** The row of a path, or -1. The first question lists all paths: with 100,000 it should come after `indexPaths`. */
  rowOf(path: string): number {
    return (this.#rowOfPath ?? doNow(this.indexPaths())).get(path) ?? -1
  }

  /** Makes ready for `rowOf`. */
  *indexPaths(): Work<ReadonlyMap<string, number>> {
    if (this.#rowOfPath) return this.#rowOfPath
    const rows = new Map<string, number>()
    for (let row = 0; row < this.size; row++) {
      if (row % 256 === 255) yield
      rows.set(this.paths[row], row)
    }
    return (this.#rowOfPath = rows)
  }

  /**
   * Lays a linear RGB colour over the part; strength 0 shows the material alone.
   *
   * @frame
   */
  setColour(row: number, red: number, green: number, blue: number, strength: number): void {
    this.colours.set(row, red, green, blue, strength)
  }

  /**
   * Light the part gives off: linear RGB, already multiplied by its strength.
   *
   * @frame
   */
  setGlow(row: number, red: number, green: number, blue: number): void {
    this.set(row, Look.glow, red)
    this.set(row, Look.glow + 1, green)
    this.set(row, Look.glow + 2, blue)
  }

  /**
   * The same with the three numbers side by side, of which then none is allocated on its way.
   *
   * @frame
   */
  setGlowFrom(row: number, linear: Float64Array): void {
    const { look } = this
    const at = row * lookStride + Look.glow
    let isSame = true
    for (let i = 0; i < 3; i++) {
      if (look[at + i] === Math.fround(linear[i])) continue
      look[at + i] = linear[i]
      isSame = false
    }
    if (!isSame) this.markLook(row)
  }

  /**
   * Sets one number of a row of `look`, by its offset in `Look`; no mark when it was so already.
   *
   * @frame
   */
  set(row: number, offset: number, value: number): void {
    const at = row * lookStride + offset
    if (this.look[at] === Math.fround(value)) return
    this.look[at] = value
    this.markLook(row)
  }

  /** @frame */
  markLook(row: number): void {
    if (this.#lookMarked[row] !== 0) return
    this.#lookMarked[row] = 1
    this.dirtyLook[this.dirtyLookCount++] = row
  }

  /** @frame */
  markMatrix(row: number): void {
    if (this.#matrixMarked[row] !== 0) return
    this.#matrixMarked[row] = 1
    this.dirtyMatrix[this.dirtyMatrixCount++] = row
  }

  /** Whether there is anything to upload. @frame */
  get isDirty(): boolean {
    return this.dirtyLookCount > 0 || this.dirtyMatrixCount > 0 || this.colours.isDirty
  }

  /**
   * Called by whoever has uploaded the dirty rows.
   *
   * @frame
   */
  clearDirty(): void {
    for (let i = 0; i < this.dirtyLookCount; i++) this.#lookMarked[this.dirtyLook[i]] = 0
    for (let i = 0; i < this.dirtyMatrixCount; i++) this.#matrixMarked[this.dirtyMatrix[i]] = 0
    this.dirtyLookCount = 0
    this.dirtyMatrixCount = 0
    this.colours.clearDirty()
  }

  /** All rows at once: one by one, 100,000 take 15 ms before code is warm. */
  #rest(): void {
    const { look, size } = this
    if (size === 0) return
    look[Look.opacity] = 1
    look[Look.visible] = 1
    look[Look.quality] = Quality.good
    const end = size * lookStride
    for (let done = lookStride; done < end; done *= 2)
      look.copyWithin(done, 0, Math.min(done, end - done))
    for (let row = 0; row < size; row++) this.dirtyLook[row] = row
    this.#lookMarked.fill(1)
    this.dirtyLookCount = size
  }
}
