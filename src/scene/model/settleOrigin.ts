import { multiplyAffine } from '#twin/affine.ts'
import type { PartRows } from './readParts.ts'

/** A model whose middle is farther than this from its origin, and than three times its size, is moved there. */
const far = 8192

/**
 * Matrices at rest of all rows in the model's frame, twelve numbers each, in double precision. `local` is that of each row
 * in its parent's.
 */
export function placeRows({ parent, exact }: PartRows): Float64Array {
  const world = new Float64Array(exact.length)
  for (let row = 0; row < parent.length; row++) {
    const at = row * 12
    if (parent[row] < 0) world.set(exact.subarray(at, at + 12), at)
    else multiplyAffine(world, at, world, parent[row] * 12, exact, at)
  }
  return world
}

/** Writes the box of a box under an affine matrix (Arvo, Graphics Gems 1990, "Transforming boxes"). */
export function placeBox(
  m: Float64Array,
  at: number,
  box: ArrayLike<number>,
  out: Float64Array,
): void {
  for (let axis = 0; axis < 3; axis++) {
    const i = at + axis * 4
    let low = m[i + 3]
    let high = m[i + 3]
    for (let k = 0; k < 3; k++) {
      const a = m[i + k] * box[k]
      const b = m[i + k] * box[k + 3]
      low += a < b ? a : b
      high += a < b ? b : a
    }
    out[axis] = low
    out[axis + 3] = high
  }
}

/**
 * Brings a model that stands far from its origin (map coordinates) near it, in double precision: a GPU counts in 32 bits, which
 * at 500 km are 3 cm, and everything trembles. `box`: of all parts at rest. Changes `rows` (`local` and
 * `exact`) and `world`; returns how far it was moved, or null when that was not needed. Rows in `moving` (clips) keep their own
 * frames.
 */
export function settleOrigin(
  rows: PartRows,
  world: Float64Array,
  box: ArrayLike<number>,
  moving: ReadonlySet<number>,
): [number, number, number] | null {
  const middle = [0, 1, 2].map((k) => (box[k] + box[k + 3]) / 2)
  const size = Math.hypot(box[3] - box[0], box[4] - box[1], box[5] - box[2])
  if (!(Math.hypot(...middle) > Math.max(far, 3 * size))) return null
  const shift = middle.map(Math.round) as [number, number, number]
  const { parent, exact, meshOf, local } = rows
  // Whether all that a row carries has to be moved further down, because the row itself stands near the origin.
  const passesOn = new Uint8Array(parent.length)
  for (let row = 0; row < parent.length; row++) {
    const above = parent[row]
    if (above >= 0 && passesOn[above] === 0) continue
    const at = row * 12
    const distance = Math.hypot(world[at + 3], world[at + 7], world[at + 11])
    const isNear = distance < Math.hypot(...shift) / 2
    const hasChildren = rows.end[row] > row + 1
    if (isNear && hasChildren && meshOf[row] < 0 && !moving.has(row)) {
      passesOn[row] = 1
      continue
    }
    const back = above < 0 ? shift : turnBack(world, above * 12, shift)
    for (let k = 0; k < 3; k++) exact[at + k * 4 + 3] -= back[k]
  }
  local.set(exact)
  world.set(placeRows(rows))
  return shift
}

/** A vector in the frame of a matrix: the inverse of its 3 × 3 part, by cofactors. A flat frame gives the vector itself. */
function turnBack(m: Float64Array, at: number, v: readonly number[]): number[] {
  const [a, b, c] = [m[at], m[at + 1], m[at + 2]]
  const [d, e, f] = [m[at + 4], m[at + 5], m[at + 6]]
  const [g, h, i] = [m[at + 8], m[at + 9], m[at + 10]]
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  if (!(Math.abs(determinant) > 1e-30)) return [...v]
  const [x, y, z] = v
  return [
    ((e * i - f * h) * x + (c * h - b * i) * y + (b * f - c * e) * z) / determinant,
    ((f * g - d * i) * x + (a * i - c * g) * y + (c * d - a * f) * z) / determinant,
    ((d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d) * z) / determinant,
  ]
}
