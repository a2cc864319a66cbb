import { BufferAttribute, BufferGeometry } from 'three'
import { ownRow } from '../model/ownRow.ts'
import { ownNumber } from '../model/paints.ts'
import type { Picks } from '../model/Picks.ts'

/** Corners that all ghosts of a model have at most; parts beyond that have none. */
const mostCorners = 1_500_000

/** What stands at which row of the ghosts: shapes of the model's table. */
export type GhostShapes = { rows: Uint32Array; shapes: Uint32Array; table: Picks['table'] }

/** The shapes of the rows `rows` of a part table whose row i is the model's row `from[i]`, in their order. */
export function ghostShapes(
  picks: Picks,
  rows: ArrayLike<number>,
  from: ArrayLike<number>,
): GhostShapes {
  const { rows: all, shapes, table } = picks
  const found: { row: number; shape: number }[] = []
  let corners = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    for (let pick = picks.first(from[row]); all[pick] === from[row]; pick++) {
      corners += table.triangles(shapes[pick]) * 3
      if (corners <= mostCorners) found.push({ row, shape: shapes[pick] })
    }
  }
  return {
    rows: Uint32Array.from(found, ({ row }) => row),
    shapes: Uint32Array.from(found, ({ shape }) => shape),
    table,
  }
}

/** All of them as one geometry, each vertex marked with its row, as batches are (see `ownRow`). Without normals: a ghost is shaded flat. */
export function ghostGeometry({ rows, shapes, table }: GhostShapes): BufferGeometry {
  const parts = Array.from(shapes, (shape) => cornersOf(table.geometry(shape)))
  const vertices = parts.reduce((sum, { places }) => sum + places.length / 3, 0)
  const corners = parts.reduce((sum, { index }) => sum + index.length, 0)
  const position = new Float32Array(vertices * 3)
  const own = new Uint32Array(vertices)
  const index = new Uint32Array(corners)
  let vertex = 0
  let corner = 0
  parts.forEach(({ places, index: own_ }, i) => {
    position.set(places, vertex * 3)
    own.fill(ownNumber(rows[i], 0), vertex, vertex + places.length / 3)
    for (const at of own_) index[corner++] = vertex + at
    vertex += places.length / 3
  })
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(position, 3))
  geometry.setAttribute(ownRow, new BufferAttribute(own, 1))
  geometry.setIndex(new BufferAttribute(index, 1))
  return geometry
}

/** The vertices of one shape alone, whose arrays may hold those of many. */
function cornersOf({ attributes, index }: BufferGeometry): { places: number[]; index: number[] } {
  const { position } = attributes
  const places: number[] = []
  const known = new Map<number, number>()
  const corners: number[] = []
  const count = index?.count ?? position.count
  for (let i = 0; i < count; i++) {
    const vertex = index ? index.getX(i) : i
    let at = known.get(vertex)
    if (at === undefined) {
      at = known.size
      known.set(vertex, at)
      places.push(position.getX(vertex), position.getY(vertex), position.getZ(vertex))
    }
    corners.push(at)
  }
  return { places, index: corners }
}
