import { copyAffine, multiplyAffine } from '#twin/affine.ts'
import type { PartSign } from '#twin/findLost.ts'
import { isIdName, isIfcGlobalId } from '#twin/isIdName.ts'
import { isObject } from '#twin/isObject.ts'
import type { Gltf, GltfAccessor } from './Gltf.ts'
import type { ReportRows } from './ReportRows.ts'

/**
 * By what each row of a model can be known again: sums of triangles and boxes in the model's frame, of all that
 * is below it; its ids. From the JSON alone: `min` and `max` of positions are there even in packed files.
 */
export function partSigns(gltf: Gltf, rows: ReportRows): PartSign[] {
  const { paths, parent, isPart } = rows
  const size = paths.length
  const world = new Float64Array(size * 12)
  const meshes = (gltf.meshes ?? []).map((_, i) => meshFigures(gltf, i))
  const signs = paths.map((path, row) => {
    if (parent[row] < 0) copyAffine(world, row * 12, rows.local, row * 12)
    else multiplyAffine(world, row * 12, world, parent[row] * 12, rows.local, row * 12)
    const mesh = rows.meshOf[row] < 0 ? undefined : meshes[rows.meshOf[row]]
    return {
      path,
      isPart: isPart[row] !== 0,
      triangles: mesh?.triangles ?? 0,
      box: mesh?.box ? placedBox(mesh.box, world, row * 12) : null,
      ids: [] as string[],
    }
  })
  for (let row = size - 1; row >= 0; row--) {
    const above = signs[parent[row]]
    if (!above) continue
    const { triangles, box } = signs[row]
    above.triangles += triangles
    if (box) above.box = above.box ? joined(above.box, box) : [...box]
  }
  addIds(gltf, rows, signs)
  return signs
}

/** What kind of id a node has: `IFC GlobalId`, or the name of a property in `extras`; with its value. */
export function nodeIds(gltf: Gltf, node: number): { kind: string; id: string }[] {
  const { name, extras } = gltf.nodes![node] as { name?: string; extras?: unknown }
  const ids: { kind: string; id: string }[] = []
  if (name !== undefined && isIfcGlobalId(name)) ids.push({ kind: 'IFC GlobalId', id: name })
  if (!isObject(extras)) return ids
  for (const [key, value] of Object.entries(extras)) {
    if (!isIdName(key)) continue
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const id = String(value).slice(0, 200)
    if (id === '' || ids.some((one) => one.id === id)) continue
    ids.push({ kind: isIfcGlobalId(id) ? 'IFC GlobalId' : `extras.${key.slice(0, 60)}`, id })
  }
  return ids
}

/** Ids that one row alone has. */
function addIds(gltf: Gltf, rows: ReportRows, signs: { ids: string[] }[]): void {
  const owner = new Map<string, number>()
  for (let row = 0; row < signs.length; row++) {
    if (rows.rowOf[rows.nodeOf[row]] !== row) continue
    for (const { id } of nodeIds(gltf, rows.nodeOf[row])) owner.set(id, owner.has(id) ? -1 : row)
  }
  for (const [id, row] of owner) if (row >= 0) signs[row].ids.push(id)
}

function meshFigures(gltf: Gltf, mesh: number) {
  let triangles = 0
  let box: number[] | null = null
  for (const { attributes, indices, mode = 4 } of gltf.meshes![mesh].primitives) {
    const position = gltf.accessors?.[attributes.POSITION]
    if (!position) continue
    const corners = indices === undefined ? position.count : gltf.accessors![indices].count
    if (mode === 4) triangles += Math.floor(corners / 3)
    else if (mode > 4) triangles += Math.max(0, corners - 2)
    const own = boxOf(position)
    if (own) box = box ? joined(box, own) : own
  }
  return { triangles, box }
}

/** Bounds of positions as numbers: small whole ones may stand for fractions. */
function boxOf({ min, max, normalized, componentType }: GltfAccessor): number[] | null {
  if (min?.length !== 3 || max?.length !== 3) return null
  const most = { 5120: 127, 5121: 255, 5122: 32767, 5123: 65535 }[componentType]
  const divisor = normalized && most ? most : 1
  return [...min, ...max].map((value) => value / divisor)
}

function joined(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => (i < 3 ? Math.min(value, b[i]) : Math.max(value, b[i])))
}

/** The box around a box that was moved and turned. */
function placedBox(box: readonly number[], m: Float64Array, at: number): number[] {
  const out = [0, 0, 0, 0, 0, 0]
  for (let k = 0; k < 3; k++) {
    const row = at + k * 4
    let centre = m[row + 3]
    let half = 0
    for (let i = 0; i < 3; i++) {
      centre += (m[row + i] * (box[i] + box[i + 3])) / 2
      half += (Math.abs(m[row + i]) * (box[i + 3] - box[i])) / 2
    }
    out[k] = centre - half
    out[k + 3] = centre + half
  }
  return out
}
