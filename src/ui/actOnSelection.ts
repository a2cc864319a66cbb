import { hideParts, isolateParts } from '#state/looking.ts'
import { usePlant } from '#state/plant.ts'
import { selected, useSelection } from '#state/selection.ts'
import type { Picked } from '#state/selection.ts'
import { flyTo } from '#state/stage.ts'
import { twinIndex } from '#twin/twinIndex.ts'
import { doNow, type Work } from '#twin/Work.ts'

/** The ids of parts, or of groups in their stead, of things that are selected, each once. */
export function* nodesOfPicked(picked: readonly Picked[]): Work<string[]> {
  const { twin, nodesOfAsset } = usePlant.getState()
  const index = twin && twinIndex(twin)
  const parts = new Set<string>()
  for (const [i, { asset, part }] of picked.entries()) {
    if (i % 16 === 15) yield
    if (part !== null) parts.add(part)
    else if (asset !== null) {
      for (const own of nodesOfAsset(index?.assetOfId.get(asset) ?? -1)) parts.add(own)
    }
  }
  return [...parts]
}

function selectedNodes(): string[] {
  return doNow(nodesOfPicked(selected(useSelection.getState())))
}

export function isolateSelection(): void {
  isolateParts(selectedNodes(), 'hidden')
}

export function ghostTheRest(): void {
  isolateParts(selectedNodes(), 'ghosted')
}

export function hideSelection(): void {
  hideParts(selectedNodes())
}

export function flyToSelection(): void {
  const parts = selectedNodes()
  if (parts.length > 0) flyTo({ parts })
}
