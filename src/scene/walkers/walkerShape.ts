import {
  BufferAttribute,
  BufferGeometry,
  CapsuleGeometry,
  LatheGeometry,
  SphereGeometry,
  Vector2,
} from 'three'
import { mergeGeometries } from 'three/examples/jsm/utils/BufferGeometryUtils.js'

/** Which piece of a walker a vertex belongs to (its attribute `piece`): arms and legs swing about their upper ends. */
export const WalkerPiece = { body: 0, leftLeg: 1, rightLeg: 2, leftArm: 3, rightArm: 4 } as const

/** Metres above the feet at which legs and arms hang. */
export const hip = 0.86
export const shoulder = 1.36

/** A simple figure of 1.7 m that stands on its origin and looks along +z: a head, a soft body, and limbs without hands or feet. About 500 triangles. */
export function walkerShape(): BufferGeometry {
  const head = new SphereGeometry(0.115, 12, 9).scale(1, 1.15, 1.05).translate(0, 1.57, 0)
  const outline = [
    [0.001, 0.78],
    [0.125, 0.8],
    [0.15, 0.9],
    [0.135, 1.05],
    [0.165, 1.25],
    [0.15, 1.36],
    [0.07, 1.425],
    [0.001, 1.44],
  ].map(([x, y]) => new Vector2(x, y))
  const body = new LatheGeometry(outline, 12).scale(1.12, 1, 0.72)
  const merged = mergeGeometries([
    as(WalkerPiece.body, head),
    as(WalkerPiece.body, body),
    as(WalkerPiece.leftLeg, limb(0.072, hip).translate(0.085, hip / 2, 0)),
    as(WalkerPiece.rightLeg, limb(0.072, hip).translate(-0.085, hip / 2, 0)),
    as(WalkerPiece.leftArm, limb(0.045, 0.62).translate(0.215, shoulder - 0.31, 0)),
    as(WalkerPiece.rightArm, limb(0.045, 0.62).translate(-0.215, shoulder - 0.31, 0)),
  ])
  if (!merged) throw new Error('walkerShape: the pieces do not fit together')
  return merged
}

/** Upright, about the origin. */
function limb(radius: number, height: number): BufferGeometry {
  return new CapsuleGeometry(radius, height - 2 * radius, 3, 8)
}

function as(piece: number, shape: BufferGeometry): BufferGeometry {
  const { count } = shape.getAttribute('position')
  shape.deleteAttribute('uv')
  shape.setAttribute('piece', new BufferAttribute(new Float32Array(count).fill(piece), 1))
  return shape
}
