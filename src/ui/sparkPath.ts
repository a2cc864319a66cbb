/**
 * A small line of the last `span` milliseconds before `now` as an SVG path in a box of `width` × `height`: the last sample of every
 * column, from the smallest value at the bottom to the largest at the top; NaN is a gap. Empty when there is nothing to draw.
 */
export function sparkPath(
  times: Float64Array,
  values: Float64Array,
  count: number,
  now: number,
  span: number,
  width: number,
  height: number,
): string {
  const start = now - span
  let first = count
  while (first > 0 && times[first - 1] >= start) first--
  // one sample from before the window, so that a slow signal has a line from the left edge on
  if (first > 0) first--
  let low = Infinity
  let high = -Infinity
  for (let i = first; i < count; i++) {
    if (values[i] < low) low = values[i]
    if (values[i] > high) high = values[i]
  }
  if (low > high) return ''
  const scale = high > low ? (height - 2) / (high - low) : 0
  const base = high > low ? height - 1 : height / 2
  let path = ''
  let lastColumn = -1
  let isDrawing = false
  for (let i = first; i < count; i++) {
    const column = Math.round(((Math.max(times[i], start) - start) / span) * width)
    if (Number.isNaN(values[i])) {
      isDrawing = false
      continue
    }
    if (column === lastColumn && i < count - 1 && isDrawing) continue
    const y = (base - (values[i] - low) * scale).toFixed(1)
    path += `${isDrawing ? 'L' : 'M'}${column} ${y}`
    isDrawing = true
    lastColumn = column
  }
  return isDrawing ? `${path}H${width}` : path
}
