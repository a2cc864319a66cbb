import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Display, DisplayState } from '#people/DisplayBook.ts'
import { displayWords, sayDisplay } from '#people/sayDisplay.ts'
import { sayAge } from '#twin/sayAge.ts'
import css from './DisplayRow.module.css'

const signs: Record<DisplayState, LucideIcon> = {
  well: CircleCheck,
  unheard: CircleDashed,
  troubled: TriangleAlert,
  frozen: CircleX,
  gone: CircleX,
  silent: CircleX,
}

/** One display: name, state in words and since when, what is wrong, and its figures. `onForget` takes one out that has gone. */
export function DisplayRow({ display, onForget }: { display: Display; onForget?: () => void }) {
  const { health, state, lasts } = display
  const Sign = signs[state]
  const words = sayDisplay(display)
  // a last will was made before anything was measured
  const isKnown = health.version !== ''
  const isThere = state !== 'gone' && state !== 'silent'
  return (
    <li className={css.row} data-display={state}>
      <Sign aria-hidden />
      <h3>{health.name}</h3>
      <p className={css.state}>
        {displayWords[state]}
        {lasts !== null && <span> for {sayAge(lasts)}</span>}
      </p>
      {words !== '' && <p className={css.words}>{words}</p>}
      <dl>
        {isThere && <Figure name="Frames" value={`${Math.round(health.fps)}/s`} />}
        {isThere && <Figure name="Data" value={sayAge(health.dataAge ?? NaN)} />}
        {health.heapMb !== null && (
          <Figure name="Memory" value={`${Math.round(health.heapMb)} MB`} />
        )}
        {isKnown && <Figure name="Up" value={sayAge(health.uptime)} />}
        {health.reloads > 0 && <Figure name="Reloads" value={String(health.reloads)} />}
        {health.view === '2d' && <Figure name="View" value="2D" />}
        {isKnown && <Figure name="Version" value={health.version} />}
      </dl>
      {!isThere && onForget && (
        <button type="button" onClick={onForget} aria-label={`Take ${health.name} out of the list`}>
          Take out of the list
        </button>
      )}
    </li>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
