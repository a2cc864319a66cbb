import { create } from 'zustand'

/** A panel that stands in the plant, to be read in a headset. */
export type StandingPanel = { name: string; title: string }

/** What outside checks see of one: where its middle is and how large it is, metres of the plant, and what can be pressed on it. */
export type InspectedPanel = StandingPanel & {
  at: [number, number, number]
  size: [number, number]
  controls: InspectedControl[]
}

/** `value`: what stands on it besides what it does. */
export type InspectedControl = { label: string; at: [number, number, number]; value?: string }

/** The panels in the world. */
export type WorldPanels = {
  /** Names of those that a person has opened, the newest last. */
  open: readonly string[]
  /** Those that stand there, with what is written over them. */
  standing: readonly StandingPanel[]
  /** Set by whoever shows them. */
  inspect: () => InspectedPanel[]
}

export const useWorldPanels = create<WorldPanels>(() => ({
  open: [],
  standing: [],
  inspect: () => [],
}))

/** Opens a panel by its name; one that is open comes before the person again. */
export function openWorldPanel(name: string): void {
  useWorldPanels.setState(({ open }) => ({
    open: [...open.filter((other) => other !== name), name],
  }))
}

export function closeWorldPanel(name: string): void {
  useWorldPanels.setState(({ open }) =>
    open.includes(name) ? { open: open.filter((other) => other !== name) } : {},
  )
}

/** Called by a panel that stands now. Returns what to call when it is gone. */
export function notePanel(panel: StandingPanel): () => void {
  useWorldPanels.setState(({ standing }) => ({ standing: [...standing, panel] }))
  return () =>
    useWorldPanels.setState(({ standing }) => ({
      standing: standing.filter((other) => other !== panel),
    }))
}
