import { colourBy, useColouring } from '#state/colouring.ts'
import { useHeat } from '#state/heat.ts'
import { forgetLooking, useLooking } from '#state/looking.ts'
import { useSection } from '#state/section.ts'
import { clearSelection } from '#state/selection.ts'
import { restoreStoreys, useStoreys } from '#state/storeys.ts'

/** Shows the plant as it was opened: what a presenter, a view or a visitor took away is back. What is so already is left alone. */
export function showAsOpened(): void {
  clearSelection()
  const { top, hidden: storeys, isApart } = useStoreys.getState()
  if (top !== null || storeys.size > 0 || isApart) restoreStoreys(null)
  const { hidden, only } = useLooking.getState()
  if (hidden.size > 0 || only !== null) forgetLooking()
  if (useColouring.getState().by !== null) colourBy(null)
  if (useHeat.getState().chosen !== undefined) useHeat.setState({ chosen: undefined })
  if (useSection.getState().wanted !== null) useSection.setState({ wanted: null })
}
