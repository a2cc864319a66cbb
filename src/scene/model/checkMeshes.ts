import { componentCount } from './accessorSize.ts'
import { instanceCount } from './checkNodes.ts'
import { largestNumber } from './checkShape.ts'
import type { Gltf, GltfMesh } from './Gltf.ts'
import type { Wrong } from './Wrong.ts'

/** Triangles drawn in a frame: no GPU draws so many in a second. */
const mostTriangles = 200e6
/** Primitives that need a draw call of their own, and an object each. */
const mostLoose = 20_000
/** Primitives of all meshes, and attributes of one. */
const mostPrimitives = 1_000_000
const mostAttributes = 64

/**
 * Whether the arrays of each mesh fit together, and what all nodes together would draw. The file must have passed
 * `checkShape` and `checkNodes`.
 */
export function checkMeshes(gltf: Gltf): Wrong | undefined {
  let primitives = 0
  const meshes = gltf.meshes ?? []
  for (let i = 0; i < meshes.length; i++) {
    primitives += meshes[i].primitives.length
    for (const primitive of meshes[i].primitives) {
      const wrong = wrongPrimitive(gltf, primitive)
      if (wrong) return { text: `The model's mesh ${i} ${wrong}.` }
    }
  }
  if (primitives > mostPrimitives) {
    const text = `The model's meshes have ${primitives.toLocaleString('en')} pieces.`
    return { text, advice: 'Join the pieces of one material.' }
  }
  return checkDrawn(gltf)
}

function wrongPrimitive(gltf: Gltf, primitive: GltfMesh['primitives'][number]): string | undefined {
  const accessors = gltf.accessors ?? []
  const { attributes, indices, mode = 4, targets = [] } = primitive
  const names = Object.keys(attributes)
  if (names.length > mostAttributes) return `has ${names.length} attributes`
  const position = accessors[attributes.POSITION]
  // Without positions nothing is drawn, which is allowed.
  if (!position) return undefined
  const { type, min, max, count } = position
  if (type !== 'VEC3') return `has positions of type ${type}`
  for (const bound of [min, max]) {
    if (!bound) continue
    const isRight = bound.length === 3 && bound.every((value) => Math.abs(value) <= largestNumber)
    if (!isRight && count > 0) return 'has positions without sound bounds'
  }
  for (const name of names) {
    const accessor = accessors[attributes[name]]
    if (accessor.count < count)
      return `has ${count} positions, but only ${accessor.count} of ${/^\w{1,40}$/.test(name) ? name : 'another attribute'}`
    const needed = sizes[name.replace(/_\d+$/, '')]
    if (needed && !needed.includes(componentCount(accessor.type)))
      return `has ${name} of type ${accessor.type}`
  }
  if (indices !== undefined) {
    const { type: indexType, componentType } = accessors[indices]
    if (indexType !== 'SCALAR' || ![5121, 5123, 5125].includes(componentType))
      return 'has indices that are no whole numbers'
  }
  if (targets.length > 0 && mode < 4) return 'changes its shape, but has no triangles'
  for (const target of targets) {
    for (const index of Object.values(target)) {
      const accessor = Number.isInteger(index) ? accessors[index] : undefined
      if (!accessor) return `names array ${String(index).slice(0, 20)}, which it does not have`
      if (accessor.count < count || accessor.type === 'SCALAR')
        return 'has a shape that does not fit its positions'
    }
  }
  return undefined
}

/** Numbers that an element of a known attribute may have. */
const sizes: Record<string, number[] | undefined> = {
  NORMAL: [3],
  TANGENT: [4],
  TEXCOORD: [2],
  COLOR: [3, 4],
  JOINTS: [4],
  WEIGHTS: [4],
}

function checkDrawn(gltf: Gltf): Wrong | undefined {
  const meshes = (gltf.meshes ?? []).map((mesh) => meshCost(gltf, mesh))
  let triangles = 0
  let loose = 0
  const nodes = gltf.nodes ?? []
  for (let i = 0; i < nodes.length; i++) {
    const { mesh, skin } = nodes[i]
    if (mesh === undefined) continue
    const times = Math.max(1, instanceCount(gltf, i))
    const cost = meshes[mesh]
    triangles += cost.triangles * times
    loose += (skin === undefined ? cost.loose : cost.primitives) * times
  }
  if (triangles > mostTriangles) {
    const text = `The model draws ${Math.round(triangles / 1e6).toLocaleString('en')} million triangles.`
    return { text, advice: 'Simplify its meshes, or split it in several models.' }
  }
  if (loose > mostLoose) {
    const text = `The model has ${loose.toLocaleString('en')} lines, points, skinned or morphing pieces; at most ${mostLoose.toLocaleString('en')} are drawn.`
    return { text, advice: 'Join them: each costs a draw call of its own.' }
  }
  return undefined
}

function meshCost(gltf: Gltf, { primitives }: GltfMesh) {
  const cost = { triangles: 0, loose: 0, primitives: primitives.length }
  for (const { attributes, indices, mode = 4, targets = [] } of primitives) {
    const vertices = gltf.accessors?.[attributes.POSITION]?.count ?? 0
    const corners = indices === undefined ? vertices : (gltf.accessors?.[indices].count ?? 0)
    if (mode === 4) cost.triangles += Math.floor(corners / 3)
    else if (mode > 4) cost.triangles += Math.max(0, corners - 2)
    if (mode < 4 || targets.length > 0) cost.loose++
  }
  return cost
}
