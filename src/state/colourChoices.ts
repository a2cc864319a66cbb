import type { ColourBy } from './colouring.ts'
import { signalKey } from '#twin/signalKey.ts'
import type { Twin } from '#twin/Twin.ts'

/** Something that everything can be coloured by, and how many assets have it. */
export type ColourChoice = { by: ColourBy & { kind: 'signal' }; label: string; assets: number }

/** The signals that assets share by key and unit, what most of them have first; then whole units of several keys. */
export function colourChoices(twin: Twin): ColourChoice[] {
  const keys = new Map<string, ColourChoice>()
  const units = new Map<string, { assets: Set<number>; keys: Set<string> }>()
  twin.signals.forEach(({ name, unit, asset, states }, slot) => {
    const key = signalKey(twin, slot)
    const id = `${key}\n${unit}`
    const known = keys.get(id)
    if (known) known.assets++
    else
      keys.set(id, { by: { kind: 'signal', key, unit, name }, label: say(name, unit), assets: 1 })
    if (unit === '' || states) return
    const group = units.get(unit) ?? { assets: new Set(), keys: new Set() }
    group.assets.add(asset)
    group.keys.add(key)
    units.set(unit, group)
  })
  const wide = [...units]
    .filter(([, group]) => group.keys.size > 1)
    .map(([unit, { assets }]): ColourChoice => {
      const name = `Anything in ${unit}`
      return { by: { kind: 'signal', key: '', unit, name }, label: name, assets: assets.size }
    })
  return [...sorted([...keys.values()]), ...sorted(wide)]
}

function say(name: string, unit: string): string {
  return unit === '' ? name : `${name}, ${unit}`
}

function sorted(choices: ColourChoice[]): ColourChoice[] {
  return choices.toSorted((a, b) => b.assets - a.assets || a.label.localeCompare(b.label, 'en'))
}
