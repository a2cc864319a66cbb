import type { Problem } from '#twin/Problem.ts'
import { sceneRoots } from './readParts.ts'
import type { Gltf } from './Gltf.ts'
import { modelProblem } from './modelProblem.ts'

const componentBytes: Record<number, number> = {
  5120: 1,
  5121: 1,
  5122: 2,
  5123: 2,
  5125: 4,
  5126: 4,
}
const components: Record<string, number> = {
  SCALAR: 1,
  VEC2: 2,
  VEC3: 3,
  VEC4: 4,
  MAT2: 4,
  MAT3: 9,
  MAT4: 16,
}
const readable = new Set(
  `KHR_draco_mesh_compression KHR_lights_punctual KHR_texture_basisu KHR_texture_transform
  KHR_mesh_quantization KHR_meshopt_compression EXT_meshopt_compression EXT_mesh_gpu_instancing
  EXT_texture_webp EXT_texture_avif EXT_materials_bump`.split(/\s+/),
)
const readableMaterial =
  /^KHR_materials_(anisotropy|clearcoat|diffuse_roughness|dispersion|emissive_strength|ior|iridescence|sheen|specular|transmission|unlit|volume)$/

/** No honest plant nests deeper; recursion over a file's nodes is safe below it. */
const deepest = 1000
/** Decoded bytes of all arrays of a file: about 30 million vertices. */
const mostBytes = 1.5e9

/**
 * Looks through a glTF file before any of it is decoded: ranges, cycles, sizes that the file does not carry, addresses on
 * other servers. The first error ends it; warnings (an extension that we cannot draw) do not.
 */
export function checkGltf(
  gltf: Gltf,
  binBytes: number,
  url: string,
  origins: readonly string[],
): Problem[] {
  const damaged = (text: string) => [
    modelProblem(text, url, 'Export the file anew, or check it with the glTF validator.'),
  ]
  const wrong = wrongTree(gltf) ?? wrongSizes(gltf, binBytes) ?? wrongMeshes(gltf)
  if (wrong) return damaged(wrong)
  const foreign = foreignAddress(gltf, url, origins)
  if (foreign) return [foreign]
  return (gltf.extensionsUsed ?? [])
    .filter((name) => !readable.has(name) && !readableMaterial.test(name))
    .map((name) => {
      const isNeeded = gltf.extensionsRequired?.includes(name)
      const text = `The model ${isNeeded ? 'needs' : 'uses'} ${name}, which is not supported: it may look different.`
      return modelProblem(text, url, `Export it without ${name}.`, 'warning')
    })
}

function wrongTree(gltf: Gltf): string | undefined {
  const nodes = gltf.nodes ?? []
  const places = new Uint8Array(nodes.length)
  const parent = new Int32Array(nodes.length).fill(-1)
  const lists = [sceneRoots(gltf), ...nodes.map((node) => node.children ?? [])]
  for (const [i, list] of lists.entries()) {
    for (const node of list) {
      if (!nodes[node]) return `The model names node ${node}, which it does not have.`
      if (places[node]++ > 0) return `The model's node ${node} stands in two places.`
      parent[node] = i - 1
    }
  }
  const depth = new Uint16Array(nodes.length)
  for (let node = 0; node < nodes.length; node++) {
    let steps = 0
    for (let at = node; at >= 0 && depth[at] === 0; at = parent[at]) {
      if (++steps > deepest)
        return `The model's nodes are nested in a circle or deeper than ${deepest}.`
    }
    let at = node
    for (let left = steps; left > 0; left--, at = parent[at]) depth[at] = left
    if (at >= 0)
      for (let up = node, i = depth[at] + steps; up !== at; up = parent[up]) depth[up] = i--
    if (depth[node] > deepest) return `The model's nodes are nested deeper than ${deepest}.`
  }
  const without = nodes.findIndex((node) => node.mesh !== undefined && !gltf.meshes?.[node.mesh])
  return without < 0 ? undefined : `The model's node ${without} names a mesh that it does not have.`
}

function wrongMeshes(gltf: Gltf): string | undefined {
  for (const [i, mesh] of (gltf.meshes ?? []).entries()) {
    if (!Array.isArray(mesh.primitives)) return `The model's mesh ${i} has no primitives.`
    for (const primitive of mesh.primitives) {
      const arrays = [...Object.values(primitive.attributes ?? {}), primitive.indices]
      for (const accessor of arrays) {
        if (accessor === undefined || gltf.accessors?.[accessor]) continue
        return `The model's mesh ${i} names array ${accessor}, which it does not have.`
      }
      if (primitive.material !== undefined && !gltf.materials?.[primitive.material]) {
        return `The model's mesh ${i} names a material that it does not have.`
      }
    }
  }
  return undefined
}

function wrongSizes(gltf: Gltf, binBytes: number): string | undefined {
  const buffers = gltf.buffers ?? []
  const own = buffers[0]
  if (own && own.uri === undefined && own.byteLength > binBytes + 3) {
    return `The model says that it carries ${own.byteLength} bytes of data, but has ${binBytes}.`
  }
  let bytes = 0
  const sizes = (gltf.bufferViews ?? []).map((view) => {
    const packed =
      view.extensions?.EXT_meshopt_compression ?? view.extensions?.KHR_meshopt_compression
    return packed ? (packed.count ?? 0) * (packed.byteStride ?? 0) : view.byteLength
  })
  for (const [i, view] of (gltf.bufferViews ?? []).entries()) {
    const size = buffers[view.buffer]?.byteLength
    if (!(size >= 0)) return `The model's data view ${i} names a buffer that it does not have.`
    const isOutside = (view.byteOffset ?? 0) + view.byteLength > size
    if (isOutside && sizes[i] === view.byteLength)
      return `The model's data view ${i} reaches beyond its buffer.`
  }
  for (const [i, accessor] of (gltf.accessors ?? []).entries()) {
    const size = (componentBytes[accessor.componentType] ?? 0) * (components[accessor.type] ?? 0)
    if (!(size > 0 && accessor.count >= 0)) return `The model's array ${i} is of an unknown type.`
    bytes += size * accessor.count
    if (accessor.bufferView === undefined) continue
    const limit = sizes[accessor.bufferView]
    if (limit === undefined)
      return `The model's array ${i} names a data view that it does not have.`
    const last = (accessor.byteOffset ?? 0) + size * Math.min(accessor.count, 1)
    const stride = gltf.bufferViews?.[accessor.bufferView]?.byteStride ?? size
    if (last + stride * (accessor.count - 1) > limit) {
      return `The model's array ${i} reaches beyond its data.`
    }
  }
  return bytes > mostBytes
    ? `The model's arrays would take ${Math.round(bytes / 1e6)} MB.`
    : undefined
}

function foreignAddress(gltf: Gltf, url: string, origins: readonly string[]): Problem | undefined {
  for (const { uri } of [...(gltf.buffers ?? []), ...(gltf.images ?? [])]) {
    if (uri === undefined || /^data:/i.test(uri)) continue
    const address = URL.canParse(uri, url) ? new URL(uri, url) : undefined
    if (address && origins.includes(address.origin)) continue
    const text = `The model wants a file from another server: ${uri.slice(0, 200)}.`
    return modelProblem(
      text,
      url,
      'Put that file beside the model, or pack all into one .glb file.',
    )
  }
  return undefined
}
