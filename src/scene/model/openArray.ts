import { componentCount, componentSize, elementSize, meshoptOf } from './accessorSize.ts'
import type { Gltf, GltfAccessor } from './Gltf.ts'

type Numbers =
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>

const views = {
  5120: Int8Array,
  5121: Uint8Array,
  5122: Int16Array,
  5123: Uint16Array,
  5125: Uint32Array,
  5126: Float32Array,
}

/**
 * The numbers of an accessor where they lie, without a copy: element `i` starts at `i · stride` and has `size` numbers. Null
 * when they are packed, not there, or lie where no array can look. The file must have passed `checkGltf`.
 */
export function openArray(
  gltf: Gltf,
  accessor: GltfAccessor,
  buffers: readonly (Uint8Array<ArrayBuffer> | undefined)[],
): { numbers: Numbers; stride: number; size: number } | null {
  const view = gltf.bufferViews?.[accessor.bufferView ?? -1]
  const bytes = view && !meshoptOf(view) ? buffers[view.buffer] : undefined
  const Kind = views[accessor.componentType as keyof typeof views]
  if (!view || !bytes || accessor.count === 0) return null
  const own = componentSize(accessor.componentType)
  const size = componentCount(accessor.type)
  const stride = (view.byteStride ?? own * size) / own
  const at = bytes.byteOffset + (view.byteOffset ?? 0) + (accessor.byteOffset ?? 0)
  const end =
    (view.byteOffset ?? 0) +
    (accessor.byteOffset ?? 0) +
    (accessor.count - 1) * stride * own +
    elementSize(accessor)
  if (at % own !== 0 || !Number.isInteger(stride) || end > bytes.length) return null
  return { numbers: new Kind(bytes.buffer, at, (accessor.count - 1) * stride + size), stride, size }
}
