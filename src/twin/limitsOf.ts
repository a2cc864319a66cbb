import type { Twin } from './Twin.ts'

/** The values of a signal at which something begins to look different: thresholds of whatever shows it, ascending, each once. */
export function limitsOf(twin: Twin, slot: number): number[] {
  const found = new Set<number>()
  for (const show of twin.shows) {
    if (show.signal !== slot) continue
    const { thresholds } = (show.options ?? {}) as { thresholds?: unknown }
    if (!Array.isArray(thresholds)) continue
    for (const { from } of thresholds as { from?: unknown }[]) {
      if (typeof from === 'number' && Number.isFinite(from)) found.add(from)
    }
  }
  return [...found].toSorted((a, b) => a - b)
}
