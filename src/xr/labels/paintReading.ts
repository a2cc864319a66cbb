import { Quality, worseQuality } from '#twin/Quality.ts'
import { sayQuality, sayReceived } from '#twin/sayReceived.ts'
import { sayValue } from '#twin/sayValue.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'
import { colourOfQuality, type ChipColours } from './ChipColours.ts'
import type { Cell } from '#scene/chips/ChipAtlas.ts'
import { fitText } from '#scene/chips/fitText.ts'
import { widthOf } from '#scene/chips/widthOf.ts'
import type { ChipSize } from './paintLabel.ts'
import { paintPlate, tail } from './paintPlate.ts'

/** So many signals are said of what is pointed at. */
export const mostReadings = 4

/** One signal of the reading: name, value with unit, quality and age. */
export class ReadingLine {
  name = ''
  value = ''
  note = ''
  quality: number = Quality.never

  clear(): void {
    this.name = ''
  }

  /** `now` in seconds on the frame clock. Returns whether anything has changed. */
  read(signal: Signal, signals: SignalTable, slot: number, now: number): boolean {
    const quality = signals.quality[slot]
    const value = sayValue(signal, signals.value[slot])
    const received = signals.received[slot]
    const age = sayReceived(received, now * 1000, performance.timeOrigin)
    const note = [sayQuality(quality, received), age].filter(Boolean).join(' ')
    const isSame =
      signal.name === this.name &&
      value === this.value &&
      note === this.note &&
      quality === this.quality
    this.name = signal.name
    this.value = value
    this.note = note
    this.quality = quality
    return !isSame
  }
}

const across = 24
const gap = 22
const titleTexels = 34
const nameTexels = 32
const noteTexels = 28
const lineTexels = 50

/** Paints a title and under it the signals as a table: name, value, quality and age; `more`: how many are not said. */
export function paintReading(
  context: CanvasRenderingContext2D,
  title: string,
  lines: readonly ReadingLine[],
  more: number,
  cell: Pick<Cell, 'width'>,
  colours: ChipColours,
): ChipSize {
  const fonts = {
    title: `600 ${titleTexels}px ${colours.font}`,
    name: `400 ${nameTexels}px ${colours.font}`,
    value: `600 ${nameTexels}px ${colours.font}`,
    note: `400 ${noteTexels}px ${colours.font}`,
  }
  const widest = (font: string, texts: readonly string[]): number => {
    context.font = font
    return Math.ceil(Math.max(0, ...texts.map((text) => widthOf(context, text))))
  }
  const most = cell.width - across * 2
  const notes = lines.map(({ note }) => note)
  // Room for an age that grows, so that the table stands still.
  const noteWidth = widest(fonts.note, [...notes, '00 min'])
  const room = most - noteWidth - gap * 2
  context.font = fonts.value
  const values = lines.map(({ value }) => fitText(context, value, room * 0.62))
  const valueWidth = Math.ceil(widest(fonts.value, values) / 16) * 16
  context.font = fonts.name
  const names = lines.map(({ name }) => fitText(context, name, room - valueWidth))
  const nameWidth = widest(fonts.name, names)
  const rest = more > 0 ? `and ${more} more` : ''
  const restWidth = rest === '' ? 0 : widest(fonts.note, [rest]) + gap
  const table = nameWidth + gap + valueWidth + gap + noteWidth
  context.font = fonts.title
  const head = fitText(context, title, most - restWidth)
  const inner = Math.min(most, Math.max(table, widthOf(context, head) + restWidth))
  const width = Math.ceil(inner + across * 2)
  const height = 62 + lines.length * lineTexels + 16 + tail
  const worst = lines.reduce(
    (sum, { quality }) => worseQuality(sum, quality),
    Quality.good as number,
  )
  paintPlate(context, width, height, worst, colours)

  const write = (text: string, font: string, colour: string, x: number, y: number): void => {
    context.font = font
    context.fillStyle = colour
    context.fillText(text, x, y)
  }
  context.textBaseline = 'alphabetic'
  context.textAlign = 'left'
  write(head, fonts.title, colours.text, across, 46)
  const right = width - across
  context.textAlign = 'right'
  write(rest, fonts.note, colours.soft, right, 46)
  lines.forEach(({ note, quality }, i) => {
    const y = 62 + (i + 1) * lineTexels - 14
    const isFresh = quality === Quality.good || quality === Quality.simulated
    context.textAlign = 'left'
    write(names[i], fonts.name, colours.soft, across, y)
    context.textAlign = 'right'
    const colour = isFresh ? colours.text : colours.soft
    write(values[i], fonts.value, colour, right - noteWidth - gap, y)
    write(note, fonts.note, colourOfQuality(colours, quality), right, y)
  })
  context.textAlign = 'left'
  return { width, height }
}
