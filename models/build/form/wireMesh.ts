import { makeSurface, pushVertex, type Surface } from './Surface.ts'

const SIDES = [
  [0, 1],
  [-0.866, -0.5],
  [0.866, -0.5],
] as const

/** A welded mesh panel in x and y, centred: three-sided wires, cheap and round enough. */
export function wireMesh(
  width: number,
  height: number,
  pitchX: number,
  pitchY: number,
  wire = 0.005,
): Surface {
  const surface = makeSurface()
  const columns = Math.max(1, Math.round(width / pitchX))
  const rows = Math.max(1, Math.round(height / pitchY))
  for (let k = 0; k <= columns; k++) {
    const x = (k / columns - 0.5) * width
    addWire(surface, [x, -height / 2, 0], [x, height / 2, 0], wire / 2)
  }
  for (let k = 0; k <= rows; k++) {
    const y = (k / rows - 0.5) * height
    addWire(surface, [-width / 2, y, wire], [width / 2, y, wire], wire / 2)
  }
  return surface
}

function addWire(surface: Surface, from: number[], to: number[], radius: number): void {
  const isUpright = from[0] === to[0]
  const rings = [from, to].map((p) =>
    SIDES.map(([a, b]) => {
      const normal = isUpright ? [a, 0, b] : [0, -a, b]
      const point = p.map((value, axis) => value + normal[axis] * radius)
      return pushVertex(surface, point, normal, 0, 0)
    }),
  )
  for (let k = 0; k < 3; k++) {
    const next = (k + 1) % 3
    const [a, b] = [rings[0][k], rings[0][next]]
    const [c, d] = [rings[1][k], rings[1][next]]
    surface.indices.push(a, c, b, b, c, d)
  }
}
