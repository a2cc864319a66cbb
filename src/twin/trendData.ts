/** What a chart draws: seconds since 1970 and values; null is a gap. */
export type TrendData = [number[], (number | null)[]]

/**
 * A signal's samples of the last `span` milliseconds as chart data. `times` are on the page's clock, which started at `origin`
 * (epoch milliseconds). A sample that is not a number is a gap, and so is a silence longer than `silence` milliseconds.
 */
export function trendData(
  times: Float64Array,
  values: Float64Array,
  count: number,
  now: number,
  span: number,
  origin: number,
  silence: number,
): TrendData {
  const start = now - span
  let first = count
  while (first > 0 && times[first - 1] >= start) first--
  if (first > 0) first--
  const xs: number[] = []
  const ys: (number | null)[] = []
  for (let i = first; i < count; i++) {
    if (i > first && times[i] - times[i - 1] > silence) {
      xs.push((origin + times[i - 1] + silence) / 1000)
      ys.push(null)
    }
    xs.push((origin + times[i]) / 1000)
    ys.push(Number.isFinite(values[i]) ? values[i] : null)
  }
  return [xs, ys]
}

/** Milliseconds that a chart shows: all there is, one minute at least and five at most. `first` and `now`: oldest sample and now. */
export function trendSpan(first: number, now: number): number {
  return Math.min(300_000, Math.max(60_000, now - first || 0))
}

/** The stretch of values a chart shows: all samples with some air, and never so little that noise looks like a storm. */
export function trendRange(
  low: number | null,
  high: number | null,
  possible: readonly [number, number] | undefined,
): [number, number] {
  if (low === null || high === null) return possible ? [possible[0], possible[1]] : [0, 1]
  const least = possible ? (possible[1] - possible[0]) / 50 : Math.max(Math.abs(high) / 50, 1e-3)
  const middle = (low + high) / 2
  const half = Math.max(high - low, least) * 0.6
  return [middle - half, middle + half]
}
