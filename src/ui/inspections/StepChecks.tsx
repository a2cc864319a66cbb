import { useRef } from 'react'
import { sayExpected, sayFound, sayHolds } from '#people/inspections/sayInspection.ts'
import { readChecks } from '#state/readChecks.ts'
import type { Expectation } from '#twin/Inspection.ts'
import { usePulse, write } from '../usePulse.ts'
import look from './Step.module.css'

/** What is expected of the signals of a step, and what they say now. */
export function StepChecks({ expected }: { expected: readonly Expectation[] }) {
  const table = useRef<HTMLTableSectionElement>(null)
  usePulse(() => {
    readChecks(expected).forEach((check, i) => {
      const row = table.current?.rows[i]
      if (!row) return
      const holds = String(check.holds)
      if (row.dataset.holds !== holds) row.dataset.holds = holds
      write(row.cells[0], `${check.name} ${sayExpected(check)}`)
      write(row.cells[1], sayFound(check))
      write(row.cells[2], sayHolds(check.holds))
    })
  })
  if (expected.length === 0) return null
  return (
    <table className={look.checks}>
      <caption>Expected values, now</caption>
      <tbody ref={table}>
        {expected.map(({ signal, below, above, is }) => (
          <tr key={`${signal} ${below} ${above} ${is}`}>
            <th scope="row">–</th>
            <td>–</td>
            <td>–</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
