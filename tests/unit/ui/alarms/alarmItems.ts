import { makeAlarmRow } from '#insight/makeAlarmRow.ts'
import { noAlarm } from '#insight/noAlarm.ts'
import type { AlarmItem } from '#state/alarms.ts'
import type { Alarm } from '#twin/Alarm.ts'
import type { AlarmRow } from '#twin/AlarmRow.ts'

/** An alarm that stands unacknowledged, but for what a test changes. */
export function makeItem(
  id: string,
  alarm: Partial<Alarm> = {},
  row: Partial<AlarmRow> = {},
): AlarmItem {
  return {
    alarm: { ...noAlarm, id, name: id, ...alarm },
    row: { ...makeAlarmRow(id, 'unacknowledged'), isActive: true, since: 1000, ...row },
  }
}
