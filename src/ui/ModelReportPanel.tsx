import { setPanels, usePanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { budgetOf } from '#twin/budgetOf.ts'
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
