import type { Gltf } from './Gltf.ts'

/** What a glTF file calls a mesh and its materials, and its triangles; empty for mesh -1. */
export function aboutMesh(
  gltf: Gltf,
  mesh: number,
): { mesh: string; material: string; triangles: number } {
  const { name, primitives = [] } = gltf.meshes?.[mesh] ?? {}
  const materials = primitives.map(({ material }) => {
    const known = material === undefined ? undefined : gltf.materials?.[material]
    return oneLine(known?.name)
  })
  const triangles = primitives.reduce((sum, { indices, attributes, mode = 4 }) => {
    const corners = gltf.accessors?.[indices ?? attributes.POSITION]?.count ?? 0
    return sum + (mode === 4 ? corners / 3 : mode > 4 ? Math.max(0, corners - 2) : 0)
  }, 0)
  return {
    mesh: oneLine(name),
    material: [...new Set(materials)].filter(Boolean).join(', '),
    triangles: Math.floor(triangles),
  }
}

function oneLine(name: unknown): string {
  return typeof name === 'string' ? name.replaceAll('\n', ' ') : ''
}
