import { useRef } from 'react'
import { runFigures, useRun } from '#state/run.ts'
import { sayFigure } from '#twin/sayFigure.ts'
import { usePulse, write } from '../usePulse.ts'
import css from './RunBar.module.css'

/** Figures that have room beside the clock. */
const most = 3

/** The figures that the scenario is about, as they have become so far, and as they would be without its changes. */
export function RunFigures({ compare }: { compare: readonly string[] }) {
  const kpis = useRun((known) => known.kpis)
  const list = useRef<HTMLDListElement>(null)
  const wanted = compare.length > 0 ? compare : kpis.map(({ id }) => id)
  const shown = wanted
    .map((id) => kpis.find((kpi) => kpi.id === id))
    .filter((kpi) => kpi !== undefined)
    .slice(0, most)
  usePulse(() => {
    const { kpis: now, baseline } = runFigures
    shown.forEach(({ id, digits }, i) => {
      write(list.current?.querySelectorAll('b')[i] ?? null, sayFigure(now[id] ?? NaN, digits))
      const ghost = baseline[id]
      const words = ghost === undefined ? '' : `baseline ${sayFigure(ghost, digits)}`
      write(list.current?.querySelectorAll('i')[i] ?? null, words)
    })
  }, 2)
  if (shown.length === 0) return null
  return (
    <dl ref={list} className={css.figures}>
      {shown.map(({ id, name, unit }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd>
            <b>–</b> {unit} <i />
          </dd>
        </div>
      ))}
    </dl>
  )
}
