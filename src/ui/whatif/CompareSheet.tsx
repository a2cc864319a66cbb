import { useState } from 'react'
import type { SavedRun } from '#state/whatIf.ts'
import { fineKpi, judgeKpi } from '#twin/process/judgeKpi.ts'
import { sayDifferenceNumber, sayKpiNumber, sayShare } from '#twin/process/sayKpi.ts'
import { sayDuration } from '#twin/process/sayDuration.ts'
import { splitSentence } from '#twin/process/splitSentence.ts'
import { Sheet } from '../Sheet.tsx'
import { comparedCourses } from './comparedCourses.ts'
import { comparedFigures } from './comparedFigures.ts'
import css from './CompareSheet.module.css'
import { Verdict } from './KpiTable.tsx'
import { ChartKey, SeriesChart } from './SeriesChart.tsx'

/** Courses that are drawn before somebody wants more. */
const enough = 3

/** Saved runs side by side: what each says in a sentence, their courses on one scale, and all their figures, each against its own baseline. */
export function CompareSheet({
  runs,
  onClose,
}: {
  runs: readonly SavedRun[]
  onClose: () => void
}) {
  const { lines, isSameModel } = comparedFigures(runs)
  const courses = comparedCourses(runs)
  const [isWhole, setWhole] = useState(false)
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
      <table className={css.table} style={{ minWidth: `${11 + 15 * runs.length}rem` }}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Figure</span>
              {courses.length > 0 && <ChartKey unit="" />}
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
          {(isWhole ? courses : courses.slice(0, enough)).map(
            ({ id, name, unit, limit, ...rest }) => (
              <tr key={id}>
                <th scope="row">
                  {name}
                  <span className={css.unit}>{unit}</span>
                  {limit !== undefined && <ChartKey limit={limit} unit={unit} isLimitOnly />}
                </th>
                {rest.cells.map((cell, i) => (
                  <td key={runs[i].id} className={css.course}>
                    {cell ? (
                      <SeriesChart series={cell} scenario={runs[i].name} scale={rest.scale} />
                    ) : (
                      'differs too little to be kept'
                    )}
                  </td>
                ))}
              </tr>
            ),
          )}
          {courses.length > enough && (
            <tr>
              <th scope="row" colSpan={runs.length + 1}>
                <button
                  type="button"
                  className={css.more}
                  aria-expanded={isWhole}
                  onClick={() => setWhole(!isWhole)}
                >
                  {isWhole ? 'Fewer courses' : sayMore(courses.length - enough)}
                </button>
              </th>
            </tr>
          )}
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

function sayMore(count: number): string {
  return count === 1 ? '1 more course' : `${count} more courses`
}
