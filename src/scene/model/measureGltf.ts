import { elementSize } from './accessorSize.ts'
import type { Gltf, GltfMesh } from './Gltf.ts'
import { affineDeterminant } from './localMatrix.ts'
import type { ReportRows } from './ReportRows.ts'

/** As `makeBatches` does it: a geometry up to this size is copied for each part that shows it. */
const mostCopied = 256

export type GltfFigures = {
  triangles: number
  storedTriangles: number
  vertices: number
  drawCalls: { all: number; own: number }
  geometryBytes: number
  /** By mesh: triangles, and how often it is drawn. */
  meshes: { triangles: number; times: number }[]
}

type Primitive = GltfMesh['primitives'][number]
type Piece = { group: string; vertices: number; corners: number; stride: number; times: number }

/**
 * What drawing a model costs, by the rule of `makeBatches`: one draw for each material, handedness and vertex layout, and one
 * for each primitive that is skinned, morphs, or has no triangles. From the JSON alone, so that packed files need no decoder.
 */
export function measureGltf(gltf: Gltf, rows: ReportRows): GltfFigures {
  const all = gltf.meshes ?? []
  const meshes = all.map((mesh) => ({
    triangles: mesh.primitives.reduce((sum, one) => sum + triangleCount(gltf, one), 0),
    times: 0,
  }))
  const pieces = new Map<string, Piece>()
  const groups = new Set<string>()
  const mirrored = mirroredRows(rows)
  let own = 0
  for (let row = 0; row < rows.paths.length; row++) {
    const mesh = rows.meshOf[row]
    if (mesh < 0) continue
    meshes[mesh].times++
    const isSkinned = gltf.nodes?.[rows.nodeOf[row]].skin !== undefined
    for (const [i, primitive] of all[mesh].primitives.entries()) {
      if (gltf.accessors?.[primitive.attributes.POSITION] === undefined) continue
      const isOwn = isSkinned || (primitive.mode ?? 4) < 4 || (primitive.targets?.length ?? 0) > 0
      if (isOwn) own++
      const group = isOwn
        ? `own ${own}`
        : `${primitive.material} ${mirrored[row]} ${layoutOf(gltf, primitive)}`
      if (!isOwn) groups.add(group)
      const key = isOwn ? `${mesh} ${i}` : `${mesh} ${i} ${group}`
      const piece = pieces.get(key)
      if (piece) piece.times++
      else pieces.set(key, { ...sizeOf(gltf, primitive), group, times: 1 })
    }
  }
  let geometryBytes = 0
  for (const { group, vertices, corners, stride, times } of pieces.values()) {
    const isCopied = !group.startsWith('own ') && vertices <= mostCopied
    geometryBytes += (isCopied ? times : 1) * (vertices * (stride + 4) + corners * 4)
  }
  return {
    triangles: meshes.reduce((sum, { triangles, times }) => sum + triangles * times, 0),
    storedTriangles: meshes.reduce((sum, { triangles }) => sum + triangles, 0),
    vertices: all.reduce((sum, mesh) => sum + vertexCount(gltf, mesh), 0),
    drawCalls: { all: groups.size + own, own },
    geometryBytes,
    meshes,
  }
}

/** Triangles of a primitive; 0 for lines and points. */
function triangleCount(gltf: Gltf, primitive: Primitive): number {
  const { mode = 4 } = primitive
  const { corners } = sizeOf(gltf, primitive)
  if (mode < 4) return 0
  return mode === 4 ? Math.floor(corners / 3) : Math.max(0, corners - 2)
}

function vertexCount(gltf: Gltf, mesh: GltfMesh): number {
  return mesh.primitives.reduce((sum, primitive) => sum + sizeOf(gltf, primitive).vertices, 0)
}

function sizeOf(gltf: Gltf, { attributes, indices }: Primitive) {
  const vertices = gltf.accessors?.[attributes.POSITION]?.count ?? 0
  const corners = indices === undefined ? vertices : (gltf.accessors?.[indices].count ?? 0)
  let stride = 0
  for (const accessor of Object.values(attributes)) stride += elementSize(gltf.accessors![accessor])
  return { vertices, corners, stride }
}

function layoutOf(gltf: Gltf, { attributes }: Primitive): string {
  return Object.entries(attributes)
    .map(([name, index]) => {
      const { componentType, type, normalized = false } = gltf.accessors![index]
      return `${name}:${componentType}${type}${normalized ? 'n' : ''}`
    })
    .toSorted()
    .join()
}

/** 1 for rows that their matrices at rest turn inside out. */
function mirroredRows({ paths, parent, local }: ReportRows): Uint8Array {
  const mirrored = new Uint8Array(paths.length)
  for (let row = 0; row < paths.length; row++) {
    const own = affineDeterminant(local, row * 12) < 0 ? 1 : 0
    mirrored[row] = parent[row] < 0 ? own : own ^ mirrored[parent[row]]
  }
  return mirrored
}
