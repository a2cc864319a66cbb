/**
 * How far a signal's value can be trusted, as a small number that fits a typed array.
 * Ordered by how it is named on the page, not by severity: see `worseQuality`.
 */
export const Quality = {
  /** Nothing received yet. */
  never: 0,
  /** Received, readable, in its possible range and recent. */
  good: 1,
  /** Older than the signal's `staleAfter`, or its broker is away. */
  stale: 2,
  /** Unreadable, out of its possible range, or declared bad by its source. */
  bad: 3,
  /** Made by a simulation, never measured. */
  simulated: 4,
} as const

export type QualityName = keyof typeof Quality

const names: readonly QualityName[] = ['never', 'good', 'stale', 'bad', 'simulated']
/** Severity by code: good, simulated, stale, never, bad. */
const severity: readonly number[] = [3, 0, 2, 4, 1]

/** The word for a quality code. */
export function qualityName(code: number): QualityName {
  return names[code] ?? 'bad'
}

/** The one of two quality codes that a reader must be warned about first. */
export function worseQuality(a: number, b: number): number {
  return severity[b] > severity[a] ? b : a
}
