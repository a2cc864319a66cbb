import { useMemo } from 'react'
import { usePlant } from '#state/plant.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import { shareWork, type Work } from '#twin/Work.ts'
import { readCatalogue } from './readCatalogue.ts'
import type { KnownProperty } from './readCatalogue.ts'
import { useWork } from './useWork.ts'

type Catalogue = () => Work<readonly KnownProperty[]>
const known = new WeakMap<readonly ModelRows[], Catalogue>()

/** The properties of the open models; null while they are being listed. */
export function useCatalogue(): readonly KnownProperty[] | null {
  const tables = usePlant((plant) => plant.tables)
  const work = useMemo(() => catalogueOf(tables), [tables])
  const { result, isCurrent } = useWork(work)
  return isCurrent ? result : null
}

function catalogueOf(tables: readonly ModelRows[]): Catalogue {
  const kept = known.get(tables) ?? shareWork<readonly KnownProperty[]>(readCatalogue(tables))
  known.set(tables, kept)
  return kept
}
