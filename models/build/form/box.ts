import { makeSurface, pushVertex, type Surface } from './Surface.ts'

/** A chamfer narrower than this, or on a box thinner than this (m), is lost at walking distance. */
const FINE_CHAMFER = 0.009
const FINE_BOX = 0.05

/**
 * A box centred on the origin with chamfered edges. The chamfers share the normals of the faces they
 * join, so 44 triangles look rounded. `cell` cuts faces so that baked light has somewhere to go.
 */
export function box(
  width: number,
  height: number,
  depth: number,
  bevel = 0.01,
  cell = Infinity,
): Surface {
  const half = [width / 2, height / 2, depth / 2]
  const thinnest = Math.min(width, height, depth)
  const isFine = bevel < FINE_CHAMFER || thinnest < FINE_BOX
  const edge = isFine ? 0 : Math.min(bevel, thinnest * 0.45)
  const inner = half.map((h) => h - edge)
  const cuts = half.map((h) => Math.max(1, Math.min(80, Math.round((h * 2) / cell))))
  const surface = makeSurface()
  const first = new Map<number, number>()

  const onFace = (axis: number, sign: number, i: number, j: number) =>
    first.get(faceKey(axis, sign))! + i * (cuts[(axis + 2) % 3] + 1) + j

  for (let axis = 0; axis < 3; axis++) {
    const u = (axis + 1) % 3
    const v = (axis + 2) % 3
    for (const sign of [-1, 1]) {
      first.set(faceKey(axis, sign), surface.positions.length / 3)
      const normal = [0, 0, 0]
      normal[axis] = sign
      for (let i = 0; i <= cuts[u]; i++) {
        for (let j = 0; j <= cuts[v]; j++) {
          const point = [0, 0, 0]
          point[axis] = sign * half[axis]
          point[u] = inner[u] * ((2 * i) / cuts[u] - 1)
          point[v] = inner[v] * ((2 * j) / cuts[v] - 1)
          pushVertex(surface, point, normal, point[u], point[v])
        }
      }
      for (let i = 0; i < cuts[u]; i++) {
        for (let j = 0; j < cuts[v]; j++) {
          quad(
            surface,
            onFace(axis, sign, i, j),
            onFace(axis, sign, i + 1, j),
            onFace(axis, sign, i + 1, j + 1),
            onFace(axis, sign, i, j + 1),
            sign > 0,
          )
        }
      }
    }
  }
  if (edge <= 0) return surface

  const end = (axis: number, sign: number) => (sign > 0 ? cuts[axis] : 0)
  for (let e = 0; e < 3; e++) {
    const a = (e + 1) % 3
    const b = (e + 2) % 3
    for (const sa of [-1, 1]) {
      for (const sb of [-1, 1]) {
        for (let k = 0; k < cuts[e]; k++) {
          const a0 = onFace(a, sa, end(b, sb), k)
          const a1 = onFace(a, sa, end(b, sb), k + 1)
          const b0 = onFace(b, sb, k, end(a, sa))
          const b1 = onFace(b, sb, k + 1, end(a, sa))
          quad(surface, a0, b0, b1, a1, sa * sb > 0)
        }
      }
    }
  }
  for (const x of [-1, 1]) {
    for (const y of [-1, 1]) {
      for (const z of [-1, 1]) {
        const px = onFace(0, x, end(1, y), end(2, z))
        const py = onFace(1, y, end(2, z), end(0, x))
        const pz = onFace(2, z, end(0, x), end(1, y))
        if (x * y * z > 0) surface.indices.push(px, py, pz)
        else surface.indices.push(px, pz, py)
      }
    }
  }
  return surface
}

function faceKey(axis: number, sign: number): number {
  return axis * 2 + (sign > 0 ? 1 : 0)
}

function quad(s: Surface, a: number, b: number, c: number, d: number, forward: boolean): void {
  if (forward) s.indices.push(a, b, c, a, c, d)
  else s.indices.push(a, c, b, a, d, c)
}
