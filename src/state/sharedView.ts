import type { Shown } from '#people/Lead.ts'
import { colourBy, setColourRange, useColouring, type ColourBy } from './colouring.ts'
import { showHeat, useHeat } from './heat.ts'
import { useLooking } from './looking.ts'
import { selected, selectMany, useSelection } from './selection.ts'
import { useSection } from './section.ts'
import { restoreStoreys, useStoreys } from './storeys.ts'

/** What this page shows, besides the camera. */
export function readSharedView(): Shown {
  const { hidden, only, rest } = useLooking.getState()
  const { top, isPlan, hidden: storeysHidden, isApart } = useStoreys.getState()
  const { by, range } = useColouring.getState()
  // Until somebody chooses, the first one is shown.
  const { chosen, layers } = useHeat.getState()
  return {
    picked: selected(useSelection.getState()).map(({ asset, part }) => ({ asset, part })),
    hidden: [...hidden],
    only: only && [...only],
    rest,
    storeys: { top, isPlan, hidden: [...storeysHidden], isApart },
    colour: by && { ...by, range },
    heat: chosen === undefined ? (layers[0]?.name ?? null) : chosen,
    section: useSection.getState().plane,
  }
}

/** Shows what somebody else does; what is so already is left alone. */
export function applySharedView(shown: Shown): void {
  const now = readSharedView()
  if (!isSame(now.storeys, shown.storeys)) restoreStoreys(shown.storeys)
  const isSightSame =
    isSame(now.hidden, shown.hidden) && isSame(now.only, shown.only) && now.rest === shown.rest
  if (!isSightSame) {
    useLooking.setState({
      hidden: new Set(shown.hidden),
      only: shown.only && new Set(shown.only),
      rest: shown.rest,
    })
  }
  if (!isSame(now.picked, shown.picked)) selectMany(shown.picked)
  if (!isSame(now.colour, shown.colour)) {
    const by = readColour(shown.colour)
    colourBy(by)
    if (by) setColourRange(readRange(shown.colour?.range))
  }
  if (now.heat !== shown.heat) showHeat(shown.heat)
  if (!isSame(now.section, shown.section)) useSection.setState({ wanted: shown.section })
}

/** Calls `listener` when what this page shows may have changed. Returns its stop. */
export function onSharedView(listener: () => void): () => void {
  const stops = [
    useLooking.subscribe((now, before) => {
      if (now.hidden !== before.hidden || now.only !== before.only || now.rest !== before.rest)
        listener()
    }),
    useStoreys.subscribe(listener),
    useSelection.subscribe((now, before) => {
      const isKept = now.part === before.part && now.asset === before.asset
      if (!isKept || now.more !== before.more) listener()
    }),
    useColouring.subscribe((now, before) => {
      if (now.by !== before.by || now.range !== before.range) listener()
    }),
    useHeat.subscribe((now, before) => now.chosen !== before.chosen && listener()),
    useSection.subscribe((now, before) => now.plane !== before.plane && listener()),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function readColour(said: Shown['colour']): ColourBy | null {
  const { kind, key, unit, name } = said ?? {}
  if (typeof key !== 'string' || typeof name !== 'string') return null
  if (kind === 'property') return { kind, key, name }
  return kind === 'signal' && typeof unit === 'string' ? { kind, key, unit, name } : null
}

function readRange(said: unknown): readonly [number, number] | null {
  if (!Array.isArray(said)) return null
  const [low, high] = said
  return Number.isFinite(low) && Number.isFinite(high) && low < high ? [low, high] : null
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
