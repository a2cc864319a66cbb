import { useMemo, useState } from 'react'
import { isFiltering } from '#state/filters.ts'
import type { Filters } from '#state/filters.ts'
import { setPanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { selectMany, toggleSelected } from '#state/selection.ts'
import type { Picked } from '#state/selection.ts'
import { correctQuery } from './correctQuery.ts'
import { makeFilter } from './filterTwin.ts'
import { chooseAsset, choosePart, flyToAsset, flyToPart } from './goTo.ts'
import { findMatches, listAll, makeFindables } from './searchTwin.ts'
import type { Findable, Match } from './searchTwin.ts'
import { usePulse } from './usePulse.ts'

/** The search that field and list share: what was found, which line is chosen, and going there. */
export type Search = {
  query: string
  /** What was searched for instead, because nothing is called like the query. */
  corrected: string | null
  matches: readonly Match[]
  active: number
  setActive: (active: number) => void
  pick: (match: Match | undefined) => void
  /** Takes a match into what is selected, or out of it. */
  toggle: (match: Match) => void
  selectAll: () => void
  /** The best match of a text that was written just now and is not searched yet. */
  best: (text: string) => Match | undefined
}

/** More are not listed. */
const most = 20_000

/** Searches the open twin among the things that pass the filters. */
export function useMatches(query: string, filters: Filters): Search {
  const twin = usePlant((plant) => plant.twin)
  const tables = usePlant((plant) => plant.tables)
  const isOn = isFiltering(filters)
  const isSearching = query.trim() !== '' || isOn
  const all = useMemo(
    () => (twin && isSearching ? makeFindables(twin, tables) : []),
    [twin, tables, isSearching],
  )
  const things = useFiltered(all, filters, isOn)
  const { matches, corrected } = useMemo(() => {
    if (query.trim() === '') return { matches: isOn ? listAll(things, most) : [], corrected: null }
    const found = findMatches(things, query, most)
    const meant = found.length > 0 ? null : correctQuery(things, query)
    return { matches: meant === null ? found : findMatches(things, meant, most), corrected: meant }
  }, [things, query, isOn])
  const [chosen, setChosen] = useState({ query, active: 0 })
  const active =
    chosen.query === query ? Math.min(chosen.active, Math.max(0, matches.length - 1)) : 0
  const setActive = (next: number) => setChosen({ query, active: next })
  const best = (text: string) => {
    const known = things.length > 0 || !twin || isOn ? things : makeFindables(twin, tables)
    return findMatches(known, text, 1)[0]
  }
  const selectAll = () => selectMany(unique(matches.map(({ found }) => pickedOf(found))))
  return { query, corrected, matches, active, setActive, pick, toggle, selectAll, best }
}

/** The things that pass the filters, looked through again about once a second where values decide. */
function useFiltered(
  all: readonly Findable[],
  filters: Filters,
  isOn: boolean,
): readonly Findable[] {
  const twin = usePlant((plant) => plant.twin)
  const signals = usePlant((plant) => plant.signals)
  const tables = usePlant((plant) => plant.tables)
  const test = useMemo(() => {
    return twin && isOn ? makeFilter(filters, { twin, signals, tables }) : null
  }, [twin, signals, tables, filters, isOn])
  const [live, setLive] = useState<{ test: typeof test; found: readonly Findable[] } | null>(null)
  const first = useMemo(() => (test ? all.filter(test) : all), [all, test])
  usePulse(() => {
    if (!test || filters.states.length + filters.quality.length === 0) return
    const known = live?.test === test ? live.found : first
    const found = all.filter(test)
    const isSame = found.length === known.length && found.every((one, i) => one === known[i])
    if (!isSame) setLive({ test, found })
  }, 4)
  return test && live?.test === test ? live.found : first
}

function toggle({ found }: Match): void {
  toggleSelected(pickedOf(found))
}

function pickedOf({ kind, target }: Findable): Picked {
  const { twin, assetOfPart } = usePlant.getState()
  const asset =
    kind === 'asset'
      ? Number(target)
      : kind === 'signal'
        ? (twin?.signals[Number(target)]?.asset ?? -1)
        : assetOfPart(String(target))
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
