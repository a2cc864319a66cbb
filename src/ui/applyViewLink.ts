import { cutBy, useCut } from '#state/cut.ts'
import { clearSelection, selectAsset, selectPart, useSelection } from '#state/selection.ts'
import { flyTo, setMode, useStage } from '#state/stage.ts'
import { restoreStoreys, useStoreys } from '#state/storeys.ts'
import type { ViewLink } from './ViewLink.ts'

/**
 * Restores a view: before anything is loaded too, since all of it waits in its stores. Where a plant is open already the
 * camera flies there.
 */
export function applyViewLink(link: ViewLink, instant = true): void {
  setMode(link.mode)
  // First, since storeys that move ask for a flight of their own.
  restoreStoreys(link.storeys)
  cutBy(link.section)
  if (link.camera) flyTo({ view: link.camera, instant })
  if (link.part !== null) selectPart(link.part, link.asset)
  else if (link.asset !== null) selectAsset(link.asset)
  else clearSelection()
}

/** What a link would have to restore now. */
export function currentView(): ViewLink {
  const { camera, mode } = useStage.getState()
  const { asset, part } = useSelection.getState()
  const { top, isPlan, hidden, isApart } = useStoreys.getState()
  const isPlain = top === null && hidden.size === 0 && !isApart
  const storeys = isPlain ? null : { top, isPlan, hidden: [...hidden], isApart }
  const { plane } = useCut.getState()
  return {
    camera,
    mode,
    asset,
    part,
    storeys,
    section: plane && !Number.isNaN(plane.at) ? plane : null,
  }
}
