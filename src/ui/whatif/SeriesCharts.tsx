import { useState } from 'react'
import type { SeriesAnswer } from '#twin/process/Answer.ts'
import { orderSeries } from './orderSeries.ts'
import { SeriesChart } from './SeriesChart.tsx'
import css from './SeriesCharts.module.css'

/** The courses of an answer, each as a chart: both worlds are simulated, so both are dashed, and each in its own way. */
export function SeriesCharts({ series, scenario }: { series: SeriesAnswer[]; scenario: string }) {
  const [isWhole, setWhole] = useState(false)
  const { first, rest } = orderSeries(series)
  return (
    <section className={css.charts} aria-label="Courses">
      {(isWhole ? [...first, ...rest] : first).map((each) => (
        // Another limit or time is another chart; other values are not.
        <SeriesChart
          key={`${each.id} ${each.limit} ${each.times.at(-1)}`}
          series={each}
          scenario={scenario}
        />
      ))}
      {rest.length > 0 && (
        <button
          type="button"
          className={css.more}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole
            ? 'Fewer courses'
            : rest.length === 1
              ? '1 more course'
              : `${rest.length} more courses`}
        </button>
      )}
    </section>
  )
}
