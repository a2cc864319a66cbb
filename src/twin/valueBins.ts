/**
 * Counts values, each by its weight, into equal bins from `low` to `high`; what is beyond counts in the first or last, NaN
 * nowhere.
 */
export function fillBins(
  values: Float64Array,
  weights: ArrayLike<number>,
  low: number,
  high: number,
  bins: Uint32Array,
): void {
  bins.fill(0)
  for (let i = 0; i < values.length; i++) {
    const bin = binOf(values[i], low, high, bins.length)
    if (bin >= 0) bins[bin] += weights[i]
  }
}

/** The number of the bin of a value; -1 for NaN. */
export function binOf(value: number, low: number, high: number, bins: number): number {
  if (Number.isNaN(value)) return -1
  // By halves, since the width of a range can be more than the largest number.
  const half = high / 2 - low / 2
  const place = half > 0 ? (value / 2 - low / 2) / half : 0.5
  return Math.min(bins - 1, Math.max(0, Math.floor(place * bins)))
}

/**
 * A range that shows most of the values: from their 2nd to their 98th percentile, widened to round numbers. `sorted`
 * ascending, of which the first `count` count; null when there is none.
 */
export function readRange(sorted: Float64Array, count: number): [number, number] | null {
  if (count === 0) return null
  const low = sorted[Math.floor((count - 1) * 0.02)]
  const high = sorted[Math.ceil((count - 1) * 0.98)]
  if (!(high > low)) {
    const half = Math.max(Math.abs(low) * 0.05, 0.5)
    return [low - half, low + half]
  }
  const step = 10 ** Math.floor(Math.log10((high - low) / 4))
  const wide = (high - low) / step > 20 ? step * 5 : step
  return [round(Math.floor(low / wide) * wide), round(Math.ceil(high / wide) * wide)]
}

/** The same for differences: as far below nothing as above it, so that the middle of the scale is “the same”. */
export function readEvenRange(sorted: Float64Array, count: number): [number, number] | null {
  if (count === 0) return null
  const most = Math.max(Math.abs(sorted[0]), Math.abs(sorted[count - 1]))
  if (!(most > 0)) return [-1, 1]
  const step = 10 ** Math.floor(Math.log10(most))
  const end = round(Math.ceil((most / step) * 2 - 1e-9) / 2) * step
  return [-round(end), round(end)]
}

/** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
function round(value: number): number {
  return Number(value.toPrecision(12))
}
