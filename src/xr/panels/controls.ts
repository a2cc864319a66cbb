import type { VanillaContainer } from '@react-three/uikit'
import { Vector3 } from 'three'
import type { InspectedControl } from '#state/worldPanels.ts'

/** What can be pressed on a panel, for outside checks. */
type Control = { panel: string; label: string; object: VanillaContainer; value?: () => string }

const all = new Set<Control>()

/** Notes something that can be pressed. Returns what to call when it is gone. */
export function noteControl(control: Control): () => void {
  all.add(control)
  return () => all.delete(control)
}

/** What can be pressed on a panel now: what it is called, and its middle in metres of the plant. */
export function listControls(panel: string): InspectedControl[] {
  return [...all]
    .filter((each) => each.panel === panel && each.object.isVisible.peek())
    .map(({ label, object, value }) => {
      object.updateWorldMatrix(true, false)
      const at = new Vector3().setFromMatrixPosition(object.matrixWorld).toArray()
      return value ? { label, at, value: value() } : { label, at }
    })
}
