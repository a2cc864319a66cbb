import { twinIndex } from '#twin/twinIndex.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Reason } from './plant.ts'

/** The signals (slots) that act on a part, and the others of its asset (an index, -1 for none); without a part all are others. */
export function slotsOfPart(
  twin: Twin,
  asset: number,
  part: string | null,
  explain: (part: string) => readonly Reason[],
): { bound: number[]; others: number[] } {
  const { signalOfId } = twinIndex(twin)
  const ids = part === null ? [] : explain(part).map(({ signal }) => signal)
  const bound = [...new Set(ids)].flatMap((id) => signalOfId.get(id) ?? [])
  const all = asset >= 0 ? twin.assets[asset].signals : []
  return { bound, others: all.filter((slot) => !bound.includes(slot)) }
}
