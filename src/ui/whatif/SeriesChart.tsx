import { useEffect, useEffectEvent, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { SeriesAnswer } from '#twin/process/Answer.ts'
import { sayKpi } from '#twin/process/sayKpi.ts'
import { write } from '../usePulse.ts'
import { digitsOfTicks, sayMoment, timeUnit } from './seriesWords.ts'
import css from './SeriesCharts.module.css'

/** Values and seconds that several charts have in common, so that their lines can be compared. */
export type ChartScale = { low: number; high: number; seconds: number }

type Props = {
  series: SeriesAnswer
  /** Name of the scenario. */
  scenario: string
  /** Where it stands among others of its kind: their scale, and no heading of its own. */
  scale?: ChartScale
}

/** A course of both worlds as a chart: both are simulated, so both are dashed, and each in its own way. */
export function SeriesChart({ series, scenario, scale }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const readout = useRef<HTMLParagraphElement>(null)
  const chart = useRef<uPlot>(null)
  const say = useEffectEvent((made: uPlot) => write(readout.current, sayCursor(made, series)))
  const makeOptionsNow = useEffectEvent((element: HTMLElement) =>
    makeOptions(element, series, say, scale),
  )
  const dataNow = useEffectEvent(() => dataOf(series))
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const made = new uPlot(makeOptionsNow(element), dataNow(), element)
    chart.current = made
    const resize = new ResizeObserver(() => made.setSize(sizeOf(element)))
    resize.observe(element)
    return () => {
      resize.disconnect()
      made.destroy()
      chart.current = null
    }
  }, [])
  useEffect(() => chart.current?.setData(dataOf(series)), [series])
  const { name, unit, limit, baseline, scenario: after } = series
  const end = (values: readonly number[]) => sayKpi(values.at(-1) ?? NaN, { unit, digits: 1 })
  const words = `${name}, simulated: at the end ${end(baseline)} in the baseline, ${end(after)} in the scenario`
  return (
    <figure className={css.chart} data-among={scale !== undefined}>
      {!scale && (
        <figcaption>
          <h3>
            {name}
            {unit !== '' && <span>{unit}</span>}
          </h3>
          <ChartKey limit={limit} unit={unit} scenario={scenario} />
        </figcaption>
      )}
      <p ref={readout} className={css.readout} aria-hidden />
      <p className="visually-hidden">{words}</p>
      <div ref={box} className={css.plot} aria-hidden />
    </figure>
  )
}

type KeyProps = Pick<SeriesAnswer, 'limit' | 'unit'> & {
  scenario?: string
  /** The other lines are told elsewhere. */
  isLimitOnly?: boolean
}

/** What the lines of a chart are. */
export function ChartKey({ limit, unit, scenario, isLimitOnly = false }: KeyProps) {
  return (
    <ul className={css.key}>
      {!isLimitOnly && (
        <>
          <li data-line="baseline">Baseline</li>
          <li data-line="scenario" title={scenario}>
            Scenario
          </li>
        </>
      )}
      {limit !== undefined && (
        <li data-line="limit">Limit {sayKpi(limit, { unit, digits: limit % 1 === 0 ? 0 : 1 })}</li>
      )}
      {!isLimitOnly && (
        <li>
          <span data-quality="simulated">simulated</span>
        </li>
      )}
    </ul>
  )
}

function dataOf({ times, baseline, scenario }: SeriesAnswer): uPlot.AlignedData {
  return [times, baseline, scenario]
}

function sizeOf(element: HTMLElement) {
  return { width: element.clientWidth, height: element.clientHeight }
}

function makeOptions(
  element: HTMLElement,
  series: SeriesAnswer,
  say: (chart: uPlot) => void,
  scale: ChartScale | undefined,
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
  const { limit, times } = series
  const seconds = scale?.seconds ?? times.at(-1) ?? 0
  const unit = timeUnit(seconds)
  return {
    ...sizeOf(element),
    padding: [0.5 * rem, 1.25 * rem, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { time: false, ...(scale && { range: [0, seconds] }) },
      y: {
        range: (_, low, high) => rangeOf(scale?.low ?? low, scale?.high ?? high, limit),
      },
    },
    axes: [
      {
        ...axis,
        size: 1.5 * rem,
        gap: 4,
        space: 4 * rem,
        incrs: unit.steps.map((step) => step * unit.seconds),
        values: (_, ticks) =>
          ticks.map((tick, i) => sayMoment(tick, unit) + (i === ticks.length - 1 ? unit.word : '')),
      },
      {
        ...axis,
        size: 3.25 * rem,
        gap: 6,
        space: 1.75 * rem,
        values: (_, ticks) => {
          const digits = digitsOfTicks(ticks)
          return ticks.map((tick) => sayKpi(tick, { unit: '', digits }))
        },
      },
    ],
    series: [
      {},
      { stroke: colour('--text-2'), width: 1.5, dash: [2, 3], points: { show: false } },
      { stroke: colour('--simulated'), width: 2, dash: [8, 4], points: { show: false } },
    ],
    hooks: {
      draw: limit === undefined ? [] : [(chart) => drawLimit(chart, limit, colour('--warning'))],
      setCursor: [say],
    },
  }
}

/** A line that is not to be passed, over everything. */
function drawLimit(chart: uPlot, limit: number, colour: string): void {
  const { left, width } = chart.bbox
  const at = Math.round(chart.valToPos(limit, 'y', true)) + 0.5
  chart.ctx.strokeStyle = colour
  chart.ctx.lineWidth = devicePixelRatio
  // The courses have left their dashes.
  chart.ctx.setLineDash([])
  chart.ctx.beginPath()
  chart.ctx.moveTo(left, at)
  chart.ctx.lineTo(left + width, at)
  chart.ctx.stroke()
}

/** All values and the limit, with some air. */
function rangeOf(low: number, high: number, limit = NaN): [number, number] {
  const from = Math.min(low, Number.isNaN(limit) ? low : limit)
  const to = Math.max(high, Number.isNaN(limit) ? high : limit)
  if (!(to > from)) return [from - Math.max(1, Math.abs(from) * 0.05), to + Math.max(1, to * 0.05)]
  const air = (to - from) * 0.06
  // A count or a share that begins at nothing keeps its floor.
  return [from >= 0 && from < air ? 0 : from - air, to + air]
}

function sayCursor(chart: uPlot, { times, unit }: SeriesAnswer): string {
  const at = chart.cursor.idx
  if (at === null || at === undefined) return ''
  const shown = timeUnit(times.at(-1) ?? 0)
  const say = (value: number | null | undefined) => sayKpi(value ?? NaN, { unit, digits: 1 })
  const moment = sayMoment(chart.data[0][at], shown) + shown.word
  return `${moment}   ${say(chart.data[1][at])} → ${say(chart.data[2][at])}`
}
