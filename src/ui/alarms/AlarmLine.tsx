import { Activity, Check, Flag, RotateCcw } from 'lucide-react'
import { actOnAlarm, acknowledge } from '#state/alarmActs.ts'
import { isUnacknowledged, setAlarms, type AlarmItem } from '#state/alarms.ts'
import { flyToAsset } from '#state/goTo.ts'
import { alarmStateWords, sayAlarmAsset, sayAlarmValue } from '#state/sayAlarm.ts'
import { sayAge } from '#twin/sayAge.ts'
import { useMayMind } from '#state/useMayMind.ts'
import type { Twin } from '#twin/Twin.ts'
import css from './AlarmLine.module.css'
import { AlarmSign } from './AlarmSign.tsx'

type Props = { item: AlarmItem; twin: Twin; now: number }

/** One alarm in a list: what, where, since when, and a way to acknowledge it. Pressed, it opens and its machine is shown. */
export function AlarmLine({ item, twin, now }: Props) {
  const { alarm, row } = item
  const isOpen = isUnacknowledged(row.state)
  const mayAct = useMayMind('alarm')
  const value = sayAlarmValue(alarm, row, twin)
  const show = () => {
    setAlarms({ open: alarm.id, words: null })
    flyToAsset(alarm.asset)
  }
  return (
    <div className={css.line} data-open={isOpen} data-priority={alarm.priority}>
      <AlarmSign priority={alarm.priority} isFilled={isOpen} />
      <button type="button" className={css.what} onClick={show} title="Show it">
        <span className={css.name}>{alarm.name}</span>
        <span className={css.where}>
          {row.isFirstOut && (
            <span className={css.flag} title="The first of its group: the likely cause">
              <Flag aria-hidden /> First
            </span>
          )}
          {row.isChattering && (
            <span className={css.flag} title="Raised three times in a minute or more">
              <Activity aria-hidden /> Chatters
            </span>
          )}
          {[sayAlarmAsset(alarm, twin), value, saySide(item)].filter(Boolean).join(' · ')}
        </span>
      </button>
      <time className={css.age} dateTime={new Date(row.since).toISOString()}>
        {sayAge(Math.max(0, now - row.since) / 1000)}
      </time>
      {mayAct && isOpen ? (
        <button
          type="button"
          className={css.act}
          aria-label={`Acknowledge ${alarm.name}`}
          title="Acknowledge"
          onClick={() => acknowledge([alarm.id])}
        >
          <Check aria-hidden />
        </button>
      ) : mayAct && row.state === 'latched' ? (
        <button
          type="button"
          className={css.act}
          aria-label={`Reset ${alarm.name}`}
          title="Reset"
          onClick={() => actOnAlarm({ id: alarm.id, what: 'reset' })}
        >
          <RotateCcw aria-hidden />
        </button>
      ) : (
        <span className={css.act} />
      )}
    </div>
  )
}

/** The state, where the sign alone does not say it. */
function saySide({ row }: AlarmItem): string {
  if (row.state === 'unacknowledged') return ''
  if (row.state === 'acknowledged') return `acknowledged by ${row.acknowledgedBy}`
  return alarmStateWords[row.state]
}
