import { makeSurface, pushVertex, type Surface } from './Surface.ts'

export type Point2 = readonly [number, number]

/** How far a flat side may stay inside its circle (m); more sides than that nobody can count. */
const SAGITTA = 0.005
const FINE_CHAMFER = 0.009
const FINE_ROUND = 0.06
const SHARP = Math.cos((38 * Math.PI) / 180)

/** As many sides as a circle of this radius needs, an even number from six up to `most`. */
export function roundSides(radius: number, most: number): number {
  const needed = Math.PI * Math.sqrt(radius / (2 * SAGITTA))
  return Math.min(most, Math.max(6, Math.ceil(needed / 2) * 2))
}

/** A profile of [radius, height] points, from bottom to top along its outside, turned round y. */
export function lathe(profile: readonly Point2[], most = 24): Surface {
  const segments = roundSides(Math.max(...profile.map(([radius]) => radius)), most)
  const surface = makeSurface()
  const normals = profile.slice(1).map((point, k) => {
    const dr = point[0] - profile[k][0]
    const dy = point[1] - profile[k][1]
    const length = Math.hypot(dr, dy) || 1
    return [dy / length, -dr / length] as const
  })
  let travelled = 0
  let lastRow = -1
  for (let k = 0; k < normals.length; k++) {
    const [r0, y0] = profile[k]
    const [r1, y1] = profile[k + 1]
    const here = normals[k]
    const before = normals[k - 1]
    const after = normals[k + 1]
    const smoothStart = before !== undefined && isSmooth(before, here)
    const start = smoothStart ? lastRow : row(surface, r0, y0, here, travelled, segments)
    travelled += Math.hypot(r1 - r0, y1 - y0)
    const smoothEnd = after !== undefined && isSmooth(here, after)
    const end = row(surface, r1, y1, smoothEnd ? mean(here, after) : here, travelled, segments)
    for (let j = 0; j < segments; j++) {
      if (r0 > 0) surface.indices.push(start + j, end + j, start + j + 1)
      if (r1 > 0) surface.indices.push(end + j, end + j + 1, start + j + 1)
    }
    lastRow = end
  }
  return surface
}

/** An upright cylinder from y = 0 to `height`, with chamfered rims. */
export function cylinder(radius: number, height: number, segments = 20, bevel = 0.006): Surface {
  const b = Math.min(bevel, radius * 0.5, height * 0.45)
  if (bevel < FINE_CHAMFER || radius < FINE_ROUND) {
    const plain: Point2[] = [
      [0, 0],
      [radius, 0],
      [radius, height],
      [0, height],
    ]
    return lathe(plain, segments)
  }
  return lathe(
    [
      [0, 0],
      [radius - b, 0],
      [radius, b],
      [radius, height - b],
      [radius - b, height],
      [0, height],
    ],
    segments,
  )
}

/** A ring (washer, rim, band) from y = 0 to `height`. */
export function ring(
  innerRadius: number,
  outerRadius: number,
  height: number,
  segments = 32,
  bevel = 0.004,
): Surface {
  if (bevel < FINE_CHAMFER) {
    const plain: Point2[] = [
      [innerRadius, 0],
      [outerRadius, 0],
      [outerRadius, height],
      [innerRadius, height],
      [innerRadius, 0],
    ]
    return lathe(plain, segments)
  }
  const b = Math.min(bevel, (outerRadius - innerRadius) * 0.4, height * 0.4)
  return lathe(
    [
      [innerRadius, b],
      [innerRadius + b, 0],
      [outerRadius - b, 0],
      [outerRadius, b],
      [outerRadius, height - b],
      [outerRadius - b, height],
      [innerRadius + b, height],
      [innerRadius, height - b],
      [innerRadius, b],
    ],
    segments,
  )
}

function row(
  surface: Surface,
  radius: number,
  y: number,
  normal: readonly [number, number],
  v: number,
  segments: number,
): number {
  const start = surface.positions.length / 3
  for (let j = 0; j <= segments; j++) {
    const angle = (j / segments) * Math.PI * 2
    const c = Math.cos(angle)
    const s = Math.sin(angle)
    pushVertex(
      surface,
      [radius * c, y, radius * s],
      [normal[0] * c, normal[1], normal[0] * s],
      j / segments,
      v,
    )
  }
  return start
}

function isSmooth(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] * b[0] + a[1] * b[1] > SHARP
}

function mean(a: readonly [number, number], b: readonly [number, number]) {
  const x = a[0] + b[0]
  const y = a[1] + b[1]
  const length = Math.hypot(x, y) || 1
  return [x / length, y / length] as const
}
