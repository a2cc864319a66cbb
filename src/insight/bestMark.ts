import type { AlarmMark } from '#twin/AlarmRow.ts'

/** Milliseconds by which two pages may differ on when an alarm was raised. */
const apart = 2000
/** An acknowledgement may be heard so much before the alarm is: both come over the same broker, on two links. */
const ahead = 300

/**
 * The mark that counts for an occurrence that was announced here at `begun` (epoch milliseconds): of those that are about it the
 * earliest, so that two at once give one. Marks that are heard while the page is there are compared by how long the occurrence had lasted,
 * so that no clock has to be right. What the broker had kept from before counts when it is later than the stamp `after`: Infinity for an
 * occurrence that began here. `isFirst`: nobody here saw it begin, so that it may be older than it seems.
 */
export function bestMark(
  marks: readonly AlarmMark[],
  begun: number,
  isFirst: boolean,
  after: number,
): AlarmMark | null {
  let best: AlarmMark | null = null
  for (const mark of marks) {
    if (!isAbout(mark, begun, isFirst, after)) continue
    if (!best || mark.at < best.at || (mark.at === best.at && mark.by < best.by)) best = mark
  }
  return best
}

function isAbout(
  { at, on, stamp, heard }: AlarmMark,
  begun: number,
  isFirst: boolean,
  after: number,
): boolean {
  if (Number.isNaN(heard)) return stamp > after || (!isFirst && at >= begun)
  return heard >= begun - ahead && (isFirst || begun <= heard - (at - on) + apart)
}
