import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { colourFigures, histogramBars, setColourRange, useColouring } from '#state/colouring.ts'
import type { Legend } from '#state/colouring.ts'
import { isolateParts } from '#state/looking.ts'
import css from './ScaleLegend.module.css'
import { sayFigure } from '#twin/sayFigure.ts'
import { usePulse, write } from './usePulse.ts'
import { WithoutValue } from './WithoutValue.tsx'

const bars = Array.from({ length: histogramBars }, (_, i) => i)
const ticks = [0, 0.25, 0.5, 0.75, 1]

/** How to read a scale: how many values lie where, the colours, ticks, and its ends, which can be set. */
export function ScaleLegend({ legend }: { legend: Legend }) {
  const chart = useRef<HTMLDivElement>(null)
  const scale = useRef<HTMLOListElement>(null)
  const [focused, setFocused] = useState(0)
  const { unit, digits, colours } = legend
  usePulse(() => {
    const { low, high, bars: counts } = colourFigures
    const most = Math.max(1, ...counts)
    chart.current?.querySelectorAll<HTMLElement>('button').forEach((bar, i) => {
      const from = low + ((high - low) * i) / histogramBars
      const to = low + ((high - low) * (i + 1)) / histogramBars
      const words = `${sayFigure(from, digits)} to ${sayFigure(to, digits)} ${unit}: ${counts[i]}`
      // a single value is seen too
      bar.style.setProperty(
        '--part',
        counts[i] === 0 ? '0' : String(Math.max(0.06, counts[i] / most)),
      )
      if (bar.title !== words) bar.title = words
      if (bar.ariaLabel !== words) bar.ariaLabel = words
    })
    scale.current?.querySelectorAll('li').forEach((tick, i) => {
      const value = low + (high - low) * ticks[i]
      write(tick, Number.isFinite(value) ? sayFigure(value, digits) : '–')
    })
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    const next = Math.min(histogramBars - 1, Math.max(0, focused + step))
    setFocused(next)
    chart.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div className={css.legend}>
      {legend.says && (
        <p className={css.says}>
          <span data-quality="simulated">simulated</span> {legend.says}
        </p>
      )}
      <div
        ref={chart}
        className={css.bars}
        role="toolbar"
        aria-label="How many values lie where; a bar isolates its parts"
      >
        {bars.map((bar) => (
          <button
            key={bar}
            type="button"
            tabIndex={bar === focused ? 0 : -1}
            aria-label="No value"
            onKeyDown={onKeyDown}
            onClick={() => isolateParts(useColouring.getState().partsIn(bar), 'ghosted')}
          />
        ))}
      </div>
      <div
        className={css.ramp}
        style={{ background: `linear-gradient(to right, ${colours.join(', ')})` }}
      />
      <ol ref={scale} className={css.ticks}>
        {ticks.map((tick) => (
          <li key={tick} />
        ))}
      </ol>
      <Ends unit={unit} />
      <WithoutValue />
    </div>
  )
}

/** The ends of the scale: automatic, or set by hand. */
function Ends({ unit }: { unit: string }) {
  const range = useColouring((colouring) => colouring.range)
  const { low, high } = colourFigures
  const set = (end: 0 | 1, text: string): void => {
    const value = Number(text.replace(',', '.'))
    if (text.trim() === '' || !Number.isFinite(value)) return
    const known = range ?? [low, high]
    const next: [number, number] = end === 0 ? [value, known[1]] : [known[0], value]
    if (next[0] < next[1]) setColourRange(next)
  }
  const field = (end: 0 | 1, label: string) => (
    <label className={css.end}>
      <span>{label}</span>
      <input
        key={range === null ? 'auto' : range[end]}
        type="text"
        inputMode="decimal"
        defaultValue={range === null ? '' : range[end]}
        placeholder="auto"
        onBlur={(event) => set(end, event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') set(end, event.currentTarget.value)
        }}
      />
    </label>
  )
  return (
    <div className={css.ends}>
      {field(0, 'Min')}
      {field(1, 'Max')}
      <span className={css.unit}>{unit}</span>
      <button type="button" disabled={range === null} onClick={() => setColourRange(null)}>
        Automatic
      </button>
    </div>
  )
}
