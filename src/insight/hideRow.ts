import type { Alarm } from '#twin/Alarm.ts'
import type { AlarmRow, AlarmState, AlarmWord } from '#twin/AlarmRow.ts'

/** What hides an alarm, which goes before its life; null when nothing does. `wall` in epoch milliseconds. */
export function hiddenState(
  word: AlarmWord | undefined,
  { outOfService }: Alarm,
  isSuppressed: boolean,
  wall: number,
): AlarmState | null {
  if (word?.out || outOfService) return 'outOfService'
  if (isSuppressed) return 'suppressed'
  return word?.shelf && word.shelf.until > wall ? 'shelved' : null
}

/** Says in a row who has hidden it, why and until when. */
export function hideRow(
  row: AlarmRow,
  state: AlarmState,
  word: AlarmWord | undefined,
  alarm: Alarm,
): void {
  const said = state === 'shelved' ? word?.shelf : state === 'outOfService' ? word?.out : null
  row.hiddenBy = said?.by ?? ''
  row.reason = said?.reason ?? whySuppressed(alarm)
  row.until = state === 'shelved' ? (word?.shelf?.until ?? 0) : 0
}

/** Why there is no alarm by design, as its file says; empty when it does not. */
export function whySuppressed({ suppressedWhen }: Alarm): string {
  return suppressedWhen.find(({ text }) => text !== undefined)?.text ?? ''
}
