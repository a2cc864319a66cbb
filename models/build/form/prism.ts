import { ShapeUtils, Vector2 } from 'three'
import type { Point2 } from './lathe.ts'
import { makeSurface, pushVertex, type Surface } from './Surface.ts'

const FINE_CHAMFER = 0.009
const SHARP = Math.cos((35 * Math.PI) / 180)

/**
 * A plate: an anticlockwise outline in x and y, `depth` thick along z (centred), chamfered rims.
 * Holes are clockwise or anticlockwise as you like.
 */
export function prism(
  outline: readonly Point2[],
  depth: number,
  chamfer = 0.005,
  holes: readonly (readonly Point2[])[] = [],
): Surface {
  const bevel = chamfer < FINE_CHAMFER ? 0 : chamfer
  const surface = makeSurface()
  const loops = [orient(outline, true), ...holes.map((hole) => orient(hole, false))]
  const flat: Vector2[][] = []
  const front: number[] = []
  const back: number[] = []
  for (const loop of loops) {
    const inset = insetLoop(loop, bevel)
    flat.push(inset)
    const frontStart = surface.positions.length / 3
    for (const p of inset) pushVertex(surface, [p.x, p.y, depth / 2], [0, 0, 1], p.x, p.y)
    const backStart = surface.positions.length / 3
    for (const p of inset) pushVertex(surface, [p.x, p.y, -depth / 2], [0, 0, -1], p.x, p.y)
    for (let k = 0; k < inset.length; k++) {
      front.push(frontStart + k)
      back.push(backStart + k)
    }
    addWall(surface, loop, depth, bevel, frontStart, backStart)
  }
  const points = flat.flat()
  for (const [a, p, q] of ShapeUtils.triangulateShape(flat[0], flat.slice(1))) {
    const isForward = ShapeUtils.area([points[a], points[p], points[q]]) > 0
    const [b, c] = isForward ? [p, q] : [q, p]
    surface.indices.push(front[a], front[b], front[c], back[a], back[c], back[b])
  }
  return surface
}

/** A closed circle of points, for round plates and holes. */
export function circle(radius: number, segments = 32, cx = 0, cy = 0): Point2[] {
  return Array.from({ length: segments }, (_, k) => {
    const angle = (k / segments) * Math.PI * 2
    return [cx + Math.cos(angle) * radius, cy + Math.sin(angle) * radius] as const
  })
}

function addWall(
  surface: Surface,
  loop: Vector2[],
  depth: number,
  bevel: number,
  frontStart: number,
  backStart: number,
): void {
  const count = loop.length
  const normals = loop.map((p, k) => {
    const d = loop[(k + 1) % count].clone().sub(p).normalize()
    return new Vector2(d.y, -d.x)
  })
  const z = depth / 2 - bevel
  for (let k = 0; k < count; k++) {
    const next = (k + 1) % count
    const here = normals[k]
    const startNormal = blend(normals[(k + count - 1) % count], here)
    const endNormal = blend(here, normals[next])
    const p = loop[k]
    const q = loop[next]
    const a = pushVertex(surface, [p.x, p.y, z], [startNormal.x, startNormal.y, 0], 0, z)
    const b = pushVertex(surface, [q.x, q.y, z], [endNormal.x, endNormal.y, 0], 0, z)
    const c = pushVertex(surface, [p.x, p.y, -z], [startNormal.x, startNormal.y, 0], 0, -z)
    const d = pushVertex(surface, [q.x, q.y, -z], [endNormal.x, endNormal.y, 0], 0, -z)
    surface.indices.push(c, d, a, a, d, b)
    if (bevel === 0) continue
    const fa = frontStart + k
    const fb = frontStart + next
    surface.indices.push(a, b, fa, fa, b, fb)
    const ba = backStart + k
    const bb = backStart + next
    surface.indices.push(ba, bb, c, c, bb, d)
  }
}

function blend(a: Vector2, b: Vector2): Vector2 {
  return a.dot(b) > SHARP ? a.clone().add(b).normalize() : b.clone()
}

function orient(loop: readonly Point2[], anticlockwise: boolean): Vector2[] {
  const points = loop.map(([x, y]) => new Vector2(x, y))
  return ShapeUtils.area(points) > 0 === anticlockwise ? points : points.toReversed()
}

function insetLoop(loop: Vector2[], amount: number): Vector2[] {
  const count = loop.length
  return loop.map((p, k) => {
    const d0 = p
      .clone()
      .sub(loop[(k + count - 1) % count])
      .normalize()
    const d1 = loop[(k + 1) % count].clone().sub(p).normalize()
    const miter = new Vector2(-d0.y - d1.y, d0.x + d1.x)
    const length = miter.length()
    if (length < 1e-6) return p.clone()
    miter.divideScalar(length)
    const cosine = Math.max(0.4, miter.dot(new Vector2(-d1.y, d1.x)))
    return p.clone().addScaledVector(miter, amount / cosine)
  })
}
