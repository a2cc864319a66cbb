import type { Device } from '#people/Person.ts'
import { fitText } from '../chips/fitText.ts'
import type { TagColours } from './TagColours.ts'

/** What a tag says of somebody. */
export type TagWords = {
  name: string
  colour: string
  device: Device
  muted: boolean
  speaking: boolean
  away: boolean
}

/** Texels of a tag's cell; the size of its letters. */
export const tagCell = { width: 384, height: 72 }
export const tagTexels = 30
/** The same of a name at a pointer. */
export const pointerCell = { width: 256, height: 48 }
export const pointerTexels = 26

const plate = 56
const badge = 20

/**
 * Paints a name tag into the left upper corner of its cell: a badge in the person's colour that says what they look with, the name, and whether they speak or are
 * muted. Returns how much of the cell it took.
 */
export function paintTag(
  context: CanvasRenderingContext2D,
  { name, colour, device, muted, speaking, away }: TagWords,
  colours: TagColours,
): { width: number; height: number } {
  const tail = tagCell.height - plate
  const sign = muted || speaking ? 38 : 0
  const left = 56
  context.font = `600 ${tagTexels}px ${colours.font}`
  const most = tagCell.width - left - 22 - sign
  const text = fitText(context, name, most)
  const width = Math.ceil(left + Math.min(most, context.measureText(text).width) + 22 + sign)
  context.globalAlpha = away ? 0.62 : 0.9
  outline(context, width, tail)
  context.fillStyle = colours.ground
  context.fill()
  context.globalAlpha = away ? 0.65 : 1
  context.lineWidth = speaking ? 3 : 1.5
  context.strokeStyle = speaking ? colour : colours.line
  context.stroke()
  context.fillStyle = colour
  context.textBaseline = 'alphabetic'
  context.fillStyle = away ? colours.soft : colours.text
  // Piled up accents would go through the edge.
  context.save()
  context.clip()
  context.fillText(text, left, 38.5, most)
  context.restore()
  context.fillStyle = colour
  context.beginPath()
  context.arc(plate / 2 + 1, plate / 2, badge, 0, 7)
  context.fill()
  paintDevice(context, device, plate / 2 + 1, plate / 2)
  if (sign > 0)
    paintVoice(context, speaking, width - 32, plate / 2, speaking ? colour : colours.soft)
  context.globalAlpha = 1
  return { width, height: tagCell.height }
}

/** Paints the small name at somebody's pointer. Returns how much of the cell it took. */
export function paintPointer(
  context: CanvasRenderingContext2D,
  { name, colour }: Pick<TagWords, 'name' | 'colour'>,
  colours: TagColours,
): { width: number; height: number } {
  context.font = `600 ${pointerTexels}px ${colours.font}`
  const most = pointerCell.width - 32
  const text = fitText(context, name, most)
  const width = Math.ceil(Math.min(most, context.measureText(text).width) + 32)
  const { height } = pointerCell
  context.beginPath()
  context.roundRect(2, 2, width - 4, height - 4, 13)
  context.fillStyle = colour
  context.fill()
  context.lineWidth = 2
  context.strokeStyle = 'rgb(0 0 0 / 45%)'
  context.stroke()
  context.fillStyle = '#0d1013'
  context.textBaseline = 'alphabetic'
  context.fillText(text, 16, 33, most)
  return { width, height }
}

/** A pill with a small point below its middle. */
function outline(context: CanvasRenderingContext2D, width: number, tail: number): void {
  const from = 1.5
  const end = width - from
  const bottom = plate - from
  const round = bottom / 2 - 1
  const middle = width / 2
  context.beginPath()
  context.moveTo(from + round, from)
  context.arcTo(end, from, end, bottom, round)
  context.arcTo(end, bottom, middle, bottom, round)
  context.lineTo(middle + tail * 0.8, bottom)
  context.lineTo(middle, bottom + tail)
  context.lineTo(middle - tail * 0.8, bottom)
  context.arcTo(from, bottom, from, from, round)
  context.arcTo(from, from, end, from, round)
  context.closePath()
}

function paintDevice(
  context: CanvasRenderingContext2D,
  device: Device,
  x: number,
  y: number,
): void {
  context.save()
  context.translate(x, y)
  context.strokeStyle = context.fillStyle = '#0d1013'
  context.lineWidth = 2.8
  context.lineCap = context.lineJoin = 'round'
  context.beginPath()
  if (device === 'headset') {
    context.roundRect(-11, -6, 22, 13, 5)
    context.moveTo(-2.5, 7)
    context.quadraticCurveTo(0, 2.5, 2.5, 7)
    context.moveTo(-11, -1)
    context.bezierCurveTo(-12, -14, 12, -14, 11, -1)
  } else {
    context.roundRect(-11, -9, 22, 14, 2.5)
    context.moveTo(-5, 10)
    context.lineTo(5, 10)
    context.moveTo(0, 5)
    context.lineTo(0, 10)
  }
  context.stroke()
  context.restore()
}

function paintVoice(
  context: CanvasRenderingContext2D,
  isSpeaking: boolean,
  x: number,
  y: number,
  colour: string,
): void {
  context.save()
  context.translate(x, y)
  context.strokeStyle = context.fillStyle = colour
  context.lineWidth = 3
  context.lineCap = 'round'
  context.beginPath()
  if (isSpeaking) {
    for (const [i, high] of [5, 11, 7].entries()) {
      context.moveTo(-7 + i * 7, -high)
      context.lineTo(-7 + i * 7, high)
    }
    context.stroke()
  } else {
    context.roundRect(-4, -12, 8, 14, 4)
    context.fill()
    context.beginPath()
    context.arc(0, -2, 8.5, 0.25, Math.PI - 0.25)
    context.moveTo(0, 7)
    context.lineTo(0, 11)
    context.moveTo(-10, -11)
    context.lineTo(10, 11)
    context.stroke()
  }
  context.restore()
}
