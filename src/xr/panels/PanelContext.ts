import { createContext, useContext } from 'react'
import type { PanelGear } from './PanelGear.ts'

const none: { gear: PanelGear | null; panel: string } = { gear: null, panel: '' }

/** Who keeps the panels, and the name of the one that a component stands on. */
export const PanelContext = createContext(none)

/** The keeper of the panels, for what stands in the world. */
export function usePanelGear(): PanelGear {
  const { gear } = useContext(PanelContext)
  if (!gear) throw new Error('usePanelGear: there is no wearer')
  return gear
}
