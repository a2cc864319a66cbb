import type { BufferGeometry } from 'three'
import type { ShapeTable } from './ShapeTable.ts'

/** Which shapes hang on which rows of a model, in the order of rows, for picking. */
export class Picks {
  readonly rows: Uint32Array
  /** Numbers in `table`. */
  readonly shapes: Uint32Array
  readonly table: ShapeTable

  constructor(rows: Uint32Array, shapes: Uint32Array, table: ShapeTable) {
    this.rows = rows
    this.shapes = shapes
    this.table = table
  }

  get size(): number {
    return this.rows.length
  }

  /** The first pick of a row, or of the next row that has one. */
  first(row: number): number {
    return firstPick(this.rows, row)
  }

  /** With geometries that stand in no batch added at their rows. */
  with(more: readonly { row: number; geometry: BufferGeometry }[]): Picks {
    if (more.length === 0) return this
    const rows = [...this.rows]
    const shapes = [...this.shapes]
    for (const { row, geometry } of more) {
      rows.push(row)
      shapes.push(this.table.add(geometry))
    }
    const order = rows.map((_, i) => i).sort((a, b) => rows[a] - rows[b])
    return new Picks(
      Uint32Array.from(order, (i) => rows[i]),
      Uint32Array.from(order, (i) => shapes[i]),
      this.table,
    )
  }
}

/**
 * The first place in ascending `rows` that is not before a row.
 * @frame
 */
export function firstPick(rows: Uint32Array, row: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle] < row) low = middle + 1
    else high = middle
  }
  return low
}
