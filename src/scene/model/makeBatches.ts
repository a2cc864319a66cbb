import {
  BackSide,
  BufferAttribute,
  BufferGeometry,
  FrontSide,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  MeshDepthMaterial,
  RGBADepthPacking,
  Sphere,
  Vector3,
  type Material,
  type MeshPhysicalMaterial,
} from 'three'
import { ownRow } from './ownRow.ts'
import type { BatchData } from './packBatches.ts'
import { patchMaterial, tameMaterial } from './patchMaterial.ts'
import type { StateTexture } from './StateTexture.ts'

/** One draw call. */
export type PartBatch = Mesh<BufferGeometry, Material>

/** Makes the objects that draw packed batches; `materialOf` gives the material by its number, which is not changed. */
export function makeBatches(
  packed: readonly BatchData[],
  materialOf: (material: number) => Material,
  state: StateTexture,
): PartBatch[] {
  const materials = new Map<string, Material>()
  const depth = new MeshDepthMaterial({ depthPacking: RGBADepthPacking })
  patchMaterial(
    depth,
    state,
    'own',
    packed.some(({ isPainted }) => isPainted),
  )
  // A large model is cut into pieces that are culled; one piece of a small one is always drawn.
  const isCut = packed.length > 1 && totalCorners(packed) > 3 * 240_000
  return packed.map((data) => {
    const key = `${data.material} ${data.isMirrored} ${data.isPainted} ${Object.keys(data.attributes).toSorted().join()}`
    let material = materials.get(key)
    if (!material) materials.set(key, (material = makeMaterial(data, materialOf, state)))
    const mesh = new Mesh(makeGeometry(data), material)
    mesh.frustumCulled = isCut
    mesh.matrixAutoUpdate = false
    mesh.raycast = () => undefined
    mesh.name = material.name
    mesh.customDepthMaterial = depth
    return mesh
  })
}

/** Frees what batches hold on the GPU; textures of their materials are the model's to free. */
export function disposeBatches(batches: readonly PartBatch[]): void {
  for (const { geometry, material, customDepthMaterial } of batches) {
    geometry.dispose()
    material.dispose()
    customDepthMaterial?.dispose()
  }
}

function makeGeometry({ attributes, index, own, isInstanced, sphere }: BatchData): BufferGeometry {
  const geometry = isInstanced ? new InstancedBufferGeometry() : new BufferGeometry()
  for (const [name, { array, itemSize, normalized }] of Object.entries(attributes))
    geometry.setAttribute(name, new BufferAttribute(array, itemSize, normalized))
  geometry.setIndex(new BufferAttribute(index, 1))
  if (geometry instanceof InstancedBufferGeometry) {
    geometry.setAttribute(ownRow, new InstancedBufferAttribute(own, 1))
    geometry.instanceCount = own.length
  } else geometry.setAttribute(ownRow, new BufferAttribute(own, 1))
  // Also for three's order of transparent things; computed by three, it takes longer than all the rest.
  geometry.boundingSphere = new Sphere(new Vector3(sphere[0], sphere[1], sphere[2]), sphere[3])
  return geometry
}

/** As three's glTF loader finishes a material for a geometry. */
function makeMaterial(
  { material: number, isMirrored, isPainted, attributes }: BatchData,
  materialOf: (material: number) => Material,
  state: StateTexture,
): Material {
  const material = materialOf(number).clone() as MeshPhysicalMaterial
  if ('color' in attributes) material.vertexColors = true
  if (!('normal' in attributes)) material.flatShading = true
  if (!('tangent' in attributes)) {
    // Tangents from derivatives turn the other way: https://github.com/mrdoob/three.js/issues/11438
    if (material.normalScale) material.normalScale.y *= -1
    if (material.clearcoatNormalScale) material.clearcoatNormalScale.y *= -1
  }
  if (isPainted) {
    // All these are in the paint, which multiplies them.
    material.color.setScalar(1)
    material.emissive?.setScalar(1)
    material.roughness = 1
    material.metalness = 1
  }
  tameMaterial(material)
  if (isMirrored && material.side === FrontSide) material.side = BackSide
  patchMaterial(material, state, 'own', isPainted)
  return material
}

function totalCorners(packed: readonly BatchData[]): number {
  return packed.reduce((sum, { index, own, isInstanced }) => {
    return sum + index.length * (isInstanced ? own.length : 1)
  }, 0)
}
