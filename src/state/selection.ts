import { create } from 'zustand'

/** One thing that is selected: a part, or without one an asset with everything below it. */
export type Picked = { asset: string | null; part: string | null }

/** What a person points at and has chosen. Part ids are `<model id>/<path of names>`. */
export type Selection = Picked & {
  /** What is selected besides `asset` and `part`, which name what was chosen last. */
  more: readonly Picked[]
  hoveredPart: string | null
}

export const useSelection = create<Selection>(() => ({
  asset: null,
  part: null,
  more: [],
  hoveredPart: null,
}))

/** Selects a part and the asset it belongs to (null when it belongs to none). */
export function selectPart(part: string, asset: string | null): void {
  useSelection.setState({ part, asset, more: [] })
}

export function selectAsset(asset: string): void {
  useSelection.setState({ asset, part: null, more: [] })
}

export function clearSelection(): void {
  useSelection.setState({ asset: null, part: null, more: [] })
}

export function hoverPart(hoveredPart: string | null): void {
  useSelection.setState({ hoveredPart })
}

/** Selects many things in place of what was selected; the last one leads. */
export function selectMany(all: readonly Picked[]): void {
  const { asset, part } = all.at(-1) ?? { asset: null, part: null }
  useSelection.setState({ asset, part, more: all.slice(0, -1) })
}

/** Adds a thing to what is selected, or takes it out again. */
export function toggleSelected(picked: Picked): void {
  const all = selected(useSelection.getState())
  const others = all.filter((each) => !isSame(each, picked))
  selectMany(others.length < all.length ? others : [...all, picked])
}

/** Everything that is selected, what was chosen last at the end. */
export function selected({ asset, part, more }: Selection): readonly Picked[] {
  return asset === null && part === null ? [] : [...more, { asset, part }]
}

/** A part is the same whatever asset it was chosen with. */
export function isSame(a: Picked, b: Picked): boolean {
  return a.part === b.part && (a.part !== null || a.asset === b.asset)
}
