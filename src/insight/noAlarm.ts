import type { Alarm } from '#twin/Alarm.ts'

/** An alarm of which nothing is known: it holds a place for one that is received. */
export const noAlarm: Alarm = {
  id: '',
  name: '',
  asset: -1,
  signal: -1,
  condition: { kind: 'received' },
  deadband: 0,
  onDelay: 0,
  offDelay: 0,
  priority: 'medium',
  consequence: '',
  response: '',
  latched: false,
  group: '',
  suppressedWhen: [],
  outOfService: false,
}
