import type { AlarmRow, AlarmState } from '#twin/AlarmRow.ts'

/** An alarm of which nothing is known yet. */
export function makeAlarmRow(id: string, state: AlarmState): AlarmRow {
  return {
    id,
    state,
    isActive: false,
    since: 0,
    known: 0,
    returned: 0,
    value: NaN,
    acknowledgedBy: '',
    acknowledgedAt: 0,
    isFirstOut: false,
    isChattering: false,
    hiddenBy: '',
    reason: '',
    until: 0,
  }
}
