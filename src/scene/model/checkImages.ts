import type { Problem } from '#twin/Problem.ts'
import type { Gltf } from './Gltf.ts'
import { modelProblem } from './modelProblem.ts'
import { readImageSize, type ImageSize } from './readImageSize.ts'
import type { Wrong } from './Wrong.ts'

/** No GPU takes a texture with a longer side. */
const longestSide = 16_384
/** Pixels of one image, and of all: four bytes each once they are unpacked, and a third more with mip maps. */
const mostPixels = 16_384 * 8_192
const mostOfAll = 512e6

/**
 * Judges the images that lie in a model's buffers or in its JSON by their headers, before anything decodes them. A file of
 * 49 kB may hold an image of 20,000 × 20,000 pixels, 1.6 GB.
 */
export function checkImages(
  gltf: Gltf,
  buffers: readonly (Uint8Array | undefined)[],
  url: string,
): Problem[] {
  let pixels = 0
  for (let i = 0; i < (gltf.images?.length ?? 0); i++) {
    const bytes = imageBytes(gltf, i, buffers)
    if (!bytes) continue
    const judged = judge(bytes, i)
    if ('text' in judged) return [said(judged, url)]
    pixels += judged.width * judged.height
  }
  if (pixels <= mostOfAll) return []
  const text = `The model's images have ${Math.round(pixels / 1e6)} million pixels together; at most ${mostOfAll / 1e6} million are read.`
  return [said({ text, advice: 'Make its textures smaller: 2048 pixels a side are plenty.' }, url)]
}

/** As `checkImages`, for one image that lies in a file of its own: an error, or null when it may be decoded. */
export function checkImageFile(bytes: Uint8Array, image: number, url: string): Problem | null {
  const judged = judge(bytes, image)
  return 'text' in judged ? said(judged, url) : null
}

/** The bytes of an image that the file carries, or enough of its start; null for one in a file of its own, or in a buffer that is not there. */
export function imageBytes(
  gltf: Gltf,
  image: number,
  buffers: readonly (Uint8Array | undefined)[],
): Uint8Array | null {
  const { uri, bufferView } = gltf.images![image]
  if (bufferView !== undefined) {
    const { buffer, byteOffset = 0, byteLength } = gltf.bufferViews![bufferView]
    return buffers[buffer]?.subarray(byteOffset, byteOffset + byteLength) ?? null
  }
  const encoded = /^data:[^,]*;base64,/i.exec(uri?.slice(0, 200) ?? '')
  if (!uri || !encoded) return null
  const text = uri.slice(encoded[0].length)
  const start = decode(text.slice(0, 1 << 16))
  return text.length <= 1 << 16 || readImageSize(start) ? start : decode(text)
}

function decode(base64: string): Uint8Array {
  let text: string
  try {
    text = atob(base64)
  } catch {
    // No base64: judged as what it is, nothing.
    return new Uint8Array(0)
  }
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

function judge(bytes: Uint8Array, image: number): ImageSize | Wrong {
  const size = readImageSize(bytes)
  if (!size) {
    const text = `The model's image ${image} is damaged, or none of PNG, JPEG, WebP, AVIF and KTX2.`
    return { text, advice: 'Export the image anew, as PNG if need be.' }
  }
  const { width, height, ktx2 } = size
  const pixels = width * height
  if (width > longestSide || height > longestSide || pixels > mostPixels) {
    const text = `The model's image ${image} has ${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels, which no graphics card takes.`
    return { text, advice: 'Make it smaller: 4096 pixels a side are plenty.' }
  }
  if (ktx2 && (ktx2.bytes > pixels * 32 * Math.max(1, ktx2.faces) + 4096 || ktx2.faces > 6)) {
    const text = `The model's image ${image} claims to unpack to ${Math.round(ktx2.bytes / 1e6)} MB for ${width} × ${height} pixels.`
    return { text, advice: 'Export the image anew.' }
  }
  return size
}

function said({ text, advice }: Wrong, url: string): Problem {
  return modelProblem(text, url, advice ?? 'Export the file anew.')
}
