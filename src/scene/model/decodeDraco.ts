import type { BufferAttribute, BufferGeometry } from 'three'
import { DRACO_GLTF_CONFIG, DRACOLoader } from 'three/addons/loaders/DRACOLoader.js'
import type { DecodedPrimitive } from './readShape.ts'
import type { Numbers } from './Shape.ts'
import { trustDracoWorkers } from './trustDracoWorkers.ts'

const arrays: Record<number, string> = {
  5120: 'Int8Array',
  5121: 'Uint8Array',
  5122: 'Int16Array',
  5123: 'Uint16Array',
  5125: 'Uint32Array',
  5126: 'Float32Array',
}
let decoder: DRACOLoader | null = null

/** Decodes one primitive in three's workers; a text says why it cannot be. `ids` and `types` are by glTF's names. */
export async function decodeDraco(
  bytes: Uint8Array<ArrayBuffer>,
  ids: Record<string, number>,
  types: Record<string, number>,
): Promise<DecodedPrimitive | string> {
  decoder ??= trustDracoWorkers(new DRACOLoader().setDecoderPath(DRACO_GLTF_CONFIG))
  const attributeTypes: Record<string, string> = {}
  for (const [name, type] of Object.entries(types)) attributeTypes[name] = arrays[type]
  const task = {
    attributeIDs: ids,
    attributeTypes,
    useUniqueIDs: true,
    vertexColorSpace: 'srgb-linear',
  }
  try {
    const geometry = await (
      decoder as unknown as {
        decodeGeometry(buffer: ArrayBuffer, config: object): Promise<BufferGeometry>
      }
    ).decodeGeometry(bytes.buffer, task)
    const attributes: DecodedPrimitive['attributes'] = {}
    for (const [name, attribute] of Object.entries(geometry.attributes)) {
      const { itemSize, count } = attribute as BufferAttribute
      const array = attribute.array as Numbers
      attributes[name] = { array, itemSize, count, normalized: false }
    }
    return { attributes, index: (geometry.index?.array ?? null) as DecodedPrimitive['index'] }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Ends the decoder's workers. */
export function closeDecoder(): void {
  decoder?.dispose()
  decoder = null
}
