import type { BufferGeometry } from 'three'
import { MeshBVH } from 'three-mesh-bvh'

const trees = new WeakMap<BufferGeometry, MeshBVH | null>()

/**
 * The triangle tree of a geometry, built the first time it is asked for and shared by all parts that share the geometry;
 * null for one without triangles. Indirect: the geometry itself is left as it is.
 */
export function geometryTree(geometry: BufferGeometry): MeshBVH | null {
  const known = trees.get(geometry)
  if (known !== undefined) return known
  const made =
    triangles(geometry) > 0
      ? new MeshBVH(geometry, { maxLeafTris: 8, verbose: false, indirect: true } as object)
      : null
  trees.set(geometry, made)
  return made
}

/** Whether the tree of a geometry is there already. */
export function hasGeometryTree(geometry: BufferGeometry): boolean {
  return trees.has(geometry)
}

/** Number of triangles of a geometry. */
export function triangles(geometry: BufferGeometry): number {
  const corners = geometry.index?.count ?? geometry.attributes.position?.count ?? 0
  return Math.floor(corners / 3)
}
