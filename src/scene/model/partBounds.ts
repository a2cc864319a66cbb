import type { BufferGeometry } from 'three'
import { copyAffine, identityAffine, multiplyAffine } from '#twin/affine.ts'
import type { Pick } from './makeBatches.ts'

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
  picks: readonly Pick[],
): (row: number) => Bounds {
  const known = new Map<number, Bounds>()
  const geometries = new Map<number, BufferGeometry[]>()
  for (const { row, geometry } of picks) {
    const list = geometries.get(row)
    if (list) list.push(geometry)
    else geometries.set(row, [geometry])
  }
  const read = (top: number): Bounds => {
    const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]
    const placed = new Float32Array((end[top] - top) * 12)
    for (let row = top; row < end[top]; row++) {
      const at = (row - top) * 12
      if (row === top) identityAffine(placed, at)
      else if (parent[row] < 0) copyAffine(placed, at, local, row * 12)
      else multiplyAffine(placed, at, placed, (parent[row] - top) * 12, local, row * 12)
      for (const geometry of geometries.get(row) ?? []) widen(box, placed, at, geometry)
    }
    const isEmpty = !(box[0] <= box[3])
    return (isEmpty ? [0, 0, 0, 0, 0, 0] : box) as unknown as Bounds
  }
  return (row) => {
    let bounds = known.get(row)
    if (!bounds) known.set(row, (bounds = read(row)))
    return bounds
  }
}

/** Widens a box by the box of a geometry under an affine matrix (Arvo, Graphics Gems 1990, "Transforming boxes"). */
function widen(box: number[], m: Float32Array, at: number, geometry: BufferGeometry): void {
  const { min, max } = geometry.boundingBox ?? {}
  if (!min || !max || !(min.x <= max.x)) return
  for (let axis = 0; axis < 3; axis++) {
    const i = at + axis * 4
    const [x, y, z, w] = m.subarray(i, i + 4)
    box[axis] = Math.min(
      box[axis],
      w +
        Math.min(x * min.x, x * max.x) +
        Math.min(y * min.y, y * max.y) +
        Math.min(z * min.z, z * max.z),
    )
    box[axis + 3] = Math.max(
      box[axis + 3],
      w +
        Math.max(x * min.x, x * max.x) +
        Math.max(y * min.y, y * max.y) +
        Math.max(z * min.z, z * max.z),
    )
  }
}
