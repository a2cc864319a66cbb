import { signal, type ReadonlySignal } from '@preact/signals-core'
import { createContext, useContext } from 'react'
import type { PanelFrame } from './PanelFrame.ts'
import type { PanelGear } from './PanelGear.ts'

type PanelContent = {
  gear: PanelGear | null
  panel: string
  frame: PanelFrame | null
  /** Whether it is seen now: a signal, since to build it anew whenever that changes would hold frames up. */
  isShown: ReadonlySignal<boolean>
}

const none: PanelContent = { gear: null, panel: '', frame: null, isShown: signal(false) }

/** Who keeps the panels, and the one that a component stands on. */
export const PanelContext = createContext(none)

/** The keeper of the panels, for what stands in the world. */
export function usePanelGear(): PanelGear {
  const { gear } = useContext(PanelContext)
  if (!gear) throw new Error('usePanelGear: there is no wearer')
  return gear
}
