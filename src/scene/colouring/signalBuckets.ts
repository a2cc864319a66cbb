import { isUsable } from '#behaviours/isUsable.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import { signalKey } from '#twin/signalKey.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Buckets } from './Buckets.ts'
import { isMachine } from './isMachine.ts'
import { mostCategories } from '#state/colouring.ts'

/**
 * The parts of every asset by its signal of this key and unit; an empty key takes the first signal of the unit. Parts of a
 * component without one have that of the machine around it, but a line's or a site's says nothing about its machines.
 */
export function signalBuckets(
  twin: Twin,
  signals: SignalTable,
  tables: readonly ModelRows[],
  { key, unit }: { key: string; unit: string },
): Buckets {
  const slots: number[] = []
  const bucketOfAsset = new Int32Array(twin.assets.length).fill(-1)
  twin.assets.forEach(({ signals: own, parent }, asset) => {
    const slot = own.find((each) => {
      const signal = twin.signals[each]
      return signal.unit === unit && (key === '' || signalKey(twin, each) === key)
    })
    if (slot !== undefined) bucketOfAsset[asset] = slots.push(slot) - 1
    else if (parent >= 0 && isMachine(twin.assets[parent]))
      bucketOfAsset[asset] = bucketOfAsset[parent]
  })
  const bucketOf = tables.map(({ assetOfRow }) =>
    assetOfRow.map((asset) => (asset < 0 ? -1 : bucketOfAsset[asset])),
  )
  const names = stateNames(twin, slots)
  const codes = slots.map((slot) => {
    const states = twin.signals[slot].states ?? []
    return new Map(states.map(({ code, name }) => [code, placeOf(names, name)]))
  })
  const read = (values: Float64Array): void => {
    for (let bucket = 0; bucket < slots.length; bucket++) {
      const slot = slots[bucket]
      const value = signals.value[slot]
      if (!isUsable(value, signals.quality[slot])) values[bucket] = NaN
      else values[bucket] = names.length > 0 ? (codes[bucket].get(value) ?? NaN) : value
    }
  }
  const digits = slots.reduce((most, slot) => Math.max(most, twin.signals[slot].digits), 0)
  return { size: slots.length, bucketOf, read, isLive: true, names, unit, digits }
}

/** The names of the states, each once, in the order of the file; empty when the signals are numbers. */
function stateNames(twin: Twin, slots: readonly number[]): string[] {
  const names = new Set<string>()
  for (const slot of slots) for (const { name } of twin.signals[slot].states ?? []) names.add(name)
  if (names.size <= mostCategories) return [...names]
  return [...[...names].slice(0, mostCategories - 1), 'Others']
}

function placeOf(names: readonly string[], name: string): number {
  const at = names.indexOf(name)
  return at < 0 ? names.length - 1 : at
}
