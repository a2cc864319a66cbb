import { useRef } from 'react'
import { colourFigures, useColouring } from '#state/colouring.ts'
import type { Legend } from '#state/colouring.ts'
import { isolateParts } from '#state/looking.ts'
import css from './NameLegend.module.css'
import { sayFigure } from '#twin/sayFigure.ts'
import { usePulse, write } from './usePulse.ts'
import { WithoutValue } from './WithoutValue.tsx'

/** Which colour stands for which name, and how many parts have it; a click looks at those among ghosts. */
export function NameLegend({ legend }: { legend: Legend }) {
  const list = useRef<HTMLOListElement>(null)
  usePulse(() => {
    list.current?.querySelectorAll('[data-count]').forEach((count, i) => {
      write(count, sayFigure(colourFigures.counts[i], 0))
    })
  }, 2)
  return (
    <div className={css.legend}>
      <ol ref={list} className={css.names}>
        {legend.names.map((name, i) => (
          <li key={name}>
            <button
              type="button"
              title={`Look at ${name} alone`}
              onClick={() => isolateParts(useColouring.getState().partsIn(i), 'ghosted')}
            >
              <span className={css.patch} style={{ background: legend.colours[i] }} />
              <span className={css.name}>{name}</span>
              <span data-count className={css.count} />
            </button>
          </li>
        ))}
      </ol>
      <WithoutValue />
    </div>
  )
}
