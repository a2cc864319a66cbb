import type { AlarmRow } from '#twin/AlarmRow.ts'

/** Rows that are remembered at most. */
const most = 500
/** Milliseconds after which they say nothing any more. */
const longest = 7 * 86_400_000

/** What stood when this page was left, for when it comes back: what has returned unacknowledged is nowhere else. */
export function keepRows(address: string, rows: readonly AlarmRow[], now: number): void {
  try {
    const text = JSON.stringify({ v: 1, at: now, rows: rows.slice(0, most) })
    sessionStorage.setItem(nameOf(address), text)
  } catch {
    // Full, or forbidden: then what stands is judged anew, as on a page that is new.
    return
  }
}

/** The rows that were kept; none when they are too old or not ours. */
export function keptRows(address: string, now: number): AlarmRow[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(address)) ?? 'null')
    const { v, at, rows } = kept as { v: number; at: number; rows: AlarmRow[] }
    if (v !== 1 || now - at > longest) return []
    // A value that was not known has become null.
    for (const row of rows) row.value ??= NaN
    return rows
  } catch {
    return []
  }
}

function nameOf(address: string): string {
  return `gemba.alarms ${address}`
}
