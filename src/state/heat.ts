import { create } from 'zustand'

/** What heat maps can show, and what a person chose to see. */
export type Heat = {
  layers: readonly HeatLayer[]
  /** Name of the layer that is shown; null for none, undefined until a person chooses: then it is the first. */
  chosen: string | null | undefined
}

export type HeatLayer = {
  name: string
  unit: string
  from: number
  to: number
  /** Colours of the scale from `from` to `to`, as CSS colours. */
  colours: readonly string[]
}

export const useHeat = create<Heat>(() => ({ layers: [], chosen: undefined }))

/** Shows a layer, or none. */
export function showHeat(chosen: string | null): void {
  useHeat.setState({ chosen })
}

/** Called by the scene when other layers are there. */
export function setHeatLayers(layers: readonly HeatLayer[]): void {
  useHeat.setState({ layers })
}
