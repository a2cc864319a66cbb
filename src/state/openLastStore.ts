import { openDB, type DBSchema } from 'idb'
import type { LastValues } from '#twin/LastValues.ts'

/** Where the last known values of plants stay while the page is closed. */
export type LastStore = {
  load(plant: string): Promise<LastValues | null>
  /** What the slots are, once, before their values. */
  begin(plant: string, keys: readonly string[]): Promise<void>
  keepValues(plant: string, at: number, values: Omit<LastValues, 'keys'>): Promise<void>
  forget(plant: string): Promise<void>
  close(): void
}

type KeptValues = Omit<LastValues, 'keys'> & { plant: string; at: number }

interface LastBase extends DBSchema {
  keys: { key: string; value: { plant: string; keys: readonly string[] } }
  values: { key: string; value: KeptValues }
}

/** Plants that are kept at most; the one that was looked at longest ago is forgotten first. */
const mostPlants = 8

/** Opens the browser's own store (IndexedDB). Fails where there is none, as in some private windows. */
export async function openLastStore(): Promise<LastStore> {
  const base = await openDB<LastBase>('gemba-last-values', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('keys', { keyPath: 'plant' })
      fresh.createObjectStore('values', { keyPath: 'plant' })
    },
  })
  const forget = async (plant: string): Promise<void> => {
    await Promise.all([base.delete('values', plant), base.delete('keys', plant)])
  }
  return {
    async load(plant) {
      const [known, values] = await Promise.all([
        base.get('keys', plant),
        base.get('values', plant),
      ])
      const isFit = known && values && known.keys.length === values.value.length
      return isFit ? { ...values, keys: known.keys } : null
    },
    async begin(plant, keys) {
      const work = base.transaction(['keys', 'values'], 'readwrite')
      const known = await work.objectStore('keys').get(plant)
      const isSame =
        known?.keys.length === keys.length && known.keys.every((key, i) => key === keys[i])
      // Values of other slots would be taken for those of these.
      if (!isSame) {
        void work.objectStore('keys').put({ plant, keys })
        void work.objectStore('values').delete(plant)
      }
      await work.done
      const all = await base.getAll('values')
      const others = all.filter((each) => each.plant !== plant).toSorted((a, b) => b.at - a.at)
      await Promise.all(others.slice(mostPlants - 1).map((each) => forget(each.plant)))
    },
    async keepValues(plant, at, values) {
      await base.put('values', { plant, at, ...values })
    },
    forget,
    close: () => base.close(),
  }
}
