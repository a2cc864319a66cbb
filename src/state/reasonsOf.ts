import { twinIndex } from '#twin/twinIndex.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Reason } from './plant.ts'

/** As many parts of an asset are asked for their reasons; more would say the same again. */
export const mostParts = 40

/** Why parts look as they do, each reason once, in the order of the twin file. */
export function reasonsOf(
  parts: readonly string[],
  explain: (part: string) => readonly Reason[],
): Reason[] {
  const reasons = new Map<string, Reason>()
  for (const part of parts.slice(0, mostParts)) {
    for (const reason of explain(part)) {
      reasons.set(`${reason.behaviour} ${reason.signal} ${reason.text}`, reason)
    }
  }
  return [...reasons.values()]
}

/** Whether the same rules act, whatever their sentences say now. */
export function isSameRules(some: readonly Reason[], others: readonly Reason[]): boolean {
  if (some.length !== others.length) return false
  return some.every(({ behaviour, signal }, i) => {
    return behaviour === others[i].behaviour && signal === others[i].signal
  })
}

/** What to call the signal of a reason: "Filler · Rate"; its id when the twin does not know it. */
export function sayReasonSignal(twin: Twin | null, id: string): string {
  const slot = twin ? twinIndex(twin).signalOfId.get(id) : undefined
  if (!twin || slot === undefined) return id
  const signal = twin.signals[slot]
  return `${twin.assets[signal.asset].name} · ${signal.name}`
}
