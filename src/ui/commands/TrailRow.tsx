import { ArrowRight } from 'lucide-react'
import type { AuditRecord } from '#people/AuditRecord.ts'
import { setPanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { sayOrderState, sayTime } from '#state/sayOrderState.ts'
import { selectAsset } from '#state/selection.ts'
import { OrderIcon } from './OrderLine.tsx'
import css from './TrailRow.module.css'

/** One command in the list of what was done; pressed, its asset is selected. */
export function TrailRow({ record }: { record: AuditRecord }) {
  const { command, what, before, target, state, stateAt, reason, at, name, role } = record
  const asset = command.slice(0, command.indexOf('.'))
  const isThere = usePlant(({ twin }) => twin?.assets.some(({ id }) => id === asset) ?? false)
  const show = () => {
    selectAsset(asset)
    setPanels({ commands: false })
  }
  return (
    <li className={css.record}>
      <div className={css.top}>
        {isThere ? (
          <button type="button" onClick={show} title="Select it">
            {what}
          </button>
        ) : (
          <span>{what}</span>
        )}
        <time dateTime={new Date(at).toISOString()}>{sayDay(at)}</time>
      </div>
      {target !== '' && (
        <p className={css.change}>
          {before !== '' && (
            <>
              {before} <ArrowRight aria-label="to" />{' '}
            </>
          )}
          <strong>{target}</strong>
        </p>
      )}
      <p className={css.end}>
        <OrderIcon state={state} />
        <span>{sayOrderState(state, stateAt, reason)}</span>
      </p>
      <p className={css.who}>
        {name}
        {role && ` · ${role}`}
      </p>
    </li>
  )
}

/** The time; of another day with its date. */
function sayDay(at: number): string {
  const day = new Date(at)
  const isToday = day.toDateString() === new Date().toDateString()
  return isToday ? sayTime(at) : `${day.toLocaleDateString('en-GB')} ${sayTime(at)}`
}
