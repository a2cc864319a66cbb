import type { SavedRun } from '#state/whatIf.ts'
import type { SeriesAnswer } from '#twin/process/Answer.ts'
import { orderSeries } from './orderSeries.ts'
import type { ChartScale } from './SeriesChart.tsx'

/** One course of several runs on one scale; null where a run does not have it. */
export type ComparedCourse = Pick<SeriesAnswer, 'id' | 'name' | 'unit' | 'limit'> & {
  scale: ChartScale
  cells: (SeriesAnswer | null)[]
}

/**
 * The courses of runs side by side, those that more of them have first, then as each run would order its own. An answer carries only the
 * courses that tell most, so two runs need not have the same.
 */
export function comparedCourses(runs: readonly SavedRun[]): ComparedCourse[] {
  const found = new Map<string, { first: SeriesAnswer; place: number; count: number }>()
  for (const { answer } of runs) {
    const { first, rest } = orderSeries(answer.series)
    ;[...first, ...rest].forEach((series, place) => {
      const known = found.get(series.id)
      if (!known) found.set(series.id, { first: series, place, count: 1 })
      else {
        known.count++
        known.place = Math.min(known.place, place)
      }
    })
  }
  return [...found.values()]
    .toSorted((a, b) => b.count - a.count || a.place - b.place)
    .map(({ first: { id, name, unit, limit } }) => {
      const cells = runs.map(({ answer }) => answer.series.find((each) => each.id === id) ?? null)
      return { id, name, unit, limit, cells, scale: scaleOf(cells) }
    })
}

function scaleOf(cells: readonly (SeriesAnswer | null)[]): ChartScale {
  const scale = { low: Infinity, high: -Infinity, seconds: 0 }
  for (const cell of cells) {
    if (!cell) continue
    scale.seconds = Math.max(scale.seconds, cell.times.at(-1) ?? 0)
    for (const value of [...cell.baseline, ...cell.scenario]) {
      scale.low = Math.min(scale.low, value)
      scale.high = Math.max(scale.high, value)
    }
  }
  return scale
}
