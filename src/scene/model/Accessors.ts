import type { Gltf, GltfAccessor } from './Gltf.ts'
import type { Numbers } from './Shape.ts'

/** The numbers of an accessor, tightly packed. */
export type AccessorData = {
  array: Numbers
  itemSize: number
  normalized: boolean
  count: number
}

type Kind = {
  new (length: number): Numbers
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Numbers
  BYTES_PER_ELEMENT: number
}

const kinds: Record<number, Kind> = {
  5120: Int8Array,
  5121: Uint8Array,
  5122: Int16Array,
  5123: Uint16Array,
  5125: Uint32Array,
  5126: Float32Array,
}
const sizes: Record<string, number> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT4: 16 }

/**
 * Reads accessors of a glTF file that has passed `checkGltf`. `views` are the bytes of its buffer views, already unpacked.
 * Where the numbers lie packed and aligned, what comes back looks into those bytes; otherwise it is a copy.
 */
export class Accessors {
  readonly #gltf: Gltf
  readonly #views: readonly (Uint8Array | undefined)[]
  readonly #known = new Map<number, AccessorData>()

  constructor(gltf: Gltf, views: readonly (Uint8Array | undefined)[]) {
    this.#gltf = gltf
    this.#views = views
  }

  /** Throws, in words, when there is no such accessor or its bytes are not there. */
  read(index: number): AccessorData {
    let data = this.#known.get(index)
    if (!data) this.#known.set(index, (data = this.#read(index)))
    return data
  }

  #read(index: number): AccessorData {
    const accessor = this.#gltf.accessors?.[index]
    const kind = accessor && kinds[accessor.componentType]
    const itemSize = accessor && sizes[accessor.type]
    if (!accessor || !kind || !itemSize) throw new Error(`the array ${index} is of an unknown type`)
    const { count, normalized = false } = accessor
    let array = this.#dense(accessor, kind, itemSize, index)
    if (accessor.sparse) array = this.#overlay(array, accessor, kind, itemSize)
    return { array, itemSize, normalized, count }
  }

  #dense(accessor: GltfAccessor, kind: Kind, itemSize: number, index: number): Numbers {
    const { count, bufferView, byteOffset = 0 } = accessor
    if (bufferView === undefined) return new kind(count * itemSize)
    const view = this.#bytes(bufferView)
    const stride = this.#strideOf(bufferView)
    const itemBytes = itemSize * kind.BYTES_PER_ELEMENT
    const last = byteOffset + (count - 1) * (stride || itemBytes) + itemBytes
    if (count > 0 && last > view.length)
      throw new Error(`the array ${index} reaches beyond its data`)
    if (!stride || stride === itemBytes) return take(view, byteOffset, kind, count * itemSize)
    return unweave(view, byteOffset, stride, kind, itemSize, count)
  }

  /** Puts the entries of a sparse accessor over its base (glTF 2.0, 3.6.2.3). */
  #overlay(base: Numbers, accessor: GltfAccessor, kind: Kind, itemSize: number): Numbers {
    const { count, indices, values } = accessor.sparse as NonNullable<GltfAccessor['sparse']>
    const array = base.slice()
    const at = take(
      this.#bytes(indices.bufferView),
      indices.byteOffset ?? 0,
      kinds[indices.componentType] ?? Uint32Array,
      count,
    )
    const from = take(
      this.#bytes(values.bufferView),
      values.byteOffset ?? 0,
      kind,
      count * itemSize,
    )
    for (let i = 0; i < count; i++) {
      for (let k = 0; k < itemSize; k++) array[at[i] * itemSize + k] = from[i * itemSize + k]
    }
    return array
  }

  #bytes(view: number): Uint8Array {
    const bytes = this.#views[view]
    if (!bytes) throw new Error(`the data view ${view} is not there`)
    return bytes
  }

  /** Bytes from one entry to the next; 0 = tightly packed. */
  #strideOf(index: number): number {
    const view = this.#gltf.bufferViews?.[index]
    const packed =
      view?.extensions?.EXT_meshopt_compression ?? view?.extensions?.KHR_meshopt_compression
    return (packed ? packed.byteStride : view?.byteStride) ?? 0
  }
}

function take(view: Uint8Array, byteOffset: number, kind: Kind, length: number): Numbers {
  const bytes = length * kind.BYTES_PER_ELEMENT
  if (byteOffset + bytes > view.length) throw new Error('an array reaches beyond its data')
  const start = view.byteOffset + byteOffset
  if (start % kind.BYTES_PER_ELEMENT === 0) return new kind(view.buffer, start, length)
  return new kind(view.slice(byteOffset, byteOffset + bytes).buffer, 0, length)
}

/** Takes one attribute out of interleaved ones. */
function unweave(
  view: Uint8Array,
  byteOffset: number,
  stride: number,
  kind: Kind,
  itemSize: number,
  count: number,
): Numbers {
  const width = kind.BYTES_PER_ELEMENT
  const out = new kind(count * itemSize)
  const start = view.byteOffset + byteOffset
  if (start % width === 0 && stride % width === 0) {
    const all = new kind(view.buffer, start, ((count - 1) * stride) / width + itemSize)
    const step = stride / width
    for (let i = 0; i < count; i++) {
      for (let k = 0; k < itemSize; k++) out[i * itemSize + k] = all[i * step + k]
    }
    return out
  }
  const bytes = new Uint8Array(out.buffer)
  for (let i = 0; i < count; i++) {
    const from = byteOffset + i * stride
    bytes.set(view.subarray(from, from + itemSize * width), i * itemSize * width)
  }
  return out
}
