import { hideParts, isolateParts } from '#state/looking.ts'
import { usePlant } from '#state/plant.ts'
import { selected, useSelection } from '#state/selection.ts'
import type { Picked } from '#state/selection.ts'
import { flyTo } from '#state/stage.ts'
import { twinIndex } from './twinIndex.ts'

/** The part ids of things that are selected, each once. */
export function partsOfPicked(picked: readonly Picked[]): string[] {
  const { twin, partsOfAsset } = usePlant.getState()
  const index = twin && twinIndex(twin)
  const parts = new Set<string>()
  for (const { asset, part } of picked) {
    if (part !== null) parts.add(part)
    else if (asset !== null) {
      for (const own of partsOfAsset(index?.assetOfId.get(asset) ?? -1)) parts.add(own)
    }
  }
  return [...parts]
}

/** The part ids of everything that is selected. */
export function selectedParts(): string[] {
  return partsOfPicked(selected(useSelection.getState()))
}

export function isolateSelection(): void {
  isolateParts(selectedParts(), 'hidden')
}

export function ghostTheRest(): void {
  isolateParts(selectedParts(), 'ghosted')
}

export function hideSelection(): void {
  hideParts(selectedParts())
}

export function flyToSelection(): void {
  const parts = selectedParts()
  if (parts.length > 0) flyTo({ parts })
}
