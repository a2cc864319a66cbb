import { useEffect } from 'react'
import { acknowledge } from '#state/alarmActs.ts'
import { isUnacknowledged, mostUrgent, setAlarms, useAlarms } from '#state/alarms.ts'
import { flyToAsset } from '#state/goTo.ts'
import { openRight } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { sayAlarmAsset } from '#state/sayAlarm.ts'
import { useMayMind } from '#state/useMayMind.ts'
import css from './AlarmBanner.module.css'
import { AlarmSign } from './AlarmSign.tsx'
import { attachAlarmSound } from './attachAlarmSound.ts'

/** The most urgent alarm that nobody has acknowledged, at the top of the page; and what is heard of it. */
export function AlarmBanner() {
  const item = useAlarms(({ standing }) => mostUrgent(standing))
  const others = useAlarms(
    ({ standing }) => standing.filter(({ row }) => isUnacknowledged(row.state)).length - 1,
  )
  const twin = usePlant((plant) => plant.twin)
  const mayAct = useMayMind('alarm')
  useEffect(attachAlarmSound, [])
  if (!item || !twin) return null
  const { alarm } = item
  const show = () => {
    openRight('alarms')
    setAlarms({ open: alarm.id, words: null })
    flyToAsset(alarm.asset)
  }
  return (
    <div className={css.banner} data-priority={alarm.priority} role="alert">
      <AlarmSign priority={alarm.priority} isFilled blinks />
      <button type="button" className={css.what} onClick={show} title="Show it">
        <strong>{alarm.name}</strong>
        <span>
          {sayAlarmAsset(alarm, twin)}
          {others > 0 && ` · and ${others} more`}
        </span>
      </button>
      {mayAct && (
        <button type="button" className={css.act} onClick={() => acknowledge([alarm.id])}>
          Acknowledge
        </button>
      )}
    </div>
  )
}
