import { create } from 'zustand'
import { usePanels } from '#state/panels.ts'
import { useProblems } from '#state/problems.ts'
import type { ListedProblem } from '#state/problems.ts'

/** Problems that were in the list while it was open. */
const useSeen = create<{ seen: ReadonlySet<string> }>(() => ({ seen: new Set() }))

/** How many problems came up since the list was open last. */
export function useUnreadProblems(): number {
  const list = useProblems((problems) => problems.list)
  const seen = useSeen((state) => state.seen)
  return list.filter((problem) => !seen.has(keyOf(problem))).length
}

/** Notes which problems a person has had before the eyes. Returns its stop. */
export function attachUnreadProblems(): () => void {
  const stops = [usePanels.subscribe(note), useProblems.subscribe(note)]
  return () => stops.forEach((stop) => stop())
}

function note(): void {
  if (!usePanels.getState().problems) return
  useSeen.setState({ seen: new Set(useProblems.getState().list.map(keyOf)) })
}

function keyOf({ text, where }: ListedProblem): string {
  return `${text}\n${where ?? ''}`
}
