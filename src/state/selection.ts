import { create } from 'zustand'

/** What a person points at and has chosen. Part ids are `<model id>/<path of names>`. */
export type Selection = {
  asset: string | null
  part: string | null
  hoveredPart: string | null
}

export const useSelection = create<Selection>(() => ({
  asset: null,
  part: null,
  hoveredPart: null,
}))

/** Selects a part and the asset it belongs to (null when it belongs to none). */
export function selectPart(part: string, asset: string | null): void {
  useSelection.setState({ part, asset })
}

export function selectAsset(asset: string): void {
  useSelection.setState({ asset, part: null })
}

export function clearSelection(): void {
  useSelection.setState({ asset: null, part: null })
}

export function hoverPart(hoveredPart: string | null): void {
  useSelection.setState({ hoveredPart })
}
