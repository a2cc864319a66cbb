import { selectAsset, selectPart, useSelection } from '#state/selection.ts'
import { flyTo, setMode, useStage } from '#state/stage.ts'
import type { ViewLink } from './ViewLink.ts'

/** Restores a view: at once, before anything is loaded too, since selection and flight wait in their stores. */
export function applyViewLink(link: ViewLink): void {
  setMode(link.mode)
  if (link.camera) flyTo({ view: link.camera, instant: true })
  if (link.part !== null) selectPart(link.part, link.asset)
  else if (link.asset !== null) selectAsset(link.asset)
}

/** What a link would have to restore now. */
export function currentView(): ViewLink {
  const { camera, mode } = useStage.getState()
  const { asset, part } = useSelection.getState()
  return { camera, mode, asset, part }
}
