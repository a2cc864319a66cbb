import type { Alarm } from '#twin/Alarm.ts'
import type { AlarmMemory } from '#twin/AlarmMemory.ts'
import type { AlarmJudge } from './AlarmJudge.ts'
import type { Chatter } from './Chatter.ts'
import type { FirstOuts } from './FirstOuts.ts'
import type { RaiseCounts } from './RaiseCounts.ts'
import { recallLife, type Life } from './recallLife.ts'

/** What of an `AlarmDesk` a memory changes; alarms by their places. */
export type RecallingDesk = {
  alarms: readonly Alarm[]
  lives: readonly Life[]
  judge: AlarmJudge
  chatter: Chatter
  firsts: FirstOuts
  counts: RaiseCounts
  placeOf: (id: string) => number
  settle: (place: number) => void
  /** The desk's clock, and milliseconds since 1970. */
  now: number
  wall: number
}

/** Takes in what somebody knew who was there before this page, or while it was away. */
export function recallAlarms({ rows, firsts, counts }: AlarmMemory, desk: RecallingDesk): void {
  const { lives, wall } = desk
  const isReplaced = desk.counts.recall(counts, desk.placeOf, wall)
  const stood = new Set<number>()
  for (const known of rows) {
    const place = desk.placeOf(known.id)
    if (place < 0) continue
    stood.add(place)
    const life = lives[place]
    const wasActive = life.row.isActive
    const isLatched = desk.alarms[place].latched
    if (!recallLife(life, known, { isLatched, isSeen: desk.judge.isSeen(place), wall })) continue
    if (life.row.isActive && !wasActive) {
      desk.judge.resume(place)
      desk.firsts.raise(place)
    } else if (wasActive && !life.row.isActive) {
      desk.judge.resume(place, false)
      desk.firsts.lower(place)
    }
    if (known.isChattering) desk.chatter.recall(place, desk.now)
    desk.settle(place)
  }
  for (const [place, life] of lives.entries()) {
    if (stood.has(place)) continue
    if (life.row.isActive && isReplaced) desk.counts.note(place, wall)
    if (!life.isKept || life.row.isActive) continue
    life.state = 'normal'
    desk.settle(place)
  }
  for (const id of firsts) {
    const place = desk.placeOf(id)
    const before = place < 0 ? -1 : desk.firsts.recall(place)
    if (before < 0) continue
    desk.settle(before)
    desk.settle(place)
  }
}
