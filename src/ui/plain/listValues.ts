import type { Twin } from '#twin/Twin.ts'

/** A line of the list of values: a place with what is in it, or a signal by its slot. */
export type ValueLine = { place: number; count: number } | { slot: number }

const places: ReadonlySet<string> = new Set(['site', 'area', 'line', 'storey', 'room', 'system'])

/** The nearest place at or above an asset: its area, line, storey, room or system; without one its root. */
export function placeOf({ assets }: Twin, asset: number): number {
  let at = asset
  while (!places.has(assets[at].kind) && assets[at].parent >= 0) at = assets[at].parent
  return at
}

/** Every signal under the place that it belongs to, in the file's order; with a query only those that have all its words. */
export function listValues(twin: Twin, query: string): ValueLine[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const groups = new Map<number, number[]>()
  for (let asset = 0; asset < twin.assets.length; asset++) {
    const { name, signals } = twin.assets[asset]
    const place = placeOf(twin, asset)
    for (const slot of signals) {
      const signal = twin.signals[slot]
      const text = `${twin.assets[place].name} ${name} ${signal.name} ${signal.id}`.toLowerCase()
      if (!words.every((word) => text.includes(word))) continue
      const group = groups.get(place)
      if (group) group.push(slot)
      else groups.set(place, [slot])
    }
  }
  const lines: ValueLine[] = []
  for (const [place, slots] of groups) {
    lines.push({ place, count: slots.length })
    for (const slot of slots) lines.push({ slot })
  }
  return lines
}
