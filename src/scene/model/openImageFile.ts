import { checkImageFile } from './checkImages.ts'
import type { Gltf } from './Gltf.ts'
import { readImageSize } from './readImageSize.ts'

/**
 * Fetches an image that lies in a file of its own and judges it by its header, before anything decodes it: `json` then names
 * the bytes that were judged, and no others. `base` is the model's address; `addressOf` tells where a file really is.
 * Returns what frees the bytes. Rejects when the file is not there or must not be decoded.
 */
export async function openImageFile(
  json: Gltf,
  image: number,
  base: string,
  addressOf: (url: string) => string,
): Promise<() => void> {
  const source = json.images![image]
  if (source.uri === undefined || /^(data|blob):/i.test(source.uri)) return () => undefined
  const answer = await fetch(addressOf(new URL(source.uri, base).href))
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const problem = checkImageFile(bytes, image, base)
  if (problem) throw new Error(problem.text.replace(/^The model's image \d+/, 'it'))
  const type = `image/${readImageSize(bytes)?.kind ?? 'png'}`
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  source.uri = address
  return () => URL.revokeObjectURL(address)
}
