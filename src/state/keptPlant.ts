import { create } from 'zustand'

/** What this browser keeps of the open plant for the next time: its last values, and where its machines stand. */
export const useKeptPlant = create<{
  /** Whether anything is kept. */
  isKept: boolean
  /** Somebody had it forgotten: nothing more is kept as long as the page is there. */
  isForgotten: boolean
}>(() => ({ isKept: false, isForgotten: false }))

const keepers = new Set<() => void>()

/** Calls whoever keeps something of the open plant when it is to be forgotten. Returns its stop. */
export function onForgetPlant(forget: () => void): () => void {
  keepers.add(forget)
  return () => void keepers.delete(forget)
}

/** Forgets what this browser keeps of the open plant, and keeps nothing more until the page is loaded again. */
export function forgetKeptPlant(): void {
  useKeptPlant.setState({ isKept: false, isForgotten: true })
  for (const forget of keepers) forget()
}
