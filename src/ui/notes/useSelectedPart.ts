import { useMemo } from 'react'
import { usePlant } from '#state/plant.ts'
import { useSelection } from '#state/selection.ts'
import { readableName } from '#twin/readableName.ts'
import { twinIndex } from '#twin/twinIndex.ts'

/** The part that is selected, or the first group of the asset that is, with its name; null without, and for several. */
export function useSelectedPart(): { id: string; name: string } | null {
  const part = useSelection((selection) => selection.part)
  const asset = useSelection((selection) => selection.asset)
  const twin = usePlant((plant) => plant.twin)
  const nodesOfAsset = usePlant((plant) => plant.nodesOfAsset)
  const isMany = useSelection((selection) => selection.more.length > 0)
  return useMemo(() => {
    if (isMany) return null
    if (part !== null) {
      return { id: part, name: readableName(part.slice(part.lastIndexOf('/') + 1), null) }
    }
    const at = twin && asset !== null ? twinIndex(twin).assetOfId.get(asset) : undefined
    if (!twin || at === undefined) return null
    const [id] = nodesOfAsset(at)
    return id === undefined ? null : { id, name: twin.assets[at].name }
  }, [isMany, part, asset, twin, nodesOfAsset])
}
