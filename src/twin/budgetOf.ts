import { headsetBudget } from './headsetBudget.ts'
import type { BudgetLine, ModelReport } from './ModelReport.ts'

/** What all models together cost in a headset: it draws them all in each frame, so that their figures add up. */
export function budgetOf(
  reports: readonly Pick<ModelReport, 'budget' | 'drawCalls' | 'counts' | 'memory'>[],
): readonly BudgetLine[] {
  if (reports.length === 1) return reports[0].budget
  const sum = (of: (report: (typeof reports)[number]) => number) =>
    reports.reduce((total, report) => total + of(report), 0)
  return headsetBudget({
    drawCalls: sum(({ drawCalls }) => drawCalls.all),
    triangles: sum(({ counts }) => counts.triangles),
    textureBytes: sum(({ memory }) => memory.textures),
    geometryBytes: sum(({ memory }) => memory.geometry),
  })
}
