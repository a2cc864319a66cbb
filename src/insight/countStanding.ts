import type { AlarmFigures } from '#twin/AlarmFigures.ts'
import type { AlarmRow } from '#twin/AlarmRow.ts'

const day = 86_400_000

/** How many stand and how many are set aside, and which stand for more than a day (ISA-18.2, stale). `wall` in epoch milliseconds. */
export function countStanding(
  rows: Iterable<AlarmRow>,
  wall: number,
): Pick<AlarmFigures, 'standing' | 'shelved' | 'suppressed' | 'outOfService' | 'stale'> {
  const counts = { standing: 0, shelved: 0, suppressed: 0, outOfService: 0 }
  const stale: string[] = []
  for (const { id, state, isActive, since } of rows) {
    if (state === 'shelved' || state === 'suppressed' || state === 'outOfService') counts[state]++
    else if (isActive) {
      counts.standing++
      if (wall - since > day) stale.push(id)
    }
  }
  return { ...counts, stale }
}
