import { isEqual } from '#twin/isEqual.ts'
import type { Signal, Twin } from '#twin/Twin.ts'
import type { Work } from '#twin/Work.ts'

/** Which signals of one twin another one has just the same: its slots by their slots in `after`, -1 where there is none. */
export function* findKept(before: Twin, after: Twin): Work<Int32Array> {
  const known = new Map<string, number>()
  for (const [slot, { id }] of before.signals.entries()) {
    if (slot % 256 === 255) yield
    known.set(id, slot)
  }
  const kept = new Int32Array(after.signals.length).fill(-1)
  for (const [slot, signal] of after.signals.entries()) {
    if (slot % 64 === 63) yield
    const from = known.get(signal.id)
    if (from !== undefined && isSame(signal, before.signals[from])) kept[slot] = from
  }
  return kept
}

/** An asset's place in the file says nothing. */
function isSame(a: Signal, b: Signal): boolean {
  const keys = Object.keys(a) as (keyof Signal)[]
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => key === 'asset' || (Object.hasOwn(b, key) && isEqual(a[key], b[key])))
}
