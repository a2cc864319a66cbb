import type { LabelWords } from '#scene/LabelWords.ts'
import { colourOfQuality, type ChipColours } from './ChipColours.ts'
import type { Cell } from '#scene/chips/ChipAtlas.ts'
import { valueTexels } from './chipSize.ts'
import { fitText } from '#scene/chips/fitText.ts'
import { widthOf } from '#scene/chips/widthOf.ts'
import { paintPlate, tail } from './paintPlate.ts'

export type ChipSize = { width: number; height: number }

const across = 20
const nameTexels = 32
const noteTexels = 28
const gap = 14
/** A chip's width goes in such steps, so that a digit more does not move it. */
const step = 16

/** Paints a label into the left upper corner of its cell: its name, under it the value, and what is to be known about it. */
export function paintLabel(
  context: CanvasRenderingContext2D,
  { name, value, note, quality }: Pick<LabelWords, 'name' | 'value' | 'note' | 'quality'>,
  cell: Pick<Cell, 'width'>,
  colours: ChipColours,
): ChipSize {
  const nameFont = `400 ${nameTexels}px ${colours.font}`
  const valueFont = `600 ${valueTexels}px ${colours.font}`
  const noteFont = `400 ${noteTexels}px ${colours.font}`
  const most = cell.width - across * 2
  context.font = nameFont
  const title = fitText(context, name, most)
  const titleWidth = widthOf(context, title)
  context.font = noteFont
  const remark = fitText(context, note, most)
  const remarkWidth = widthOf(context, remark)
  context.font = valueFont
  // Who has no value yet says so alone.
  const figure = remarkWidth > 0 && isNothing(value) ? '' : value
  const room = remarkWidth > 0 ? most - remarkWidth - gap : most
  const reading = fitText(context, figure, room)
  const readingWidth = widthOf(context, reading)
  const joint = readingWidth > 0 && remarkWidth > 0 ? gap : 0
  const second = readingWidth + joint + remarkWidth
  const wanted = Math.max(titleWidth, second) + across * 2
  const width = Math.min(cell.width, Math.max(96, Math.ceil(wanted / step) * step))
  const height = (title === '' || second === 0 ? 60 : 102) + tail
  paintPlate(context, width, height, quality, colours)

  context.textBaseline = 'alphabetic'
  const left = (width - second) / 2
  const line = height - tail - 18
  if (title !== '') {
    context.font = nameFont
    context.fillStyle = second === 0 ? colours.text : colours.soft
    context.fillText(title, (width - titleWidth) / 2, 41)
  }
  if (reading !== '') {
    context.font = valueFont
    context.fillStyle = remark === '' ? colours.text : colours.soft
    context.fillText(reading, left, line)
  }
  if (remark !== '') {
    context.font = noteFont
    context.fillStyle = colourOfQuality(colours, quality)
    context.fillText(remark, left + readingWidth + joint, line)
  }
  return { width, height }
}

function isNothing(value: string): boolean {
  return value === '' || value === '–'
}
