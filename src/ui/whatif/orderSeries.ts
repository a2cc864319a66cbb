import type { SeriesAnswer } from '#twin/process/Answer.ts'

/** Charts that are drawn before somebody wants more. */
const enough = 4

/**
 * Which courses are drawn first: those that pass a limit in one world, then those of the whole plant, then those with a limit, then those that
 * differ most for their own range.
 */
export function orderSeries(series: readonly SeriesAnswer[]) {
  const ranked = series.map((each) => ({ each, rank: rankOf(each) }))
  const sorted = ranked.toSorted((a, b) => b.rank - a.rank).map(({ each }) => each)
  return { first: sorted.slice(0, enough), rest: sorted.slice(enough) }
}

function rankOf(series: SeriesAnswer): number {
  const { id, limit, baseline, scenario } = series
  const isAbove = (value: number) => limit !== undefined && value > limit
  if (baseline.some(isAbove) !== scenario.some(isAbove)) return 4 + differenceOf(series)
  if (!id.includes('.')) return 3
  return (limit === undefined ? 0 : 1) + differenceOf(series)
}

/** How far both worlds are apart at most, as a share of all that they pass through; 0–1. */
function differenceOf({ baseline, scenario }: SeriesAnswer): number {
  let [low, high, most] = [Infinity, -Infinity, 0]
  baseline.forEach((value, i) => {
    low = Math.min(low, value, scenario[i])
    high = Math.max(high, value, scenario[i])
    most = Math.max(most, Math.abs(scenario[i] - value))
  })
  return high > low ? most / (high - low) : 0
}
