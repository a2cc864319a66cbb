import {
  BufferAttribute,
  BufferGeometry,
  LatheGeometry,
  SphereGeometry,
  SplineCurve,
  Vector2,
  Vector3,
} from 'three'
import { mergeGeometries } from 'three/examples/jsm/utils/BufferGeometryUtils.js'

/** Which piece of a body a vertex belongs to (its attribute `piece`). */
export const Piece = { head: 0, torso: 1, left: 2, right: 3 } as const

/** Half the height of the head, metres: names stand above it. */
export const headHigh = 0.118

/**
 * A person as soft shapes, each in its own frame and metres: a head that looks along -z, a bust that hangs below its own top, two hands whose fingers point
 * along -z. About 1,400 triangles.
 */
export function makeBodyShape(): BufferGeometry {
  const merged = mergeGeometries([
    as(Piece.head, lump(0.098, headHigh, 0.108, 0.84, 20, 14)),
    as(Piece.torso, bust()),
    ...hand(Piece.left, 1),
    ...hand(Piece.right, -1),
  ])
  if (!merged) throw new Error('makeBodyShape: the pieces do not fit together')
  return merged
}

/** `inward`: along x, where the other hand is. */
function hand(piece: number, inward: number): BufferGeometry[] {
  const palm = lump(0.041, 0.021, 0.058, 0.8, 12, 8)
  const finger = lump(0.0105, 0.0105, 0.042, 0.9, 8, 6).translate(inward * 0.02, 0.003, -0.082)
  const thumb = lump(0.0115, 0.0115, 0.034, 0.9, 8, 6)
    .rotateY(inward * -0.55)
    .translate(inward * 0.043, 0.006, -0.022)
  return [palm, finger, thumb].map((part) => as(piece, part))
}

/** Shoulders that narrow to a soft end: nothing that would have to walk. */
function bust(): BufferGeometry {
  const outline = [
    [0.001, 0],
    [0.045, -0.004],
    [0.1, -0.022],
    [0.148, -0.058],
    [0.17, -0.112],
    [0.165, -0.19],
    [0.147, -0.27],
    [0.118, -0.345],
    [0.08, -0.4],
    [0.036, -0.43],
    [0.001, -0.436],
  ].map(([x, y]) => new Vector2(x, y))
  const flat = 0.62
  const points = new SplineCurve(outline).getPoints(16).toReversed()
  const shape = new LatheGeometry(points, 18).scale(1, 1, flat)
  const normals = shape.getAttribute('normal')
  const normal = new Vector3()
  for (let i = 0; i < normals.count; i++) {
    normal
      .fromBufferAttribute(normals, i)
      .divide(new Vector3(1, 1, flat * flat))
      .normalize()
    normals.setXYZ(i, normal.x, normal.y, normal.z)
  }
  return shape
}

/** Between an ellipsoid (`soft` = 1) and a box (0): half its size along x, y, z. */
function lump(x: number, y: number, z: number, soft: number, around: number, up: number) {
  const shape = new SphereGeometry(1, around, up)
  const places = shape.getAttribute('position')
  const normals = shape.getAttribute('normal')
  const half = [x, y, z]
  const normal = new Vector3()
  for (let i = 0; i < places.count; i++) {
    for (let axis = 0; axis < 3; axis++) {
      const on = places.getComponent(i, axis)
      const share = Math.sign(on) * Math.abs(on) ** soft
      places.setComponent(i, axis, share * half[axis])
      // The gradient of Σ |p / half| ^ (2 / soft).
      const slope = Math.sign(share) * Math.abs(share) ** (2 / soft - 1)
      normal.setComponent(axis, slope / half[axis])
    }
    normal.normalize()
    normals.setXYZ(i, normal.x, normal.y, normal.z)
  }
  return shape
}

function as(piece: number, shape: BufferGeometry): BufferGeometry {
  const { count } = shape.getAttribute('position')
  shape.deleteAttribute('uv')
  shape.setAttribute('piece', new BufferAttribute(new Float32Array(count).fill(piece), 1))
  return shape
}
