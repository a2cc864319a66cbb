import { elementSize } from './accessorSize.ts'
import type { Gltf, GltfMesh } from './Gltf.ts'
import { affineDeterminant } from './localMatrix.ts'
import { mostCopied, mostCopies, mostTriangles } from './packBatches.ts'
import type { ReportRows } from './ReportRows.ts'
import { placeOfMaterial, sortMaterials } from './sortMaterials.ts'

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
 * What drawing a model costs, by the rule of `packBatches`: one draw for each material, handedness and vertex layout (several for
 * a large one), one for each shape that is drawn as instances, and one
 * for each primitive that is skinned, morphs, or has no triangles. From the JSON alone, so that packed files need no decoder.
 */
export function measureGltf(gltf: Gltf, rows: ReportRows): GltfFigures {
  const all = gltf.meshes ?? []
  const meshes = all.map((mesh) => ({
    triangles: mesh.primitives.reduce((sum, one) => sum + triangleCount(gltf, one), 0),
    times: 0,
  }))
  const pieces = new Map<string, Piece>()
  const mirrored = mirroredRows(rows)
  const sorted = sortMaterials(gltf, rows.paths.length)
  const lookOf = (material: number | undefined) => {
    const at = placeOfMaterial(sorted, material)
    return `${sorted.like[at]} ${sorted.paintOf[at] > 0}`
  }
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
        : `${lookOf(primitive.material)} ${mirrored[row]} ${layoutOf(gltf, primitive)}`
      const key = isOwn ? `${mesh} ${i}` : `${mesh} ${i} ${group}`
      const piece = pieces.get(key)
      if (piece) piece.times++
      else pieces.set(key, { ...sizeOf(gltf, primitive), group, times: 1 })
    }
  }
  const { draws, bytes } = countDraws([...pieces.values()])
  return {
    triangles: meshes.reduce((sum, { triangles, times }) => sum + triangles * times, 0),
    storedTriangles: meshes.reduce((sum, { triangles }) => sum + triangles, 0),
    vertices: all.reduce((sum, mesh) => sum + vertexCount(gltf, mesh), 0),
    drawCalls: { all: draws + own, own },
    geometryBytes: bytes,
    meshes,
  }
}

/** Draw calls of what can share them, and the bytes of all. */
function countDraws(pieces: readonly Piece[]): { draws: number; bytes: number } {
  const merged = new Map<string, number>()
  let draws = 0
  let bytes = 0
  let left = mostCopies
  const sized = pieces.map((piece) => {
    const size = piece.vertices * (piece.stride + 4) + piece.corners * 4
    return { piece, size, waste: (piece.times - 1) * size }
  })
  for (const { piece, size, waste } of sized.toSorted((a, b) => a.waste - b.waste)) {
    const { group, corners, times } = piece
    const isOwn = group.startsWith('own ')
    if (isOwn || waste > mostCopied || waste > left) {
      if (!isOwn) draws++
      bytes += size
      continue
    }
    left -= waste
    bytes += size * times
    merged.set(group, (merged.get(group) ?? 0) + (corners / 3) * times)
  }
  for (const triangles of merged.values())
    draws += triangles > 2 * mostTriangles ? Math.ceil(triangles / mostTriangles) : 1
  return { draws, bytes }
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
function mirroredRows({ parent: parents, local }: ReportRows): Uint8Array {
  const mirrored = new Uint8Array(parents.length)
  for (let row = 0; row < parents.length; row++) {
    const parent = parents[row]
    const own = affineDeterminant(local, row * 12) < 0 ? 1 : 0
    mirrored[row] = parent < 0 ? own : own ^ mirrored[parent]
  }
  return mirrored
}
