const BINS = 10
/** Of a box: three lows, three highs. */
const SIDES = 6
const counts = new Uint32Array(BINS)
const boxes = new Float64Array(BINS * SIDES)
const costs = new Float64Array(BINS)
const growing = new Float64Array(SIDES)

/**
 * Where to cut a heap of triangles in two, for rays: surface area heuristic over a few bins, since long rails and pipes make
 * halving by place too slow. `bounds` has lows and highs for each triangle, `centres` three numbers; these lie in `from … until`.
 */
export function cheapestCut(
  members: Uint32Array,
  bounds: Float32Array,
  centres: Float32Array,
  from: readonly number[],
  until: readonly number[],
): [axis: number, pivot: number] {
  let best = Infinity
  let cut: [number, number] = [0, (from[0] + until[0]) / 2]
  for (let axis = 0; axis < 3; axis++) {
    const width = (until[axis] - from[axis]) / BINS
    if (width < 1e-6) continue
    counts.fill(0)
    for (let bin = 0; bin < BINS; bin++) empty(boxes, bin * SIDES)
    for (const triangle of members) {
      const place = (centres[triangle * 3 + axis] - from[axis]) / width
      const bin = Math.min(BINS - 1, Math.floor(place))
      counts[bin] += 1
      widen(boxes, bin * SIDES, bounds, triangle * SIDES)
    }
    let count = 0
    empty(growing, 0)
    for (let bin = 0; bin < BINS; bin++) {
      count += counts[bin]
      widen(growing, 0, boxes, bin * SIDES)
      costs[bin] = cost(count)
    }
    count = 0
    empty(growing, 0)
    for (let bin = BINS - 1; bin > 0; bin--) {
      count += counts[bin]
      widen(growing, 0, boxes, bin * SIDES)
      const both = costs[bin - 1] + cost(count)
      if (both < best) {
        best = both
        cut = [axis, from[axis] + width * bin]
      }
    }
  }
  return cut
}

function empty(box: Float64Array, at: number): void {
  for (let c = 0; c < 3; c++) {
    box[at + c] = Infinity
    box[at + 3 + c] = -Infinity
  }
}

function widen(
  box: Float64Array,
  at: number,
  other: Float32Array | Float64Array,
  from: number,
): void {
  for (let c = 0; c < 3; c++) {
    if (other[from + c] < box[at + c]) box[at + c] = other[from + c]
    if (other[from + 3 + c] > box[at + 3 + c]) box[at + 3 + c] = other[from + 3 + c]
  }
}

function cost(count: number): number {
  if (count === 0) return 0
  const x = growing[3] - growing[0]
  const y = growing[4] - growing[1]
  const z = growing[5] - growing[2]
  return count * (x * y + y * z + z * x)
}
