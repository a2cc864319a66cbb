import { colourBy, useColouring } from '#state/colouring.ts'
import { clearFilters } from '#state/filters.ts'
import { forgetLooking } from '#state/looking.ts'
import { useHeat } from '#state/heat.ts'
import { setPanels } from '#state/panels.ts'
import { clearSelection, hoverPart } from '#state/selection.ts'
import { showUpTo } from '#state/storeys.ts'

/** Lets go of what a person has chosen in a plant, before another one takes its place: its ids mean nothing there. */
export function forgetPlant(): void {
  clearSelection()
  hoverPart(null)
  clearFilters()
  forgetLooking()
  if (useColouring.getState().by !== null) colourBy(null)
  showUpTo(null)
  // as before anybody has chosen
  useHeat.setState({ chosen: undefined })
  setPanels({ query: '' })
}
