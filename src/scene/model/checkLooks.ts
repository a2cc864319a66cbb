import { isObject } from '#twin/isObject.ts'
import type { Gltf } from './Gltf.ts'
import type { Wrong } from './Wrong.ts'

const kinds = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/ktx2'])

/**
 * Whether materials name textures that there are, also in their extensions, and images are of a kind that is taken. The file
 * must have passed `checkShape`.
 */
export function checkLooks(gltf: Gltf): Wrong | undefined {
  const textures = gltf.textures?.length ?? 0
  for (const [i, material] of (gltf.materials ?? []).entries()) {
    for (const [name, extension] of Object.entries(material.extensions ?? {})) {
      if (!isObject(extension))
        return { text: `The model's material ${i} has an extension that is no object.` }
      for (const [key, value] of Object.entries(extension)) {
        if (!key.endsWith('Texture')) continue
        const index = isObject(value) ? value.index : undefined
        if (Number.isInteger(index) && (index as number) >= 0 && (index as number) < textures) {
          continue
        }
        return {
          text: `The model's material ${i} names a texture in ${name.slice(0, 60)} that it does not have.`,
        }
      }
    }
  }
  for (const [i, image] of (gltf.images ?? []).entries()) {
    if (image.uri === undefined && image.bufferView === undefined)
      return { text: `The model's image ${i} is neither in the file nor beside it.` }
    const kind = /^data:([^;,]*)/i.exec(image.uri?.slice(0, 100) ?? '')?.[1] ?? image.mimeType
    if (kind === undefined || kinds.has(kind.toLowerCase())) continue
    const text = `The model's image ${i} is of the kind “${kind.slice(0, 40)}”.`
    return { text, advice: 'Export its images as PNG, JPEG, WebP, AVIF or KTX2.' }
  }
  return undefined
}
