import type { AlarmRow } from '#twin/AlarmRow.ts'

type Kept = { v: number; at: number; stamp: number; rows: AlarmRow[] }

/** Rows that are remembered at most. */
const most = 500
/** Milliseconds after which they say nothing any more. */
const longest = 7 * 86_400_000

/**
 * What stood when this page was left, for when it comes back: what has returned unacknowledged may be nowhere else. `stamp` is of what others
 * had told until then (`AlarmKeeping`).
 */
export function keepRows(
  address: string,
  rows: readonly AlarmRow[],
  stamp: number,
  now: number,
): void {
  try {
    const text = JSON.stringify({ v: 2, at: now, stamp, rows: rows.slice(0, most) })
    sessionStorage.setItem(nameOf(address), text)
  } catch {
    // Full, or forbidden: then what stands is judged anew, as on a page that is new.
    return
  }
}

/** What was kept; nothing when it is too old or not ours. */
export function keptRows(address: string, now: number): { rows: AlarmRow[]; stamp: number } {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(address)) ?? 'null')
    const { v, at, stamp, rows } = kept as Kept
    if (v !== 2 || now - at > longest) return { rows: [], stamp: 0 }
    // A value that was not known has become null.
    for (const row of rows) row.value ??= NaN
    return { rows, stamp }
  } catch {
    return { rows: [], stamp: 0 }
  }
}

function nameOf(address: string): string {
  return `gemba.alarms ${address}`
}
