import { usePlant } from './plant.ts'
import { selectAsset, selectPart } from './selection.ts'
import { flyTo } from './stage.ts'

/** Selects an asset by its index in the twin. */
export function chooseAsset(asset: number): void {
  const id = usePlant.getState().twin?.assets[asset]?.id
  if (id !== undefined) selectAsset(id)
}

/** Selects a part together with the asset that it belongs to. */
export function choosePart(part: string): void {
  const { twin, assetOfPart } = usePlant.getState()
  selectPart(part, twin?.assets[assetOfPart(part)]?.id ?? null)
}

/** Flies so that everything of an asset fills the picture; does nothing while it has no parts. */
export function flyToAsset(asset: number): void {
  const parts = usePlant.getState().nodesOfAsset(asset)
  if (parts.length > 0) flyTo({ parts })
}

/** Flies so that a part fills the picture. */
export function flyToPart(part: string): void {
  flyTo({ parts: [part] })
}
