import type { AlarmMark } from '#twin/AlarmRow.ts'

/** Milliseconds by which two pages may differ on when an alarm was raised. */
const apart = 2000
/** An acknowledgement may be heard so much before the alarm is: both come over the same broker, on two links. */
const ahead = 300

/**
 * The mark that counts for an occurrence that was announced here at `begun` (epoch milliseconds): of those that are about it the
 * earliest, so that two at once give one. Marks that are heard while the page is there are compared by how long the occurrence had lasted,
 * so that no clock has to be right. `isFirst`: nobody here saw it begin, so what was said of it before still counts.
 */
export function bestMark(
  marks: readonly AlarmMark[],
  begun: number,
  isFirst: boolean,
): AlarmMark | null {
  let best: AlarmMark | null = null
  for (const mark of marks) {
    if (!isAbout(mark, begun, isFirst)) continue
    if (!best || mark.at < best.at || (mark.at === best.at && mark.by < best.by)) best = mark
  }
  return best
}

function isAbout({ at, on, heard }: AlarmMark, begun: number, isFirst: boolean): boolean {
  if (Number.isNaN(heard)) return isFirst || at >= begun
  return heard >= begun - ahead && begun <= heard - (at - on) + apart
}
