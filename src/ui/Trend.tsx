import { useEffect, useEffectEvent, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { onPulse } from '#state/pulse.ts'
import { usePlant } from '#state/plant.ts'
import { sayNumber, sayValue } from '#twin/sayValue.ts'
import type { History } from '#twin/History.ts'
import type { Signal } from '#twin/Twin.ts'
import css from './Trend.module.css'
import { trendData, trendRange, trendSpan } from '#twin/trendData.ts'
import { write } from './usePulse.ts'

/** The last minutes of a signal (five at most) as a chart that runs along, with its possible range and a readout under the pointer. */
export function Trend({ signal, slot }: { signal: Signal; slot: number }) {
  const box = useRef<HTMLDivElement>(null)
  const readout = useRef<HTMLParagraphElement>(null)
  const history = usePlant((plant) => plant.history)
  const start = useEffectEvent((element: HTMLElement, at: number, samples: History | null) => {
    const chart = new uPlot(makeOptions(element, signal, readout), [[], []], element)
    const times = new Float64Array(samples?.capacity ?? 0)
    const values = new Float64Array(samples?.capacity ?? 0)
    const draw = () => {
      const now = performance.now()
      const count = samples?.copy(at, times, values) ?? 0
      const silence = signal.staleAfter * 1000
      const span = trendSpan(count > 0 ? times[0] : now, now)
      chart.setData(
        trendData(times, values, count, now, span, performance.timeOrigin, silence),
        false,
      )
      const end = (performance.timeOrigin + now) / 1000
      chart.setScale('x', { min: end - span / 1000, max: end })
    }
    const resize = new ResizeObserver(() => chart.setSize(sizeOf(element)))
    resize.observe(element)
    draw()
    const stopPulse = onPulse(draw)
    return () => {
      stopPulse()
      resize.disconnect()
      chart.destroy()
    }
  })
  useEffect(() => (box.current ? start(box.current, slot, history) : undefined), [slot, history])
  return (
    <div className={css.trend}>
      <p ref={readout} className={css.readout} />
      <figure ref={box} className={css.chart} aria-label={`${signal.name}, the last minutes`} />
    </div>
  )
}

function sizeOf(element: HTMLElement) {
  return { width: element.clientWidth, height: element.clientHeight }
}

function makeOptions(
  element: HTMLElement,
  signal: Signal,
  readout: { current: HTMLElement | null },
): uPlot.Options {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const font = `${0.6875 * rem}px ${style.fontFamily}`
  const axis = {
    stroke: colour('--text-3'),
    font,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  }
  const { states, range } = signal
  return {
    ...sizeOf(element),
    padding: [0.5 * rem, 0.5 * rem, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7, fill: colour('--text') } },
    scales: {
      x: { time: true },
      y: { range: (_, low, high) => (states ? stateRange(states) : trendRange(low, high, range)) },
    },
    axes: [
      {
        ...axis,
        size: 1.5 * rem,
        gap: 4,
        space: 4 * rem,
        values: (_, ticks) => sayTimes(ticks),
      },
      {
        ...axis,
        size: (states ? 4.5 : 3.25) * rem,
        gap: 6,
        space: 1.75 * rem,
        splits: states ? () => states.map(({ code }) => code) : undefined,
        values: (_, ticks) => ticks.map((tick) => sayTick(signal, tick, ticks)),
      },
    ],
    series: [
      {},
      {
        stroke: colour('--text'),
        width: 1.5,
        points: { show: false },
        paths: states ? uPlot.paths.stepped?.({ align: 1 }) : undefined,
      },
    ],
    hooks: {
      drawClear: range && !states ? [(chart) => shadeRange(chart, range, colour('--raised'))] : [],
      setCursor: [(chart) => write(readout.current, sayCursor(chart, signal))],
    },
  }
}

/** The band between the smallest and the largest possible value, behind everything. */
function shadeRange(chart: uPlot, range: readonly [number, number], colour: string): void {
  const { left, top, width, height } = chart.bbox
  const from = Math.max(top, chart.valToPos(range[1], 'y', true))
  const to = Math.min(top + height, chart.valToPos(range[0], 'y', true))
  if (!(to > from)) return
  chart.ctx.fillStyle = colour
  chart.ctx.fillRect(left, from, width, to - from)
}

function stateRange(states: NonNullable<Signal['states']>): [number, number] {
  const codes = states.map(({ code }) => code)
  return [Math.min(...codes) - 0.5, Math.max(...codes) + 0.5]
}

function sayTick(signal: Signal, tick: number, ticks: readonly number[]): string {
  if (signal.states) return sayNumber(signal, tick)
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : 1
  let digits = 0
  while (digits < 6 && Math.abs(step - Number(step.toFixed(digits))) > step / 1000) digits++
  return sayNumber({ ...signal, digits }, tick)
}

/** Time of day; with seconds where ticks are closer than a minute. */
function sayTimes(ticks: readonly number[]): string[] {
  const isFine = ticks.length > 1 && ticks[1] - ticks[0] < 60
  const parts = {
    hour: '2-digit',
    minute: '2-digit',
    second: isFine ? '2-digit' : undefined,
  } as const
  return ticks.map((seconds) => new Date(seconds * 1000).toLocaleTimeString('en-GB', parts))
}

function sayCursor(chart: uPlot, signal: Signal): string {
  const at = chart.cursor.idx
  if (at === null || at === undefined) return ''
  const value = chart.data[1][at]
  const clock = new Date(chart.data[0][at] * 1000).toLocaleTimeString('en-GB')
  return `${clock}   ${sayValue(signal, value ?? NaN)}`
}
