import type { SavedRun } from '#state/whatIf.ts'
import type { Kpi, KpiAnswer } from '#twin/process/Answer.ts'

/** One figure of several runs; null where a run does not have it. */
export type ComparedLine = { kpi: Kpi; cells: (KpiAnswer | null)[] }

/** The figures of runs side by side: those that any of their scenarios is about first, then the others in their order. */
export function comparedFigures(runs: readonly SavedRun[]): {
  lines: ComparedLine[]
  isSameModel: boolean
} {
  const known = new Map<string, Kpi>()
  const add = (id: string, { answer }: SavedRun) => {
    const found = answer.kpis.find(({ kpi }) => kpi.id === id)
    if (found && !known.has(id)) known.set(id, found.kpi)
  }
  for (const run of runs) for (const id of run.question.scenario.compare) add(id, run)
  for (const run of runs) for (const { kpi } of run.answer.kpis) add(kpi.id, run)
  const lines = [...known.values()].map((kpi) => ({
    kpi,
    cells: runs.map(({ answer }) => answer.kpis.find((each) => each.kpi.id === kpi.id) ?? null),
  }))
  const isSameModel = new Set(runs.map(({ answer }) => answer.modelDigest)).size < 2
  return { lines, isSameModel }
}
