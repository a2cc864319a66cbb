/**
 * Which points (x, y, z each) of a line are needed so that the rest lies within `tolerance` metres of it: their numbers, first and last
 * included. After U. Ramer (1972) and D. Douglas, T. Peucker (1973).
 */
export function thinOut(points: ArrayLike<number>, tolerance: number): number[] {
  const count = Math.floor(points.length / 3)
  if (count < 3) return Array.from({ length: count }, (_, i) => i)
  const isKept = new Uint8Array(count)
  isKept[0] = isKept[count - 1] = 1
  const spans = [[0, count - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span
    let most = tolerance
    let farthest = -1
    for (let i = first + 1; i < last; i++) {
      const off = distance(points, i, first, last)
      if (off <= most) continue
      most = off
      farthest = i
    }
    if (farthest < 0) continue
    isKept[farthest] = 1
    spans.push([first, farthest], [farthest, last])
  }
  const kept: number[] = []
  for (let i = 0; i < count; i++) if (isKept[i] === 1) kept.push(i)
  return kept
}

/** Of a point to the line between two others. */
function distance(points: ArrayLike<number>, point: number, from: number, to: number): number {
  let along = 0
  let length = 0
  for (let axis = 0; axis < 3; axis++) {
    const way = points[to * 3 + axis] - points[from * 3 + axis]
    along += way * (points[point * 3 + axis] - points[from * 3 + axis])
    length += way * way
  }
  const share = length > 0 ? Math.min(1, Math.max(0, along / length)) : 0
  let off = 0
  for (let axis = 0; axis < 3; axis++) {
    const start = points[from * 3 + axis]
    const near = start + share * (points[to * 3 + axis] - start)
    off += (points[point * 3 + axis] - near) ** 2
  }
  return Math.sqrt(off)
}
