import { useMemo } from 'react'
import { useAlarms } from '#state/alarms.ts'
import { alarmEventWords, sayAlarmAsset } from '#state/sayAlarm.ts'
import { sayTime } from '#state/sayOrderState.ts'
import type { Alarm } from '#twin/Alarm.ts'
import type { AlarmEvent } from '#twin/AlarmRow.ts'
import type { Twin } from '#twin/Twin.ts'
import side from '../sidePanel.module.css'
import css from './AlarmJournal.module.css'

/** Entries that are laid out; all are exported. */
const mostShown = 200

/** Who did what, when and why, and what the plant did; of one alarm only, if so asked. The latest first. */
export function AlarmJournal({ twin, of }: { twin: Twin; of?: string }) {
  const journal = useAlarms((alarms) => alarms.journal)()
  const list = useAlarms((alarms) => alarms.list)
  const known = useMemo(() => new Map(list.map((alarm) => [alarm.id, alarm])), [list])
  const all = of === undefined ? journal : journal.filter(({ id }) => id === of)
  const shown = all.slice(0, mostShown)
  if (all.length === 0) return <p className={side.none}>Nothing has happened yet.</p>
  const entries = (
    <ul className={css.list}>
      {shown.map((event, i) => (
        <Entry
          // two of the same kind can have the same time
          // oxlint-disable-next-line react/no-array-index-key
          key={`${all.length - i} ${event.at}`}
          event={event}
          alarm={known.get(event.id)}
          twin={twin}
          isAlone={of !== undefined}
        />
      ))}
      {all.length > mostShown && (
        <p className={side.none}>{all.length - mostShown} older ones are in the export.</p>
      )}
    </ul>
  )
  if (of !== undefined) return entries
  return (
    // what scrolls must be reachable by the keyboard
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={side.body} tabIndex={0} aria-label="Journal">
      {entries}
    </section>
  )
}

type EntryProps = { event: AlarmEvent; alarm: Alarm | undefined; twin: Twin; isAlone: boolean }

function Entry({ event, alarm, twin, isAlone }: EntryProps) {
  const { at, what, by, why } = event
  const where = alarm ? sayAlarmAsset(alarm, twin) : ''
  const who = by === '' ? '' : `by ${by}`
  return (
    <li>
      <time dateTime={new Date(at).toISOString()}>{sayTime(at)}</time>
      <p>
        {!isAlone && <strong>{alarm?.name ?? event.id} </strong>}
        {alarmEventWords[what]}
        {who && ` ${who}`}
      </p>
      {(why !== '' || (!isAlone && where !== '')) && (
        <p className={css.side}>{[isAlone ? '' : where, why].filter(Boolean).join(' · ')}</p>
      )}
    </li>
  )
}
