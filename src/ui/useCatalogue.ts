import { useEffect, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import { readCatalogue } from './readCatalogue.ts'
import type { KnownProperty } from './readCatalogue.ts'

const known = new WeakMap<readonly ModelRows[], readonly KnownProperty[]>()

/** The properties of the open models; null while they are being listed. */
export function useCatalogue(): readonly KnownProperty[] | null {
  const tables = usePlant((plant) => plant.tables)
  const [read, setRead] = useState<readonly ModelRows[] | null>(null)
  useEffect(() => {
    if (known.has(tables)) return undefined
    const abort = new AbortController()
    const list = async (): Promise<void> => {
      const found = await readCatalogue(tables, abort.signal)
      if (!found) return
      known.set(tables, found)
      setRead(tables)
    }
    void list()
    return () => abort.abort()
  }, [tables])
  void read
  return known.get(tables) ?? null
}
