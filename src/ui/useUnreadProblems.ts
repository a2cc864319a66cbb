import { useEffect, useState } from 'react'
import { usePanels } from '#state/panels.ts'
import { useProblems } from '#state/problems.ts'
import type { ListedProblem } from '#state/problems.ts'

/** How many problems came up since the list was open last. */
export function useUnreadProblems(): number {
  const list = useProblems((problems) => problems.list)
  const open = usePanels((panels) => panels.problems)
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (open) setSeen(new Set(list.map(keyOf)))
  }, [open, list])
  return open ? 0 : list.filter((problem) => !seen.has(keyOf(problem))).length
}

function keyOf({ text, where }: ListedProblem): string {
  return `${text}\n${where ?? ''}`
}
