import { makeSurface, pushVertex, type Surface } from './Surface.ts'

/** A flat rectangle facing +y, centred, cut into a grid of about `cell` metres. */
export function sheet(width: number, depth: number, cell = Infinity): Surface {
  const nx = Math.max(1, Math.round(width / cell))
  const nz = Math.max(1, Math.round(depth / cell))
  const surface = makeSurface()
  for (let i = 0; i <= nx; i++) {
    for (let j = 0; j <= nz; j++) {
      const x = (i / nx - 0.5) * width
      const z = (j / nz - 0.5) * depth
      pushVertex(surface, [x, 0, z], [0, 1, 0], x, z)
    }
  }
  for (let i = 0; i < nx; i++) {
    for (let j = 0; j < nz; j++) {
      const a = i * (nz + 1) + j
      const b = a + nz + 1
      surface.indices.push(a, a + 1, b, b, a + 1, b + 1)
    }
  }
  return surface
}
