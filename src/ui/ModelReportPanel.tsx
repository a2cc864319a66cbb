import { setPanels, usePanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { headsetBudget } from '#twin/headsetBudget.ts'
import type { BudgetLine, ModelReport } from '#twin/ModelReport.ts'
import { HeadsetBudget } from './HeadsetBudget.tsx'
import css from './ModelReportPanel.module.css'
import { ModelReportSection } from './ModelReportSection.tsx'
import { Sheet } from './Sheet.tsx'

/** The sheet for who makes models: what they hold, what drawing them costs in a headset, what to do, and what was lost. */
export function ModelReportPanel() {
  const open = usePanels((panels) => panels.report)
  const reports = usePlant((plant) => plant.reports)
  return (
    <Sheet
      title="Model report"
      label="Report"
      open={open}
      onOpenChange={(report) => setPanels({ report })}
      className={css.sheet}
      contentClassName=""
    >
      {reports.length === 0 ? (
        <p className={css.empty}>No model has loaded yet: its report appears with it.</p>
      ) : (
        <>
          <section className={css.part}>
            <h3>{reports.length === 1 ? 'In a headset' : 'All models together, in a headset'}</h3>
            <HeadsetBudget lines={budgetOf(reports)} />
          </section>
          {reports.map((report) => (
            <ModelReportSection key={report.id} report={report} />
          ))}
        </>
      )}
    </Sheet>
  )
}

/** A headset draws all models in each frame, so that their figures add up. */
function budgetOf(reports: readonly ModelReport[]): readonly BudgetLine[] {
  if (reports.length === 1) return reports[0].budget
  const sum = (of: (report: ModelReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0)
  return headsetBudget({
    drawCalls: sum(({ drawCalls }) => drawCalls.all),
    triangles: sum(({ counts }) => counts.triangles),
    textureBytes: sum(({ memory }) => memory.textures),
    geometryBytes: sum(({ memory }) => memory.geometry),
  })
}
