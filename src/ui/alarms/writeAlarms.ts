import type { AlarmItem } from '#state/alarms.ts'
import { alarmEventWords, alarmStateWords, sayAlarmValue } from '#state/sayAlarm.ts'
import type { Alarm } from '#twin/Alarm.ts'
import type { AlarmEvent } from '#twin/AlarmRow.ts'
import type { Twin } from '#twin/Twin.ts'

const itemHead =
  'id,name,asset,priority,state,raised at,value,acknowledged by,acknowledged at,returned at,first out,chattering,by,until,reason,consequence,response'
const eventHead = 'at,alarm,name,asset,priority,what,by,why,value'

/** Alarms as they stand as CSV (RFC 4180) with a head, times as ISO 8601 in UTC. */
export function writeAlarms(items: readonly AlarmItem[], twin: Twin): string {
  const lines = items.map(({ alarm, row }) => [
    alarm.id,
    alarm.name,
    twin.assets[alarm.asset]?.id ?? '',
    alarm.priority,
    alarmStateWords[row.state],
    writeTime(row.since),
    sayAlarmValue(alarm, row, twin),
    row.acknowledgedBy,
    writeTime(row.acknowledgedAt),
    writeTime(row.returned),
    row.isFirstOut ? 'yes' : '',
    row.isChattering ? 'yes' : '',
    row.hiddenBy,
    writeTime(row.until),
    row.reason,
    alarm.consequence,
    alarm.response,
  ])
  return writeLines(itemHead, lines)
}

/** The journal likewise. */
export function writeAlarmJournal(
  events: readonly AlarmEvent[],
  list: readonly Alarm[],
  twin: Twin,
): string {
  const known = new Map(list.map((alarm) => [alarm.id, alarm]))
  const lines = events.map(({ at, id, what, by, why, value }) => {
    const alarm = known.get(id)
    return [
      writeTime(at),
      id,
      alarm?.name ?? '',
      twin.assets[alarm?.asset ?? -1]?.id ?? '',
      alarm?.priority ?? '',
      alarmEventWords[what],
      by,
      why,
      Number.isNaN(value) ? '' : String(value),
    ]
  })
  return writeLines(eventHead, lines)
}

function writeTime(at: number): string {
  return at > 0 ? new Date(at).toISOString() : ''
}

function writeLines(head: string, lines: readonly string[][]): string {
  return [head, ...lines.map((line) => line.map(writeCell).join(','))].join('\r\n') + '\r\n'
}

/** What a spreadsheet would take for a formula is made a text; a number is none. */
function writeCell(text: string): string {
  const isFormula = /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text)
  const safe = isFormula ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
