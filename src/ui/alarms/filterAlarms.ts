import { isUnacknowledged, type AlarmItem } from '#state/alarms.ts'
import { alarmPriorities, type AlarmPriority } from '#twin/Alarm.ts'
import type { Twin } from '#twin/Twin.ts'

export type AlarmFilter = {
  query: string
  /** This one and the more urgent ones; null: all. */
  least: AlarmPriority | null
  /** Only what nobody has acknowledged. */
  isOpen: boolean
  isGrouped: boolean
}

export const everyAlarm: AlarmFilter = { query: '', least: null, isOpen: false, isGrouped: false }

/** What passes the filter, in its order. */
export function filterAlarms(
  items: readonly AlarmItem[],
  { query, least, isOpen }: AlarmFilter,
  twin: Twin,
): AlarmItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const lowest = least === null ? Infinity : alarmPriorities.indexOf(least)
  return items.filter(({ alarm, row }) => {
    if (isOpen && !isUnacknowledged(row.state)) return false
    if (alarmPriorities.indexOf(alarm.priority) > lowest) return false
    if (words.length === 0) return true
    const asset = twin.assets[alarm.asset]?.name ?? ''
    const text = `${alarm.name} ${alarm.id} ${asset} ${alarm.response}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** A line of the list: an alarm, or the asset of those below it. */
export type AlarmListLine = { heading: string; count: number } | { item: AlarmItem }

/** The lines of a list; grouped, the asset with the most urgent alarm comes first. */
export function makeAlarmLines(
  items: readonly AlarmItem[],
  isGrouped: boolean,
  twin: Twin,
): AlarmListLine[] {
  if (!isGrouped) return items.map((item) => ({ item }))
  const groups = new Map<number, AlarmItem[]>()
  for (const item of items) {
    const group = groups.get(item.alarm.asset)
    if (group) group.push(item)
    else groups.set(item.alarm.asset, [item])
  }
  const lines: AlarmListLine[] = []
  for (const [asset, group] of groups) {
    lines.push({ heading: twin.assets[asset]?.name ?? 'Elsewhere', count: group.length })
    for (const item of group) lines.push({ item })
  }
  return lines
}
