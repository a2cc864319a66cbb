import { isUnacknowledged, type AlarmItem } from '#state/alarms.ts'

/** A list of no more is in sight as a whole. */
const short = 8

/** What stays in sight above a list of so many lines: the most urgent that nobody has acknowledged, in the order of `items`. */
export function pinAlarms(items: readonly AlarmItem[], lines: number): AlarmItem[] {
  const open = items.filter(({ row }) => isUnacknowledged(row.state))
  if (lines <= short && open.length <= short) return []
  return open.filter(({ alarm }) => alarm.priority === open[0].alarm.priority)
}
