import { longestMedium } from '#people/inspections/cutMedium.ts'
import { noteLimits } from '#people/NoteRecord.ts'

/** How large a picture is, pixels, and its data address, characters: wanted, and at most. */
export type PictureKind = { width: number; height: number; wanted: number; most: number }

/** Of a note: a few kB are enough to know a place again, and come slowly from some brokers. */
export const notePicture: PictureKind = {
  width: 320,
  height: 180,
  wanted: 5600,
  most: noteLimits.picture,
}

/** Of an answer, which is to show what was seen; it goes in pieces. */
export const answerPicture: PictureKind = {
  width: 480,
  height: 270,
  wanted: 16_000,
  most: longestMedium.picture,
}

/** Of what is coded, from fine to coarse; the first that is small enough is taken. */
const qualities = [0.7, 0.55, 0.4, 0.25, 0.12]

/** Makes a small picture, as a data address, of a larger one that is shown whole; null when it cannot be small enough. */
export function codePicture(
  image: CanvasImageSource,
  across: number,
  down: number,
  { width, height, wanted, most }: PictureKind = notePicture,
): string | null {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) return null
  const scale = Math.min(width / across, height / down)
  const [w, h] = [across * scale, down * scale]
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(image, (width - w) / 2, (height - h) / 2, w, h)
  let smallest: string | null = null
  for (const type of ['image/webp', 'image/jpeg']) {
    for (const quality of qualities) {
      const made = canvas.toDataURL(type, quality)
      // A browser that cannot write WebP gives a PNG.
      if (!made.startsWith(`data:${type};`)) break
      if (made.length <= wanted) return made
      if (smallest === null || made.length < smallest.length) smallest = made
    }
  }
  return smallest !== null && smallest.length <= most ? smallest : null
}
