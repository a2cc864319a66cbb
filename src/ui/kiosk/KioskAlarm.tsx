import { isUnacknowledged, mostUrgent, useAlarms } from '#state/alarms.ts'
import { sayAlarmAsset, sayAlarmValue } from '#state/sayAlarm.ts'
import type { Twin } from '#twin/Twin.ts'
import { AlarmSign } from '../alarms/AlarmSign.tsx'
import css from './KioskAlarm.module.css'

/** The most urgent alarm that nobody has acknowledged, to be read from three metres: what, where, what to do. */
export function KioskAlarm({ twin }: { twin: Twin }) {
  const item = useAlarms(({ standing }) => mostUrgent(standing))
  const others = useAlarms(
    ({ standing }) => standing.filter(({ row }) => isUnacknowledged(row.state)).length - 1,
  )
  if (!item) return null
  const { alarm, row } = item
  const where = [sayAlarmAsset(alarm, twin), sayAlarmValue(alarm, row, twin)]
  return (
    <section className={css.alarm} role="alert" data-priority={alarm.priority}>
      <AlarmSign priority={alarm.priority} isFilled blinks />
      <div>
        <h2>{alarm.name}</h2>
        <p>{where.filter((each) => each !== '').join(' · ')}</p>
        {alarm.response !== '' && <p className={css.response}>{alarm.response}</p>}
      </div>
      {others > 0 && <p className={css.more}>and {others} more</p>}
    </section>
  )
}
