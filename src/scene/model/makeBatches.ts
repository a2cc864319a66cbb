import {
  BackSide,
  BatchedMesh,
  BufferAttribute,
  BufferGeometry,
  FrontSide,
  MeshDepthMaterial,
  RGBADepthPacking,
  type Box3,
  type DataTexture,
  type Material,
} from 'three'
import { makeRowTexture, patchMaterial, tameMaterial } from './patchMaterial.ts'
import type { StateTexture } from './StateTexture.ts'

/** One thing to draw: a geometry at a row. A row with several primitives has several. */
export type DrawItem = {
  row: number
  geometry: BufferGeometry
  material: Material
  /** Whether its matrix at rest turns it inside out. */
  isMirrored: boolean
}

/** Items that share material and vertex layout, drawn by one call; `rows` by number of the draw. */
export type PartBatch = { mesh: BatchedMesh; rows: readonly number[]; rowTexture: DataTexture }

/** A geometry that hangs on a row, in the row's own frame, for picking. Equal geometries are the same object. */
export type Pick = { row: number; geometry: BufferGeometry }

/**
 * Puts items into batches: one `BatchedMesh` for each material and vertex layout, each geometry once a batch. The batch's
 * own culling, sorting and matrices are not used. Pick geometries look into the batches' arrays.
 */
export function makeBatches(
  items: readonly DrawItem[],
  state: StateTexture,
): { batches: PartBatch[]; picks: Pick[] } {
  const groups = new Map<string, DrawItem[]>()
  const layouts = new Map<BufferGeometry, string>()
  for (const item of items) {
    let layout = layouts.get(item.geometry)
    if (layout === undefined) layouts.set(item.geometry, (layout = layoutOf(item.geometry)))
    const key = `${item.material.uuid} ${item.isMirrored} ${layout}`
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  const picks: Pick[] = []
  const batches = [...groups.values()].map((group) => makeBatch(group, state, picks))
  return { batches, picks }
}

function makeBatch(items: readonly DrawItem[], state: StateTexture, picks: Pick[]): PartBatch {
  let vertices = 0
  let corners = 0
  const known = new Map<BufferGeometry, { id: number; pick: BufferGeometry }>()
  const unique = new Set(items.map((item) => item.geometry))
  for (const geometry of unique) {
    if (geometry.index === null)
      geometry.setIndex(countingIndex(geometry.attributes.position.count))
    vertices += geometry.attributes.position.count
    corners += geometry.index?.count ?? 0
  }
  const rows = items.map((item) => item.row)
  const rowTexture = makeRowTexture(rows)
  const material = items[0].material.clone()
  tameMaterial(material)
  if (items[0].isMirrored && material.side === FrontSide) material.side = BackSide
  patchMaterial(material, state, { rows: rowTexture })
  const mesh = new BatchedMesh(items.length, vertices, corners, material)
  mesh.perObjectFrustumCulled = false
  mesh.sortObjects = false
  mesh.frustumCulled = false
  mesh.matrixAutoUpdate = false
  mesh.raycast = () => undefined
  mesh.name = material.name
  const depth = new MeshDepthMaterial({ depthPacking: RGBADepthPacking })
  patchMaterial(depth, state, { rows: rowTexture })
  mesh.customDepthMaterial = depth
  for (const { row, geometry } of items) {
    let entry = known.get(geometry)
    if (!entry) {
      const id = mesh.addGeometry(geometry)
      if (geometry.boundingBox === null) geometry.computeBoundingBox()
      entry = { id, pick: new BufferGeometry() }
      known.set(geometry, entry)
    }
    mesh.addInstance(entry.id)
    picks.push({ row, geometry: entry.pick })
  }
  for (const [geometry, { id, pick }] of known) {
    const range = mesh.getGeometryRangeAt(id)
    const index = mesh.geometry.index
    if (!range || !index) throw new Error('makeBatches: a geometry is missing in its batch')
    const array = index.array.subarray(range.start, range.start + range.count)
    pick.setAttribute('position', mesh.geometry.attributes.position)
    pick.setIndex(new BufferAttribute(array, 1))
    pick.boundingBox = geometry.boundingBox as Box3
  }
  return { mesh, rows, rowTexture }
}

/** Frees what a batch holds on the GPU; textures of its material are the model's to free. */
export function disposeBatch({ mesh, rowTexture }: PartBatch): void {
  mesh.dispose()
  mesh.material.dispose()
  mesh.customDepthMaterial?.dispose()
  rowTexture.dispose()
}

function layoutOf(geometry: BufferGeometry): string {
  return Object.entries(geometry.attributes)
    .map(([name, { array, itemSize, normalized }]) => {
      return `${name}:${array.constructor.name}${itemSize}${normalized ? 'n' : ''}`
    })
    .toSorted()
    .join()
}

function countingIndex(count: number): BufferAttribute {
  const array = count > 65535 ? new Uint32Array(count) : new Uint16Array(count)
  for (let i = 0; i < count; i++) array[i] = i
  return new BufferAttribute(array, 1)
}
