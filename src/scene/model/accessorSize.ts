import type { GltfAccessor, GltfBufferView } from './Gltf.ts'

const componentSizes: Record<number, number> = {
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

/** Bytes of one number of an array. */
export function componentSize(componentType: number): number {
  return componentSizes[componentType] ?? 0
}

/** Numbers in one element of an array. */
export function componentCount(type: string): number {
  return components[type] ?? 0
}

/** Bytes of one element of an array, packed. */
export function elementSize({ componentType, type }: GltfAccessor): number {
  return componentSize(componentType) * componentCount(type)
}

/** The meshopt compression of a data view, by either name of the extension. */
export function meshoptOf(view: GltfBufferView) {
  const { extensions } = view
  return extensions?.EXT_meshopt_compression ?? extensions?.KHR_meshopt_compression
}

/** Bytes that a data view has once it is unpacked. */
export function viewSize(view: GltfBufferView): number {
  const packed = meshoptOf(view)
  return packed ? (packed.count ?? 0) * (packed.byteStride ?? 0) : view.byteLength
}
