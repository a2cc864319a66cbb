import { create } from 'zustand'
import type { Walks } from '#twin/process/Walks.ts'

/** Everybody who leaves the building in the run that is shown; null while no alarm has sounded. */
export const useWalks = create<{ walks: Walks | null }>(() => ({ walks: null }))

/** What the run says of them. */
export function setWalks(walks: Walks | null): void {
  if (useWalks.getState().walks !== walks) useWalks.setState({ walks })
}
