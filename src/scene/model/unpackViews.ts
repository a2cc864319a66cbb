import type { Gltf, GltfPacked } from './Gltf.ts'

/**
 * The bytes of each buffer view, those with meshopt compression unpacked; undefined for one that nobody in `wanted` asks
 * for. `buffers` are those that the file has or names. Rejects with the decoder's error.
 */
export async function unpackViews(
  gltf: Gltf,
  buffers: readonly (Uint8Array<ArrayBuffer> | undefined)[],
  wanted: ReadonlySet<number>,
): Promise<(Uint8Array<ArrayBuffer> | undefined)[]> {
  const views = gltf.bufferViews ?? []
  const isPacked = [...wanted].some((index) => packingOf(gltf, index))
  const decoder = isPacked ? await openDecoder() : null
  return views.map((view, index) => {
    if (!wanted.has(index)) return undefined
    const packed = packingOf(gltf, index)
    if (!packed || !decoder) {
      const buffer = buffers[view.buffer]
      const start = view.byteOffset ?? 0
      return buffer?.subarray(start, start + view.byteLength)
    }
    const start = packed.byteOffset ?? 0
    const source = buffers[packed.buffer ?? -1]?.subarray(start, start + (packed.byteLength ?? 0))
    if (!source) throw new Error(`the buffer ${packed.buffer} is not there`)
    const { count = 0, byteStride = 0, mode = '', filter = 'NONE' } = packed
    const target = new Uint8Array(count * byteStride)
    decoder.decodeGltfBuffer(target, count, byteStride, source, mode, filter)
    return target
  })
}

function packingOf(gltf: Gltf, view: number): GltfPacked | undefined {
  const extensions = gltf.bufferViews?.[view]?.extensions
  return extensions?.EXT_meshopt_compression ?? extensions?.KHR_meshopt_compression
}

async function openDecoder() {
  const { MeshoptDecoder } = await import('three/addons/libs/meshopt_decoder.module.js')
  await MeshoptDecoder.ready
  return MeshoptDecoder
}
