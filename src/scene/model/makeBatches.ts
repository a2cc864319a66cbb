import {
  BackSide,
  BatchedMesh,
  BufferAttribute,
  BufferGeometry,
  FrontSide,
  MeshDepthMaterial,
  RGBADepthPacking,
  Sphere,
  type Box3,
  type DataTexture,
  type Material,
} from 'three'
import { mergeItems, withoutOwnRow, type MergeRange } from './mergeItems.ts'
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

/** Items that share material and vertex layout, drawn by one call. */
export type PartBatch = { mesh: BatchedMesh; rowTexture: DataTexture }

/** A geometry that hangs on a row, in the row's own frame, for picking. Equal geometries are the same object. */
export type Pick = { row: number; geometry: BufferGeometry }

/** Shared geometries with more vertices than this are not copied: drawing them costs more than the draw itself. */
const mostCopied = 256

/**
 * Puts items into batches: one `BatchedMesh` for each material and vertex layout. All that stands once, and all small
 * things, are merged into one draw; a larger geometry that stands several times is kept once, and drawn as often. The
 * batch's own culling, sorting and matrices are not used. Pick geometries look into the batches' arrays.
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
  const times = new Map<BufferGeometry, number>()
  for (const { geometry } of items) {
    if (geometry.index === null)
      geometry.setIndex(countingIndex(geometry.attributes.position.count))
    if (geometry.boundingBox === null) geometry.computeBoundingBox()
    times.set(geometry, (times.get(geometry) ?? 0) + 1)
  }
  const isMerged = ({ geometry }: DrawItem) =>
    times.get(geometry) === 1 || geometry.attributes.position.count <= mostCopied
  const repeated = items.filter((item) => !isMerged(item))
  const once = items.filter(isMerged)
  const merged = once.length > 0 ? mergeItems(once) : undefined
  const shared = new Map(
    [...new Set(repeated.map((item) => item.geometry))].map((g) => [g, withoutOwnRow(g)]),
  )
  // By number of the draw: the merged ones, which know their rows, come first.
  const rows = repeated.map((item) => item.row)
  if (merged) rows.unshift(0)
  const rowTexture = makeRowTexture(rows)
  const all = [...shared.values(), ...(merged ? [merged.geometry] : [])]
  const vertices = all.reduce((sum, { attributes }) => sum + attributes.position.count, 0)
  const corners = all.reduce((sum, { index }) => sum + (index?.count ?? 0), 0)
  const mesh = new BatchedMesh(
    rows.length,
    vertices,
    corners,
    makeMaterial(items[0], state, rowTexture),
  )
  mesh.perObjectFrustumCulled = false
  mesh.sortObjects = false
  mesh.frustumCulled = false
  mesh.matrixAutoUpdate = false
  // For three's order of transparent things only; computed, it takes longer than all the rest.
  mesh.boundingSphere = new Sphere()
  mesh.raycast = () => undefined
  mesh.name = mesh.material.name
  const depth = new MeshDepthMaterial({ depthPacking: RGBADepthPacking })
  patchMaterial(depth, state, { rows: rowTexture })
  mesh.customDepthMaterial = depth
  const ranges = merged?.ranges ?? new Map<BufferGeometry, MergeRange>()
  if (merged) mesh.addInstance(mesh.addGeometry(merged.geometry))
  const ids = new Map<BufferGeometry, number>()
  for (const [geometry, own] of shared) {
    const id = mesh.addGeometry(own)
    ids.set(geometry, id)
    ranges.set(geometry, mesh.getGeometryRangeAt(id))
  }
  for (const { geometry } of repeated) mesh.addInstance(ids.get(geometry) as number)
  addPicks(items, ranges, mesh, picks)
  return { mesh, rowTexture }
}

function makeMaterial(item: DrawItem, state: StateTexture, rows: DataTexture): Material {
  const material = item.material.clone()
  tameMaterial(material)
  if (item.isMirrored && material.side === FrontSide) material.side = BackSide
  patchMaterial(material, state, { rows })
  return material
}

/** Items of one geometry share one pick geometry. */
function addPicks(
  items: readonly DrawItem[],
  ranges: ReadonlyMap<BufferGeometry, MergeRange>,
  { geometry: all }: BatchedMesh,
  picks: Pick[],
): void {
  const known = new Map<BufferGeometry, BufferGeometry>()
  for (const { row, geometry } of items) {
    let pick = known.get(geometry)
    if (!pick) {
      const range = ranges.get(geometry)
      if (!range || !all.index) throw new Error('makeBatches: a geometry is missing in its batch')
      pick = new BufferGeometry()
      const array = all.index.array.subarray(range.start, range.start + range.count)
      pick.setAttribute('position', all.attributes.position)
      pick.setIndex(new BufferAttribute(array, 1))
      pick.boundingBox = geometry.boundingBox as Box3
      known.set(geometry, pick)
    }
    picks.push({ row, geometry: pick })
  }
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
