import { Vector3 } from 'three'

const start = new Vector3()
const way = new Vector3()
const near = new Vector3()

/**
 * How many radians a line through points (x, y, z each), `half` metres to each side of it, is off a ray (direction of length 1), and
 * where, into `out`. No less than `least` when none of it is nearer.
 */
export function nearestOnRay(
  points: Float32Array,
  half: number,
  from: Vector3,
  direction: Vector3,
  least: number,
  out: Vector3,
): number {
  let best = least
  const last = Math.max(1, points.length / 3 - 1)
  for (let i = 0; i < last; i++) {
    start.fromArray(points, i * 3)
    if (points.length > 3) way.fromArray(points, i * 3 + 3).sub(start)
    else way.set(0, 0, 0)
    start.sub(from)
    // Of two lines, where they are nearest; along the piece only.
    const a = way.lengthSq()
    const b = way.dot(direction)
    const c = start.dot(direction)
    const d = way.dot(start)
    const bottom = a - b * b
    const share = bottom > 1e-12 ? (b * c - d) / bottom : 0
    near.copy(start).addScaledVector(way, Math.min(1, Math.max(0, share)))
    const along = near.dot(direction)
    if (along <= 0) continue
    const off = Math.sqrt(Math.max(0, near.lengthSq() - along * along)) - half
    const angle = Math.max(0, off) / along
    if (angle >= best) continue
    best = angle
    out.copy(near).add(from)
  }
  return best
}
