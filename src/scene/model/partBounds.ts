import { copyAffine, identityAffine, multiplyAffine } from '#twin/affine.ts'
import type { Picks } from './Picks.ts'
import { placeBox } from './settleOrigin.ts'

/** Min x, y, z and max x, y, z in metres. */
export type Bounds = readonly [number, number, number, number, number, number]

/**
 * Tells the box of a row's geometry, its subtree included, in the row's own frame at rest; computed when first asked for.
 * A row without any geometry has a box of no size at its origin. `local`: matrices at rest of all rows, twelve numbers each.
 */
export function makeBoundsReader(
  parent: Int32Array,
  end: Uint32Array,
  local: Float32Array,
  picks: Picks,
): (row: number) => Bounds {
  const known = new Map<number, Bounds>()
  const box = new Float64Array(6)
  const read = (top: number): Bounds => {
    const all = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]
    const placed = new Float64Array((end[top] - top) * 12)
    let pick = picks.first(top)
    for (let row = top; row < end[top]; row++) {
      const at = (row - top) * 12
      if (row === top) identityAffine(placed, at)
      else if (parent[row] < 0) copyAffine(placed, at, local, row * 12)
      else multiplyAffine(placed, at, placed, (parent[row] - top) * 12, local, row * 12)
      for (; picks.rows[pick] === row; pick++) {
        const from = picks.shapes[pick] * 6
        placeBox(placed, at, picks.table.boxes.subarray(from, from + 6), box)
        for (let k = 0; k < 3; k++) {
          all[k] = Math.min(all[k], box[k])
          all[k + 3] = Math.max(all[k + 3], box[k + 3])
        }
      }
    }
    const isEmpty = !(all[0] <= all[3])
    return (isEmpty ? [0, 0, 0, 0, 0, 0] : all) as unknown as Bounds
  }
  return (row) => {
    let bounds = known.get(row)
    if (!bounds) known.set(row, (bounds = read(row)))
    return bounds
  }
}
