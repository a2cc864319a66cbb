import { Quality } from './Quality.ts'
import type { SignalTable } from './SignalTable.ts'
import type { Signal } from './Twin.ts'

/** The values of a plant as one page knew them last, for the next one; slot by slot, NaN where nothing was known. */
export type LastValues = {
  /** What the slots were, see `keysOf`. */
  keys: readonly string[]
  /** In the signal's unit. */
  value: Float64Array
  /** The source's timestamps and the arrivals, epoch milliseconds. */
  time: Float64Array
  received: Float64Array
}

/** Signals of one plant that are kept at most, the first of its file. */
export const mostKept = 50_000
/** Milliseconds after which a value says nothing any more. */
const longest = 30 * 86_400_000

/** What has to be the same for a value to be the same thing: id, where it comes from, unit. */
export function keysOf(signals: readonly Signal[]): string[] {
  return signals.slice(0, mostKept).map(({ id, topic, unit }) => `${id}\n${topic}\n${unit}`)
}

/**
 * Copies what is worth keeping of a table; `origin` is the zero of its clock, epoch milliseconds. What is bad or simulated is left out. Null when
 * nothing has arrived since `since`, epoch milliseconds.
 */
export function packValues(
  { size, value, time, received, quality }: SignalTable,
  origin: number,
  since: number,
): (Omit<LastValues, 'keys'> & { newest: number }) | null {
  const count = Math.min(size, mostKept)
  let newest = -Infinity
  for (let slot = 0; slot < count; slot++) if (received[slot] > newest) newest = received[slot]
  if (!(newest + origin > since)) return null
  const kept = new Float64Array(count).fill(NaN)
  for (let slot = 0; slot < count; slot++) {
    const code = quality[slot]
    if (code === Quality.good || code === Quality.stale) kept[slot] = value[slot]
  }
  return {
    value: kept,
    time: time.slice(0, count),
    received: received.subarray(0, count).map((at) => at + origin),
    newest: newest + origin,
  }
}

/**
 * Writes what was kept into the slots that nothing has come for yet, as stale, with arrivals from before the table's clock began. `now` is epoch
 * milliseconds. Returns how many it filled.
 */
export function recallValues(
  { keys, value, time, received }: LastValues,
  signals: readonly Signal[],
  table: SignalTable,
  origin: number,
  now: number,
): number {
  const places = new Map(keys.map((key, place) => [key, place]))
  let count = 0
  for (const [slot, key] of keysOf(signals).entries()) {
    const place = places.get(key)
    if (place === undefined || table.quality[slot] !== Quality.never) continue
    const at = received[place]
    // A clock that was set back shows times to come: nobody knows how old these are.
    if (!Number.isFinite(value[place]) || !(at < origin) || now - at > longest) continue
    table.write(slot, value[place], time[place] ?? NaN, at - origin, Quality.stale)
    count++
  }
  return count
}
