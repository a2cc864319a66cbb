import { sayNumber } from '#twin/sayValue.ts'
import { trendRange, type TrendData } from '#twin/trendData.ts'
import type { Signal } from '#twin/Twin.ts'
import { fitText } from '#scene/chips/fitText.ts'
import { colours } from '../look.ts'
import { niceTicks } from './niceTicks.ts'

/** Millimetres, as all here. */
const text = 14
const top = 30
const bottom = 24
const right = 10

type Span = { from: number; to: number }
type Plot = { left: number; width: number; height: number; low: number; high: number; time: Span }

/**
 * Paints a signal's last minutes: its values with gaps where none were good, the time of day below, values and unit on the left, the
 * stretch of possible values behind, limits as broken lines. `family`: of the letters; `time` and the data's times: seconds since 1970.
 */
export function paintTrend(
  context: CanvasRenderingContext2D,
  size: { width: number; height: number; family: string },
  signal: Signal,
  limits: readonly number[],
  data: TrendData,
  time: Span,
): void {
  const { family } = size
  const [low, high] = rangeOf(signal, data)
  const ticks = ticksOf(signal, low, high)
  context.font = `500 ${text}px ${family}`
  context.textBaseline = 'middle'
  const left = 16 + Math.max(...ticks.map(({ words }) => context.measureText(words).width))
  const width = size.width - left - right
  const height = size.height - top - bottom
  const plot: Plot = { left, width, height, low, high, time }
  paintHead(context, signal, size)
  shadePossible(context, signal, plot)
  for (const { at, words } of ticks) {
    const y = yOf(plot, at)
    context.fillStyle = colours.line
    context.fillRect(left, y - 0.4, width, 0.8)
    context.fillStyle = colours.text2
    context.textAlign = 'right'
    context.fillText(words, left - 7, y)
  }
  paintTimes(context, plot, size.height)
  paintLine(context, signal, data, plot)
  for (const limit of signal.states ? [] : limits) paintLimit(context, signal, limit, plot)
}

function rangeOf(signal: Signal, [, values]: TrendData): [number, number] {
  if (signal.states) {
    const codes = signal.states.map(({ code }) => code)
    return [Math.min(...codes) - 0.5, Math.max(...codes) + 0.5]
  }
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return trendRange(null, null, signal.range)
  return trendRange(Math.min(...known), Math.max(...known), signal.range)
}

type Tick = { at: number; words: string }

function ticksOf(signal: Signal, low: number, high: number): Tick[] {
  if (signal.states) {
    const { states } = signal
    const each = Math.ceil(states.length / 5)
    return states
      .filter((_, i) => i % each === 0)
      .map(({ code, name }) => ({
        at: code,
        words: name.length > 12 ? `${name.slice(0, 11)}…` : name,
      }))
  }
  const { ticks, digits } = niceTicks(low, high, 4)
  return ticks.map((at) => ({ at, words: sayNumber({ ...signal, digits }, at) }))
}

function paintHead(
  context: CanvasRenderingContext2D,
  signal: Signal,
  { width, family }: { width: number; family: string },
): void {
  const unit = signal.states ? '' : signal.unit
  context.textAlign = 'left'
  context.font = `500 ${text}px ${family}`
  const unitWidth = unit === '' ? 0 : context.measureText(unit).width + 14
  context.font = `600 ${text}px ${family}`
  const name = fitText(context, signal.name, width - unitWidth - 20)
  context.fillStyle = colours.text
  context.fillText(name, 8, 14)
  const nameWidth = context.measureText(name).width
  context.font = `500 ${text}px ${family}`
  context.fillStyle = colours.text2
  context.fillText(unit, 8 + nameWidth + 8, 14)
}

/** The stretch between the smallest and the largest possible value. */
function shadePossible(
  context: CanvasRenderingContext2D,
  { range, states }: Signal,
  plot: Plot,
): void {
  if (!range || states) return
  const from = Math.max(top, yOf(plot, range[1]))
  const to = Math.min(top + plot.height, yOf(plot, range[0]))
  if (!(to > from)) return
  context.fillStyle = colours.surface
  context.fillRect(plot.left, from, plot.width, to - from)
}

/** Times of day, at even steps. */
function paintTimes(context: CanvasRenderingContext2D, plot: Plot, bottomEdge: number): void {
  const { from, to } = plot.time
  const step = to - from <= 150 ? 30 : 60
  context.fillStyle = colours.text2
  context.textAlign = 'center'
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const x = plot.left + ((at - from) / (to - from)) * plot.width
    if (x < plot.left + 18 || x > plot.left + plot.width - 22) continue
    context.fillRect(x - 0.4, top + plot.height, 0.8, 4)
    context.fillText(sayClock(at, step < 60), x, bottomEdge - 9)
  }
}

function sayClock(seconds: number, isFine: boolean): string {
  return new Date(seconds * 1000).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: isFine ? '2-digit' : undefined,
  })
}

function paintLimit(
  context: CanvasRenderingContext2D,
  signal: Signal,
  limit: number,
  plot: Plot,
): void {
  if (limit <= plot.low || limit >= plot.high) return
  const y = yOf(plot, limit)
  context.strokeStyle = colours.text3
  context.lineWidth = 1.2
  context.setLineDash([5, 4])
  context.beginPath()
  context.moveTo(plot.left, y)
  context.lineTo(plot.left + plot.width, y)
  context.stroke()
  context.setLineDash([])
  const words = `limit ${sayNumber(signal, limit)}`
  const beside = y - text - 4 < top ? y + 10 : y - 10
  const wide = context.measureText(words).width
  // The line of the values may cross it.
  context.globalAlpha = 0.8
  context.fillStyle = colours.ground
  context.fillRect(plot.left + 3, beside - text / 2 - 1, wide + 6, text + 2)
  context.globalAlpha = 1
  context.fillStyle = colours.text2
  context.textAlign = 'left'
  context.fillText(words, plot.left + 6, beside)
}

function paintLine(
  context: CanvasRenderingContext2D,
  signal: Signal,
  [times, values]: TrendData,
  plot: Plot,
): void {
  context.save()
  context.beginPath()
  context.rect(plot.left, top - 2, plot.width + 4, plot.height + 4)
  context.clip()
  context.strokeStyle = colours.text
  context.lineWidth = 1.6
  context.lineJoin = 'round'
  context.beginPath()
  let isOpen = false
  let y = NaN
  let x = NaN
  for (let i = 0; i < times.length; i++) {
    const value = values[i]
    x = plot.left + ((times[i] - plot.time.from) / (plot.time.to - plot.time.from)) * plot.width
    if (value === null) {
      // A state holds until nothing more is known.
      if (isOpen && signal.states) context.lineTo(x, y)
      isOpen = false
      continue
    }
    const next = yOf(plot, value)
    if (!isOpen) context.moveTo(x, next)
    else if (signal.states) {
      context.lineTo(x, y)
      context.lineTo(x, next)
    } else context.lineTo(x, next)
    y = next
    isOpen = true
  }
  context.stroke()
  if (isOpen) {
    context.fillStyle = colours.text
    context.beginPath()
    context.arc(Math.min(x, plot.left + plot.width), y, 2.6, 0, Math.PI * 2)
    context.fill()
  }
  context.restore()
}

function yOf({ height, low, high }: Plot, value: number): number {
  return top + height - ((value - low) / (high - low)) * height
}
