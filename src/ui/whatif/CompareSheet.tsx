import type { SavedRun } from '#state/whatIf.ts'
import { fineKpi, judgeKpi } from '#twin/process/judgeKpi.ts'
import { sayDifferenceNumber, sayKpiNumber, sayShare } from '#twin/process/sayKpi.ts'
import { sayDuration } from '#twin/process/sayDuration.ts'
import { splitSentence } from '#twin/process/splitSentence.ts'
import { Sheet } from '../Sheet.tsx'
import { comparedFigures } from './comparedFigures.ts'
import css from './CompareSheet.module.css'
import { Verdict } from './KpiTable.tsx'

/** Saved runs side by side: what each says in a sentence, and all their figures, each against its own baseline. */
export function CompareSheet({
  runs,
  onClose,
}: {
  runs: readonly SavedRun[]
  onClose: () => void
}) {
  const { lines, isSameModel } = comparedFigures(runs)
  return (
    <Sheet
      title="Runs side by side"
      label="Figures of the runs"
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      className={css.sheet}
      contentClassName={css.content}
    >
      {!isSameModel && (
        <p className={css.warning}>
          These runs are of different process models: the twin file has changed between them.
        </p>
      )}
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Figure</span>
            </th>
            {runs.map(({ id, name, question, answer }) => (
              <th key={id} scope="col">
                <span className={css.name}>{name}</span>
                <span className={css.about}>
                  {sayDuration(question.scenario.days * 86_400)}
                  {` · ${answer.replications} runs · seed ${answer.seed}`}
                </span>
                <span className={css.sentence}>{splitSentence(answer.sentence)[0]}</span>
                <span data-quality="simulated">simulated</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ kpi, cells }) => (
            <tr key={kpi.id}>
              <th scope="row">
                {kpi.name}
                <span className={css.unit}>{kpi.unit}</span>
              </th>
              {cells.map((cell, i) => (
                <td key={runs[i].id}>
                  {cell ? (
                    <>
                      <span className={css.value}>
                        {sayKpiNumber(cell.scenario.mean, fineKpi(cell))}
                      </span>
                      <span className={css.difference}>
                        {sayDifferenceNumber(cell.difference.mean, fineKpi(cell))}{' '}
                        {kpi.unit === '%'
                          ? 'points'
                          : sayShare(cell.difference.mean, cell.baseline.mean)}
                      </span>
                      <span className={css.verdict}>
                        <Verdict judged={judgeKpi(cell)} />
                      </span>
                    </>
                  ) : (
                    '–'
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}
