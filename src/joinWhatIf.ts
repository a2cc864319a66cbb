import { openWhatIf } from '#feed/openWhatIf.ts'
import { attachWhatIf } from '#state/whatIfActs.ts'
import { applyRunLink } from '#ui/whatif/applyRunLink.ts'

/** Lets the page ask the process model of whatever plant is open, and asks what its link names. For as long as the page is there. */
export function joinWhatIf(): void {
  attachWhatIf(openWhatIf)
  applyRunLink(location.hash)
  addEventListener('hashchange', () => applyRunLink(location.hash))
}
