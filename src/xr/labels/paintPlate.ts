import { Quality } from '#twin/Quality.ts'
import { colourOfQuality, type ChipColours } from './ChipColours.ts'

/** Texels that the point under a chip is high. */
export const tail = 14
export const plateAlpha = 0.93
const radius = 12

/**
 * Paints the plate of a chip into the left upper corner of a canvas, with a point under its middle: its edge is dashed while its value is old
 * or has not come, dotted when it is simulated.
 */
export function paintPlate(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  quality: number,
  colours: ChipColours,
): void {
  const left = 1.5
  const right = width - 1.5
  const bottom = height - tail
  const middle = width / 2
  const half = tail * 0.9
  context.beginPath()
  context.moveTo(left + radius, left)
  context.arcTo(right, left, right, bottom, radius)
  context.arcTo(right, bottom, middle, bottom, radius)
  context.lineTo(middle + half, bottom)
  context.lineTo(middle, height - 1.5)
  context.lineTo(middle - half, bottom)
  context.arcTo(left, bottom, left, left, radius)
  context.arcTo(left, left, right, left, radius)
  context.closePath()
  context.globalAlpha = plateAlpha
  context.fillStyle = colours.ground
  context.fill()
  context.globalAlpha = 1
  const isGood = quality === Quality.good
  context.lineWidth = isGood ? 1.5 : 2.5
  context.strokeStyle = isGood ? colours.line : colourOfQuality(colours, quality)
  context.setLineDash(dashOf(quality))
  context.stroke()
  context.setLineDash(solid)
}

const solid: number[] = []
const dashed = [10, 7]
const dotted = [3, 6]

function dashOf(quality: number): number[] {
  if (quality === Quality.stale || quality === Quality.never) return dashed
  return quality === Quality.simulated ? dotted : solid
}
