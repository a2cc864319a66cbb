import { useMemo, useState } from 'react'
import { setPanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { chooseAsset, choosePart, flyToAsset, flyToPart } from './goTo.ts'
import { findMatches, makeFindables } from './searchTwin.ts'
import type { Match } from './searchTwin.ts'

/** The search that field and list share: what was found, which line is chosen, and going there. */
export type Search = {
  query: string
  matches: readonly Match[]
  active: number
  setActive: (active: number) => void
  pick: (match: Match | undefined) => void
  /** The best match of a text that was written just now and is not searched yet. */
  best: (text: string) => Match | undefined
}

/** Searches the open twin. */
export function useMatches(query: string): Search {
  const twin = usePlant((plant) => plant.twin)
  const parts = usePlant((plant) => plant.parts)
  const assetOfPart = usePlant((plant) => plant.assetOfPart)
  const isSearching = query.trim() !== ''
  const things = useMemo(
    () => (twin && isSearching ? makeFindables(twin, parts, assetOfPart) : []),
    [twin, parts, assetOfPart, isSearching],
  )
  const matches = useMemo(() => findMatches(things, query), [things, query])
  const [chosen, setChosen] = useState({ query, active: 0 })
  const active =
    chosen.query === query ? Math.min(chosen.active, Math.max(0, matches.length - 1)) : 0
  const setActive = (next: number) => setChosen({ query, active: next })
  const best = (text: string) => {
    const known = things.length > 0 || !twin ? things : makeFindables(twin, parts, assetOfPart)
    return findMatches(known, text, 1)[0]
  }
  return { query, matches, active, setActive, pick, best }
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
