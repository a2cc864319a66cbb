import type { Band } from '#twin/process/Answer.ts'

/**
 * Mean and 90 % band of a figure over replications: the 5th and the 95th percentile, between the two nearest values where
 * none stands there (R. Hyndman and Y. Fan 1996, definition 7). All three are NaN when there is no value.
 */
export function bandOf(values: ArrayLike<number>): Band {
  if (values.length === 0) return { mean: NaN, low: NaN, high: NaN }
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  const sorted = Float64Array.from(values).sort()
  return {
    mean: sum / values.length,
    low: percentile(sorted, 0.05),
    high: percentile(sorted, 0.95),
  }
}

function percentile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (at - below) * (sorted[above] - sorted[below])
}
