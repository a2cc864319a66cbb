import type { ComponentType } from 'react'
import { PerformancePanel } from '../guard/PerformancePanel.tsx'
import { MenuPanel } from './MenuPanel.tsx'

/** All panels by their names (`openWorldPanel`). A new one is one file and one line here. */
export const panels: Readonly<Record<string, ComponentType>> = {
  menu: MenuPanel,
  performance: PerformancePanel,
}
