import { Quality } from '#twin/Quality.ts'
import { signalKey } from '#twin/signalKey.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Work } from '#twin/Work.ts'

/** Signals of several assets that mean the same: equal key and unit. */
export type SharedSignal = { key: string; name: string; unit: string; slots: number[] }

/** What several assets have in common to measure, what most of them have first. */
export function* shareSignals(twin: Twin, assets: Iterable<number>): Work<SharedSignal[]> {
  const groups = new Map<string, SharedSignal>()
  let count = 0
  for (const asset of new Set(assets)) {
    if (++count % 16 === 0) yield
    for (const slot of twin.assets[asset]?.signals ?? []) {
      const { name, unit } = twin.signals[slot]
      const key = signalKey(twin, slot)
      const id = `${key}\n${unit}`
      const known = groups.get(id)
      if (known) known.slots.push(slot)
      else groups.set(id, { key, name, unit, slots: [slot] })
    }
  }
  return [...groups.values()].toSorted((a, b) => b.slots.length - a.slots.length)
}

export type Summary = { count: number; least: number; mean: number; most: number }

/** Overwrites `out` with the smallest, mean and largest of the values that can be used. */
export function summarise(slots: readonly number[], signals: SignalTable, out: Summary): void {
  out.count = 0
  out.least = Infinity
  out.most = -Infinity
  let sum = 0
  for (const slot of slots) {
    const value = signals.value[slot]
    const quality = signals.quality[slot]
    if (!Number.isFinite(value) || quality === Quality.bad || quality === Quality.never) continue
    out.count++
    sum += value
    if (value < out.least) out.least = value
    if (value > out.most) out.most = value
  }
  out.mean = out.count > 0 ? sum / out.count : NaN
}
