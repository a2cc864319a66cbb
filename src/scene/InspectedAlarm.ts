import type { AlarmPriority } from '#twin/Alarm.ts'
import type { AlarmRow } from '#twin/AlarmRow.ts'

/** An alarm as `window.gemba.alarms()` tells it. `asset`: its id; `since`: when it was raised last, epoch milliseconds; `value`: then; `acknowledgedBy`: empty while nobody has. */
export type InspectedAlarm = Pick<AlarmRow, 'id' | 'state' | 'acknowledgedBy'> & {
  asset: string
  priority: AlarmPriority
  since: number | null
  value: number | null
}
