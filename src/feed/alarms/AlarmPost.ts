import type { Alarm, Alarms } from '#twin/Alarm.ts'
import type { AlarmFigures } from '#twin/AlarmFigures.ts'
import type { AlarmMemory } from '#twin/AlarmMemory.ts'
import type { AlarmEvent, AlarmRow, AlarmWord } from '#twin/AlarmRow.ts'

/** What the page wants of the alarms that the feed judges. */
export type AlarmWish =
  /** Begins, with the rows that were not normal when somebody left off. */
  | { kind: 'watch'; alarms: Alarms; rows: readonly AlarmRow[] }
  /** What people have said of some. */
  | { kind: 'words'; words: readonly AlarmWord[] }
  | { kind: 'figures' }
  /** What somebody knew who was there before. */
  | { kind: 'recall'; memory: AlarmMemory }
  /** What those are to know who come later is wanted. */
  | { kind: 'memory' }

/** What the page is told, a few times a second at most. */
export type AlarmNews = {
  rows: AlarmRow[]
  events: AlarmEvent[]
  isFlood: boolean
  /** Alarms that nobody declared, and that were received. */
  added?: Alarm[]
  figures?: AlarmFigures
  memory?: Omit<AlarmMemory, 'rows'>
}
