import type { Gltf, GltfNode } from './Gltf.ts'
import { isPlain } from './readShape.ts'

/**
 * What is left of a file for three's loader, once plain triangles and the tree of nodes are read: materials and textures,
 * and whatever moves by itself (clips, skins, morphing, lines and points).
 */
export type Rest = {
  json: Gltf
  /** The bytes that `json` speaks of, as its only buffer. */
  bytes: Uint8Array<ArrayBuffer>
  /** Whether `json` has nodes: those that clips or skins need, side by side. */
  hasRig: boolean
  /** Meshes that three has to build. */
  meshes: number[]
}

type Indexed = Record<string, unknown>

/** Takes the rest out of a checked file. `buffers`: those that it has or names, where they are needed. */
export function makeRest(
  gltf: Gltf,
  buffers: readonly (Uint8Array<ArrayBuffer> | undefined)[],
): Rest {
  const meshes = looseMeshes(gltf)
  const hasRig = (gltf.animations?.length ?? 0) > 0 || (gltf.skins?.length ?? 0) > 0
  // Without arrays to decode, three needs no decoders for them.
  const isNeeded = (name: string) =>
    hasRig || meshes.length > 0 || !/(draco_mesh|meshopt)_compression$/.test(name)
  const json = structuredClone({
    asset: { version: '2.0' },
    extensionsUsed: gltf.extensionsUsed?.filter(isNeeded),
    extensionsRequired: gltf.extensionsRequired?.filter(isNeeded),
    materials: gltf.materials,
    textures: gltf.textures,
    samplers: (gltf as Indexed).samplers,
    images: gltf.images,
    meshes: meshes.length > 0 ? gltf.meshes : undefined,
    accessors: meshes.length > 0 || hasRig ? gltf.accessors : undefined,
    animations: gltf.animations,
    skins: gltf.skins,
  }) as Gltf
  withoutExtras(json)
  const needed = new Set<number>()
  for (const { bufferView } of gltf.images ?? []) note(needed, bufferView)
  if (meshes.length > 0 || hasRig) noteAccessors(gltf, meshes, needed)
  json.nodes = hasRig ? rigNodes(gltf, new Set(meshes)) : []
  json.scenes = hasRig ? [{ nodes: neededNodes(gltf, new Set(meshes)) }] : []
  json.scene = 0
  return { json, bytes: moveViews(gltf, json, buffers, needed), hasRig, meshes }
}

/** Meshes with a primitive that cannot share a draw, or that a node with a skin shows. */
export function looseMeshes(gltf: Gltf): number[] {
  const skinned = new Set<number | undefined>()
  for (const { skin, mesh } of gltf.nodes ?? []) if (skin !== undefined) skinned.add(mesh)
  return (gltf.meshes ?? [])
    .map((_, mesh) => mesh)
    .filter((mesh) => skinned.has(mesh) || !gltf.meshes?.[mesh].primitives.every(isPlain))
}

/** `extras` could replace a prototype there, and nobody reads them. */
function withoutExtras(json: Gltf): void {
  for (const list of Object.values(json)) {
    if (!Array.isArray(list)) continue
    for (const item of list) delete (item as Indexed)?.extras
  }
}

function noteAccessors(gltf: Gltf, meshes: readonly number[], needed: Set<number>): void {
  const accessors = new Set<number>()
  for (const mesh of meshes) {
    for (const { attributes, indices, targets = [], extensions } of gltf.meshes?.[mesh]
      .primitives ?? []) {
      for (const list of [attributes, ...targets])
        for (const accessor of Object.values(list)) accessors.add(accessor)
      note(accessors, indices)
      note(needed, extensions?.KHR_draco_mesh_compression?.bufferView)
    }
  }
  for (const skin of gltf.skins ?? []) note(accessors, skin.inverseBindMatrices)
  for (const { samplers } of gltf.animations ?? []) {
    for (const { input, output } of samplers) accessors.add(input).add(output)
  }
  for (const index of accessors) {
    const accessor = gltf.accessors?.[index]
    note(needed, accessor?.bufferView)
    note(needed, accessor?.sparse?.indices.bufferView)
    note(needed, accessor?.sparse?.values.bufferView)
  }
}

function note(set: Set<number>, index: number | undefined): void {
  if (index !== undefined) set.add(index)
}

/** All nodes by their numbers, but only with what clips and skins need of them. */
function rigNodes(gltf: Gltf, meshes: ReadonlySet<number>): GltfNode[] {
  return (gltf.nodes ?? []).map((node) => {
    const { name, matrix, translation, rotation, scale, mesh, skin } = node
    const isLoose = mesh !== undefined && meshes.has(mesh)
    const shown = isLoose ? mesh : undefined
    return {
      name,
      matrix,
      translation,
      rotation,
      scale,
      mesh: shown,
      skin: isLoose ? skin : undefined,
    }
  })
}

function neededNodes(gltf: Gltf, meshes: ReadonlySet<number>): number[] {
  const nodes = new Set<number>()
  for (const { channels } of gltf.animations ?? [])
    for (const { target } of channels) note(nodes, target.node)
  for (const { joints } of gltf.skins ?? []) for (const joint of joints) nodes.add(joint)
  gltf.nodes?.forEach((node, index) => {
    if (node.mesh !== undefined && meshes.has(node.mesh)) nodes.add(index)
  })
  return [...nodes].filter((node) => gltf.nodes?.[node]).sort((a, b) => a - b)
}

/** Copies the needed views, packed as they are, into one buffer, and lets the JSON speak of that. */
function moveViews(
  gltf: Gltf,
  json: Gltf,
  buffers: readonly (Uint8Array<ArrayBuffer> | undefined)[],
  needed: ReadonlySet<number>,
): Uint8Array<ArrayBuffer> {
  const views = structuredClone(gltf.bufferViews ?? [])
  const pieces: { from: Uint8Array; at: number }[] = []
  let size = 0
  const take = (buffer: number, start: number, length: number): number => {
    const from = buffers[buffer]?.subarray(start, start + length)
    if (!from) return 0
    const at = size
    pieces.push({ from, at })
    size += Math.ceil(from.length / 8) * 8
    return at
  }
  views.forEach((view, index) => {
    const packed =
      view.extensions?.EXT_meshopt_compression ?? view.extensions?.KHR_meshopt_compression
    const isNeeded = needed.has(index)
    if (packed) {
      packed.byteOffset = isNeeded
        ? take(packed.buffer ?? -1, packed.byteOffset ?? 0, packed.byteLength ?? 0)
        : 0
      packed.buffer = 0
      view.byteOffset = 0
    } else {
      view.byteOffset = isNeeded ? take(view.buffer, view.byteOffset ?? 0, view.byteLength) : 0
    }
    view.buffer = 0
  })
  const bytes = new Uint8Array(size)
  for (const { from, at } of pieces) bytes.set(from, at)
  json.bufferViews = views
  json.buffers = [{ byteLength: size }]
  return bytes
}
