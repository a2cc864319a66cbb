import { componentSize, elementSize, meshoptOf, viewSize } from './accessorSize.ts'
import type { Gltf, GltfAccessor } from './Gltf.ts'
import type { Wrong } from './Wrong.ts'

/** Decoded bytes of all arrays of a file: about 30 million vertices. */
const mostBytes = 1.5e9
/** Of these, what no data stands behind: a few letters may claim any amount of zeros. */
const mostEmpty = 128e6
/** How many times larger a large packed data view may become: meshoptimizer's best on real meshes is about 30. */
const mostUnpacked = 400
const largeView = 32e6

/**
 * Whether buffers, data views and arrays lie within each other, and what they would take when decoded. `binBytes` is what the
 * file carries itself. The file must have passed `checkShape`.
 */
export function checkArrays(gltf: Gltf, binBytes: number): Wrong | undefined {
  const text = wrongBuffers(gltf, binBytes) ?? wrongViews(gltf) ?? wrongAccessors(gltf)
  return text === undefined ? tooMuch(gltf) : { text }
}

function wrongBuffers(gltf: Gltf, binBytes: number): string | undefined {
  const used = new Set<number>()
  const plain = new Set<number>()
  for (const view of gltf.bufferViews ?? []) {
    used.add(view.buffer)
    if (!meshoptOf(view)) plain.add(view.buffer)
  }
  for (const [i, { uri, byteLength }] of (gltf.buffers ?? []).entries()) {
    if (uri !== undefined) {
      const encoded = /^data:[^,]*;base64,/i.exec(uri)
      if (encoded && byteLength > ((uri.length - encoded[0].length) / 4) * 3 + 3)
        return `The model's buffer ${i} says that it has ${byteLength} bytes, but has fewer.`
      continue
    }
    if (i === 0 && byteLength <= binBytes + 3) continue
    // Without data of its own it may only stand in for packed data that are elsewhere.
    if (used.has(i) && !plain.has(i)) continue
    if (i === 0)
      return `The model says that it carries ${byteLength} bytes of data, but has ${binBytes}.`
    if (used.has(i) || byteLength > mostEmpty) return `The model's buffer ${i} has no data.`
  }
  return undefined
}

function wrongViews(gltf: Gltf): string | undefined {
  const buffers = gltf.buffers ?? []
  const views = gltf.bufferViews ?? []
  let unpacked = 0
  for (let i = 0; i < views.length; i++) {
    const view = views[i]
    const packed = meshoptOf(view)
    // What stands in the view itself is for readers that cannot unpack.
    const { buffer, byteOffset = 0, byteLength } = packed ?? view
    if (byteOffset + (byteLength ?? 0) > buffers[buffer as number].byteLength)
      return `The model's data view ${i} reaches beyond its buffer.`
    if (!packed) continue
    const size = viewSize(view)
    unpacked += size
    if (unpacked > mostBytes || (size > largeView && size > (byteLength ?? 0) * mostUnpacked))
      return `The model's data view ${i} claims to become ${Math.round(size / 1e6)} MB from ${byteLength} bytes.`
  }
  return undefined
}

function wrongAccessors(gltf: Gltf): string | undefined {
  const views = gltf.bufferViews ?? []
  const accessors = gltf.accessors ?? []
  for (let i = 0; i < accessors.length; i++) {
    const accessor = accessors[i]
    const { bufferView, sparse } = accessor
    if (bufferView !== undefined) {
      const view = views[bufferView]
      const size = elementSize(accessor)
      const stride = view.byteStride ?? meshoptOf(view)?.byteStride ?? size
      if (stride < size && accessor.count > 1)
        return `The model's array ${i} has elements that overlap.`
      const wrong = outside(accessor, accessor.componentType, size, stride, viewSize(view))
      if (wrong) return `The model's array ${i} ${wrong}.`
    }
    if (!sparse) continue
    if (sparse.count > accessor.count)
      return `The model's array ${i} replaces more elements than it has.`
    const { indices, values } = sparse
    const indexSize = componentSize(indices.componentType)
    const at = { byteOffset: indices.byteOffset, count: sparse.count }
    const to = { byteOffset: values.byteOffset, count: sparse.count }
    const size = elementSize(accessor)
    const wrong =
      outside(
        at,
        indices.componentType,
        indexSize,
        indexSize,
        viewSize(views[indices.bufferView]),
      ) ?? outside(to, accessor.componentType, size, size, viewSize(views[values.bufferView]))
    if (wrong) return `The model's array ${i} ${wrong}.`
  }
  return undefined
}

function outside(
  { byteOffset = 0, count }: Pick<GltfAccessor, 'byteOffset' | 'count'>,
  componentType: number,
  size: number,
  stride: number,
  limit: number,
): string | undefined {
  const own = componentSize(componentType)
  if (byteOffset % own !== 0 || (stride % own !== 0 && count > 1))
    return `starts at byte ${byteOffset}, which is no multiple of ${own}`
  const isOutside = count > 0 && byteOffset + stride * (count - 1) + size > limit
  return isOutside ? 'reaches beyond its data' : undefined
}

function tooMuch(gltf: Gltf): Wrong | undefined {
  let bytes = 0
  let empty = 0
  const packed = new Set<number>()
  for (const { primitives } of gltf.meshes ?? []) {
    for (const { attributes, indices, extensions } of primitives) {
      if (!extensions?.KHR_draco_mesh_compression) continue
      for (const accessor of Object.values(attributes)) packed.add(accessor)
      if (indices !== undefined) packed.add(indices)
    }
  }
  for (const [i, accessor] of (gltf.accessors ?? []).entries()) {
    const size = elementSize(accessor) * accessor.count
    bytes += size + (accessor.sparse?.count ?? 0) * (elementSize(accessor) + 4)
    if (accessor.bufferView === undefined && !packed.has(i)) empty += size
  }
  const claimed = bytes > mostBytes ? bytes : empty > mostEmpty ? empty : 0
  if (claimed === 0) return undefined
  const text = `The model's arrays would take ${Math.round(claimed / 1e6)} MB${claimed === empty ? ', which the file does not carry' : ''}.`
  return { text, advice: 'Simplify its meshes, or split it in several models.' }
}
