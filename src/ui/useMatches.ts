import { useEffect, useMemo, useRef, useState } from 'react'
import { isFiltering } from '#state/filters.ts'
import type { Filters } from '#state/filters.ts'
import { inSlices } from '#state/inSlices.ts'
import { setPanels, usePanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { selectMany, toggleSelected } from '#state/selection.ts'
import type { Picked } from '#state/selection.ts'
import { chooseAsset, choosePart, flyToAsset, flyToPart } from '#state/goTo.ts'
import { searchAll } from '#state/searchAll.ts'
import type { Sought } from '#state/searchAll.ts'
import type { Findable, Match } from '#twin/searchTwin.ts'
import { usePulse } from './usePulse.ts'
import { useWork } from './useWork.ts'

/** The search that field and list share: what was found, which line is chosen, and going there. */
export type Search = {
  /** What the matches are of. */
  query: string
  /** What was searched for instead, because nothing is called like the query. */
  corrected: string | null
  /** Those of an earlier query while `isCurrent` says so; null before the first. */
  matches: readonly Match[] | null
  isCurrent: boolean
  /** It takes so long that it should be said. */
  isLong: boolean
  active: number
  setActive: (active: number) => void
  pick: (match: Match | undefined) => void
  /** Goes to the best match of a text that was written just now. */
  pickBest: (text: string) => void
  /** Takes a match into what is selected, or out of it. */
  toggle: (match: Match) => void
  selectAll: () => void
}

/** Searches the open twin among the things that pass the filters, without blocking the page. */
export function useMatches(query: string, filters: Filters): Search {
  const twin = usePlant((plant) => plant.twin)
  const tables = usePlant((plant) => plant.tables)
  const signals = usePlant((plant) => plant.signals)
  const isOn = isFiltering(filters)
  const isSearching = query.trim() !== '' || isOn
  const before = useRef<Sought | null>(null)
  const [look, setLook] = useState(0)
  const search = useMemo(() => {
    if (!twin || !isSearching) return null
    const ground = { twin, tables, signals, look }
    return () => searchAll(ground, filters, query, before.current)
  }, [twin, tables, signals, filters, query, isSearching, look])
  const { result, isCurrent, isLong } = useWork(search)
  useEffect(() => {
    before.current = result
  }, [result])
  // where values decide, about once a second
  usePulse(() => {
    if (isCurrent && filters.states.length + filters.quality.length > 0) setLook(look + 1)
  }, 4)
  const [chosen, setChosen] = useState({ query, active: 0 })
  const matches = result?.matches ?? null
  const found = result?.query ?? query
  const active =
    chosen.query === found ? Math.min(chosen.active, Math.max(0, (matches?.length ?? 0) - 1)) : 0
  const setActive = (next: number) => setChosen({ query: found, active: next })
  const pickBest = async (text: string): Promise<void> => {
    if (!twin) return
    const best = await inSlices(searchAll({ twin, tables, signals }, filters, text, null, 1))
    // meanwhile a person may have written on
    if (best && usePanels.getState().query === text) pick(best.matches[0])
  }
  return {
    query: found,
    corrected: result?.corrected ?? null,
    matches,
    isCurrent,
    isLong,
    active,
    setActive,
    pick,
    pickBest: (text) => void pickBest(text),
    toggle,
    selectAll: () => selectMany(unique((matches ?? []).map((match) => pickedOf(match.found)))),
  }
}

function toggle({ found }: Match): void {
  toggleSelected(pickedOf(found))
}

function pickedOf({ kind, target, table, row }: Findable): Picked {
  const { twin, tables } = usePlant.getState()
  const asset =
    kind === 'asset'
      ? Number(target)
      : kind === 'signal'
        ? (twin?.signals[Number(target)]?.asset ?? -1)
        : (tables[table]?.assetOfRow[row] ?? -1)
  return { asset: twin?.assets[asset]?.id ?? null, part: kind === 'part' ? String(target) : null }
}

function unique(all: readonly Picked[]): Picked[] {
  return [
    ...new Map(all.map((one) => [`${one.part === null} ${one.part ?? one.asset}`, one])).values(),
  ]
}

function pick(match: Match | undefined): void {
  if (!match) return
  const { kind, target } = match.found
  if (kind === 'part') {
    choosePart(String(target))
    flyToPart(String(target))
  } else {
    const twin = usePlant.getState().twin
    const asset = kind === 'asset' ? Number(target) : (twin?.signals[Number(target)]?.asset ?? -1)
    chooseAsset(asset)
    flyToAsset(asset)
  }
  setPanels({ query: '' })
  // The next keys are for the place.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
