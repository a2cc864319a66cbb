import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { setPanels, usePanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { headsetBudget } from '#twin/headsetBudget.ts'
import type { BudgetLine, ModelReport } from '#twin/ModelReport.ts'
import { HeadsetBudget } from './HeadsetBudget.tsx'
import css from './ModelReportPanel.module.css'
import { ModelReportSection } from './ModelReportSection.tsx'

/** The sheet for who makes models: what they hold, what drawing them costs in a headset, what to do, and what was lost. */
export function ModelReportPanel() {
  const open = usePanels((panels) => panels.report)
  const reports = usePlant((plant) => plant.reports)
  const sheet = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open={open} onOpenChange={(next) => setPanels({ report: next })}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Popup ref={sheet} initialFocus={sheet} className={css.sheet}>
          <div className={css.head}>
            <Dialog.Title className={css.title}>Model report</Dialog.Title>
            <Dialog.Close className={css.close} aria-label="Close">
              <X aria-hidden />
            </Dialog.Close>
          </div>
          {/* what scrolls must be reachable by the keyboard */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <section className={css.body} tabIndex={0} aria-label="Report">
            {reports.length === 0 ? (
              <p className={css.empty}>No model has loaded yet: its report appears with it.</p>
            ) : (
              <>
                <section className={css.part}>
                  <h3>
                    {reports.length === 1 ? 'In a headset' : 'All models together, in a headset'}
                  </h3>
                  <HeadsetBudget lines={budgetOf(reports)} />
                </section>
                {reports.map((report) => (
                  <ModelReportSection key={report.id} report={report} />
                ))}
              </>
            )}
          </section>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
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
