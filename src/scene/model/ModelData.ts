import type { Problem } from '#twin/Problem.ts'
import type { PartRows } from './readParts.ts'
import type { Rest } from './makeRest.ts'
import type { BatchData, PickData } from './packBatches.ts'

/** All that a worker reads out of a model's file, as arrays that can be handed over without a copy. */
export type ModelData = {
  rows: RowData
  meshes: MeshData
  batches: BatchData[]
  picks: PickData
  /** See `sortMaterials`. */
  paints: Float32Array<ArrayBuffer>
  rest: Rest
  /** Primitives that cannot share a draw: row, mesh and number in the mesh, three numbers each. */
  loose: Uint32Array
  /** How far the model was moved so that it stands near its origin; null when it did already. */
  origin: [number, number, number] | null
  /** Box of all parts at rest, six numbers. */
  box: Float64Array
  /** Warnings. */
  notes: Problem[]
}

/** The rows of a model, packed for the way from the worker: a hundred thousand strings one by one take long. */
export type RowData = Omit<PartRows, 'paths' | 'exact' | 'end'> & {
  end: Uint32Array
  /** All paths, each ended by a line feed, which no name contains. */
  pathText: string
  /** The `extras` of all rows as JSON, one after the other, and where each ends. */
  extrasText: string
  extrasEnd: Uint32Array
}

/** What the file calls its meshes and their materials, each ended by a line feed, and their triangles. */
export type MeshData = { names: string; materials: string; triangles: Uint32Array }

/** The buffers to hand over with the data. */
export function transferOf({
  rows,
  batches,
  picks,
  paints,
  rest,
  loose,
  box,
}: ModelData): ArrayBuffer[] {
  const { parent, end, isPart, local, nodeOf, meshOf, rowOf, extrasEnd } = rows
  const arrays: { buffer: ArrayBufferLike }[] = [
    parent,
    end,
    isPart,
    local,
    nodeOf,
    meshOf,
    rowOf,
    extrasEnd,
    loose,
    box,
    paints,
    rest.bytes,
    ...Object.values(picks),
  ]
  for (const { attributes, index, own, sphere } of batches) {
    arrays.push(index, own, sphere)
    for (const { array } of Object.values(attributes)) arrays.push(array)
  }
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))]
}
