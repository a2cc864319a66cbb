import { Vector3 } from 'three'
import { roundSides } from './lathe.ts'
import { makeSurface, pushVertex, type Surface } from './Surface.ts'

export type Point3 = readonly [number, number, number]

const FINE_CHAMFER = 0.009

interface SectionPoint {
  x: number
  y: number
  nx: number
  ny: number
  v: number
}

/** The closed outline that is carried along a path. */
export type Section = SectionPoint[]

/** A circle with at most `most` sides, fewer where that is round enough. */
export function roundSection(radius: number, most = 10): Section {
  const segments = most < 6 ? most : roundSides(radius, most)
  return Array.from({ length: segments + 1 }, (_, k) => {
    const angle = (k / segments) * Math.PI * 2
    const nx = Math.cos(angle)
    const ny = Math.sin(angle)
    return { x: nx * radius, y: ny * radius, nx, ny, v: k / segments }
  })
}

/** A rectangle, `width` across and `height` along the up direction, with chamfered corners. */
export function rectSection(width: number, height: number, bevel = 0.01): Section {
  const x = width / 2
  const y = height / 2
  const b = bevel < FINE_CHAMFER ? 0 : Math.min(bevel, x * 0.6, y * 0.6)
  const points: Section = []
  const side = (ax: number, ay: number, bx: number, by: number, nx: number, ny: number) => {
    points.push({ x: ax, y: ay, nx, ny, v: 0 }, { x: bx, y: by, nx, ny, v: 0 })
  }
  side(x, -y + b, x, y - b, 1, 0)
  side(x - b, y, -x + b, y, 0, 1)
  side(-x, y - b, -x, -y + b, -1, 0)
  side(-x + b, -y, x - b, -y, 0, -1)
  points.push({ ...points[0] })
  points.forEach((point, k) => (point.v = k / (points.length - 1)))
  return points
}

export interface TubeOptions {
  bend?: number
  /** Longest straight piece, so that baked light and flow have enough vertices. */
  step?: number
  caps?: boolean
  arcSteps?: number
}

/** A section carried along a polyline with rounded corners; u is metres along, v runs 0–1 round. */
export function tube(
  path: readonly Point3[],
  section: Section,
  { bend = 0.1, step = Infinity, caps = true, arcSteps = 4 }: TubeOptions = {},
): Surface {
  const points = roundCorners(path, bend, step, arcSteps)
  const surface = makeSurface()
  const tangents = points.map((_, k) => {
    const before = points[Math.max(0, k - 1)]
    const after = points[Math.min(points.length - 1, k + 1)]
    return after.clone().sub(before).normalize()
  })
  const up = pickUp(tangents[0])
  const side = new Vector3()
  let travelled = 0
  const rows: number[] = []
  for (let k = 0; k < points.length; k++) {
    const tangent = tangents[k]
    up.addScaledVector(tangent, -up.dot(tangent)).normalize()
    side.crossVectors(tangent, up)
    if (k > 0) travelled += points[k].distanceTo(points[k - 1])
    rows.push(surface.positions.length / 3)
    for (const p of section) {
      pushVertex(
        surface,
        points[k].clone().addScaledVector(side, p.x).addScaledVector(up, p.y).toArray(),
        side.clone().multiplyScalar(p.nx).addScaledVector(up, p.ny).toArray(),
        travelled,
        p.v,
      )
    }
    if (caps && (k === 0 || k === points.length - 1)) {
      cap(surface, points[k], tangent, side, up, section, travelled, k === 0)
    }
  }
  for (let k = 0; k + 1 < points.length; k++) {
    for (let j = 0; j + 1 < section.length; j++) {
      if (isCorner(section[j], section[j + 1])) continue
      const a = rows[k] + j
      const b = rows[k + 1] + j
      surface.indices.push(a, b, a + 1, b, b + 1, a + 1)
    }
  }
  return surface
}

function cap(
  surface: Surface,
  centre: Vector3,
  tangent: Vector3,
  side: Vector3,
  up: Vector3,
  section: Section,
  u: number,
  isStart: boolean,
): void {
  const normal = tangent.clone().multiplyScalar(isStart ? -1 : 1)
  const middle = pushVertex(surface, centre.toArray(), normal.toArray(), u, 0.5)
  const rim = section.map((p) =>
    pushVertex(
      surface,
      centre.clone().addScaledVector(side, p.x).addScaledVector(up, p.y).toArray(),
      normal.toArray(),
      u,
      p.v,
    ),
  )
  for (let j = 0; j + 1 < rim.length; j++) {
    if (isCorner(section[j], section[j + 1])) continue
    if (isStart) surface.indices.push(middle, rim[j], rim[j + 1])
    else surface.indices.push(middle, rim[j + 1], rim[j])
  }
}

function isCorner(a: SectionPoint, b: SectionPoint): boolean {
  return a.x === b.x && a.y === b.y
}

function pickUp(tangent: Vector3): Vector3 {
  return Math.abs(tangent.y) > 0.9 ? new Vector3(1, 0, 0) : new Vector3(0, 1, 0)
}

function roundCorners(path: readonly Point3[], bend: number, step: number, arcSteps: number) {
  const corners = path.map((p) => new Vector3(...p))
  const points: Vector3[] = [corners[0]]
  for (let k = 1; k + 1 < corners.length; k++) {
    const corner = corners[k]
    const back = corners[k - 1].clone().sub(corner)
    const forth = corners[k + 1].clone().sub(corner)
    const angle = back.angleTo(forth)
    const reach = Math.min(bend / Math.tan(angle / 2), back.length() * 0.49, forth.length() * 0.49)
    if (Math.PI - angle < 0.02 || reach < 1e-4) {
      addStraight(points, corner, step)
      continue
    }
    back.normalize()
    forth.normalize()
    const radius = reach * Math.tan(angle / 2)
    const centre = corner
      .clone()
      .addScaledVector(back.clone().add(forth).normalize(), radius / Math.sin(angle / 2))
    const from = corner.clone().addScaledVector(back, reach).sub(centre)
    const to = corner.clone().addScaledVector(forth, reach).sub(centre)
    const sweep = Math.PI - angle
    addStraight(points, from.clone().add(centre), step)
    for (let s = 1; s <= arcSteps; s++) {
      const t = s / arcSteps
      points.push(
        from
          .clone()
          .multiplyScalar(Math.sin((1 - t) * sweep) / Math.sin(sweep))
          .addScaledVector(to, Math.sin(t * sweep) / Math.sin(sweep))
          .add(centre),
      )
    }
  }
  addStraight(points, corners.at(-1)!, step)
  return points
}

function addStraight(points: Vector3[], end: Vector3, step: number): void {
  const start = points.at(-1)!
  const pieces = Math.max(1, Math.round(start.distanceTo(end) / step))
  for (let k = 1; k <= pieces; k++) points.push(start.clone().lerp(end, k / pieces))
}
