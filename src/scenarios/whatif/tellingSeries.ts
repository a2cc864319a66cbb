import type { SeriesAnswer } from '#twin/process/Answer.ts'

/** Courses that an answer carries at most: a building has hundreds, and an answer is saved, posted and drawn. */
const most = 24

/** The courses that tell most: where both worlds differ most, for their size. In their own order. */
export function tellingSeries(series: readonly SeriesAnswer[]): SeriesAnswer[] {
  if (series.length <= most) return [...series]
  const scores = series.map(({ baseline, scenario }) => {
    let size = 0
    let difference = 0
    for (let i = 0; i < baseline.length; i++) {
      size = Math.max(size, Math.abs(baseline[i]), Math.abs(scenario[i]))
      difference = Math.max(difference, Math.abs(scenario[i] - baseline[i]))
    }
    return size > 0 ? difference / size : 0
  })
  const ranked = series.map((_, i) => i).toSorted((a, b) => scores[b] - scores[a] || a - b)
  const kept = new Set(ranked.slice(0, most))
  return series.filter((_, i) => kept.has(i))
}
