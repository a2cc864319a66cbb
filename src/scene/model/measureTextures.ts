import type { TextureFigure } from '#twin/ModelReport.ts'
import { imageBytes } from './checkImages.ts'
import type { Gltf } from './Gltf.ts'
import { readImageSize, type ImageSize } from './readImageSize.ts'

/** Mip maps add a quarter of the level before, and so a third in all. */
const withMipMaps = 4 / 3

/**
 * The images of a model as they lie on the graphics card, largest first. `files` are the bytes of images with an address, by
 * index; one that was not read has no size.
 */
export function measureTextures(
  gltf: Gltf,
  buffers: readonly (Uint8Array | undefined)[],
  files: ReadonlyMap<number, Uint8Array>,
): TextureFigure[] {
  const figures = (gltf.images ?? []).map((image, i) => {
    const bytes = files.get(i) ?? imageBytes(gltf, i, buffers)
    const size = bytes && readImageSize(bytes)
    const address = image.uri && !/^data:/i.test(image.uri) ? image.uri.slice(0, 200) : undefined
    return {
      name: image.name || address || `image ${i}`,
      kind: size?.kind ?? 'unknown',
      width: size?.width ?? 0,
      height: size?.height ?? 0,
      bytes: size ? Math.round(cardBytes(size)) : 0,
    }
  })
  return figures.toSorted((a, b) => b.bytes - a.bytes)
}

function cardBytes({ width, height, ktx2 }: ImageSize): number {
  const pixels = width * height
  if (!ktx2) return pixels * 4 * withMipMaps
  // Both codecs of Basis are unpacked into blocks of 4 × 4 pixels in 16 bytes (ASTC, BC7, ETC2 with alpha).
  const blocks = Math.ceil(width / 4) * Math.ceil(height / 4) * 16
  const isBasis = ktx2.vkFormat === 0
  return (isBasis ? blocks : pixels * 4) * (ktx2.levels > 1 ? withMipMaps : 1)
}
