import { cheapestCut } from './cheapestCut.ts'

const LEAF = 4
const STRIDE = 6
/** Where solids touch within this (m), the one that a ray leaves counts as hit. */
const TOUCH = 1e-4

/**
 * A bounding-volume tree over loose triangles, for many short rays from one thread. Written out on flat
 * arrays because baking shoots ten million rays: four times as fast here as a general library.
 */
export class ShadeTree {
  /** Whether the last hit was on the inside of a surface. */
  hitInside = false
  readonly #triangles: Float32Array
  readonly #order: Uint32Array
  readonly #centres: Float32Array
  /** Lows and highs of each triangle, and of each node. */
  readonly #boxes: Float32Array
  readonly #bounds: Float32Array
  /** For inner nodes the index of the second child; for leaves minus one minus the first triangle. */
  readonly #links: Int32Array
  readonly #counts: Int32Array
  readonly #axes: Uint8Array
  readonly #stack = new Int32Array(128)
  #nodes = 0

  /** `corners` has nine numbers for each triangle. */
  constructor(corners: Float32Array) {
    const count = corners.length / 9
    this.#order = Uint32Array.from({ length: count }, (_, k) => k)
    this.#centres = new Float32Array(count * 3)
    this.#boxes = new Float32Array(count * STRIDE)
    for (let k = 0; k < count; k++) {
      for (let c = 0; c < 3; c++) {
        const p = corners[k * 9 + c]
        const q = corners[k * 9 + 3 + c]
        const r = corners[k * 9 + 6 + c]
        this.#centres[k * 3 + c] = (p + q + r) / 3
        this.#boxes[k * STRIDE + c] = Math.min(p, q, r)
        this.#boxes[k * STRIDE + 3 + c] = Math.max(p, q, r)
      }
    }
    const most = Math.max(1, count * 2)
    this.#bounds = new Float32Array(most * STRIDE)
    this.#links = new Int32Array(most)
    this.#counts = new Int32Array(most)
    this.#axes = new Uint8Array(most)
    this.#split(0, count)
    this.#triangles = new Float32Array(corners.length)
    this.#order.forEach((from, to) => {
      for (let c = 0; c < 3; c++) {
        const a = corners[from * 9 + c]
        this.#triangles[to * 9 + c] = a
        this.#triangles[to * 9 + 3 + c] = corners[from * 9 + 3 + c] - a
        this.#triangles[to * 9 + 6 + c] = corners[from * 9 + 6 + c] - a
      }
    })
  }

  #split(start: number, end: number): void {
    const node = this.#nodes++
    const bounds = this.#bounds.subarray(node * STRIDE, (node + 1) * STRIDE)
    const from = [Infinity, Infinity, Infinity]
    const until = [-Infinity, -Infinity, -Infinity]
    bounds.fill(Infinity, 0, 3).fill(-Infinity, 3)
    for (let k = start; k < end; k++) {
      const triangle = this.#order[k]
      for (let c = 0; c < 3; c++) {
        const low = this.#boxes[triangle * STRIDE + c]
        const high = this.#boxes[triangle * STRIDE + 3 + c]
        if (low < bounds[c]) bounds[c] = low
        if (high > bounds[3 + c]) bounds[3 + c] = high
        const value = this.#centres[triangle * 3 + c]
        if (value < from[c]) from[c] = value
        if (value > until[c]) until[c] = value
      }
    }
    this.#links[node] = -1 - start
    this.#counts[node] = end - start
    if (end - start <= LEAF) return
    const members = this.#order.subarray(start, end)
    const [axis, pivot] = cheapestCut(members, this.#boxes, this.#centres, from, until)
    let middle = this.#partition(start, end, axis, pivot)
    if (middle === start || middle === end) middle = (start + end) >> 1
    this.#split(start, middle)
    this.#links[node] = this.#nodes
    this.#axes[node] = axis
    this.#counts[node] = 0
    this.#split(middle, end)
  }

  #partition(start: number, end: number, axis: number, pivot: number): number {
    let i = start
    let j = end - 1
    while (i <= j) {
      if (this.#centres[this.#order[i] * 3 + axis] < pivot) i++
      else {
        const swap = this.#order[i]
        this.#order[i] = this.#order[j]!
        this.#order[j] = swap
        j--
      }
    }
    return i
  }

  /** Distance to the nearest triangle along a ray, or `reach`; something nearer than `enough` will do instead. */
  distance(
    ox: number,
    oy: number,
    oz: number,
    dx: number,
    dy: number,
    dz: number,
    reach: number,
    enough = 0,
  ): number {
    const bounds = this.#bounds
    const links = this.#links
    const counts = this.#counts
    const axes = this.#axes
    const stack = this.#stack
    const s = this.#triangles
    const ix = 1 / (dx || 1e-12)
    const iy = 1 / (dy || 1e-12)
    const iz = 1 / (dz || 1e-12)
    // Which side of a box the ray meets first: found once, where it would be a minimum and a maximum a box.
    const nearX = ix < 0 ? 3 : 0
    const nearY = iy < 0 ? 4 : 1
    const nearZ = iz < 0 ? 5 : 2
    const farX = 3 - nearX
    const farY = 5 - nearY
    const farZ = 7 - nearZ
    let nearest = reach
    let depth = 1
    stack[0] = 0
    let inside = false
    while (depth > 0) {
      const node = stack[--depth]
      const b = node * STRIDE
      let enter = (bounds[b + nearX] - ox) * ix
      const enterY = (bounds[b + nearY] - oy) * iy
      if (enterY > enter) enter = enterY
      const enterZ = (bounds[b + nearZ] - oz) * iz
      if (enterZ > enter) enter = enterZ
      if (enter > nearest + TOUCH) continue
      let leave = (bounds[b + farX] - ox) * ix
      const leaveY = (bounds[b + farY] - oy) * iy
      if (leaveY < leave) leave = leaveY
      const leaveZ = (bounds[b + farZ] - oz) * iz
      if (leaveZ < leave) leave = leaveZ
      if (leave < 0 || enter > leave) continue
      if (counts[node] === 0) {
        const axis = axes[node]
        const isForward = (axis === 0 ? dx : axis === 1 ? dy : dz) >= 0
        stack[depth++] = isForward ? links[node] : node + 1
        stack[depth++] = isForward ? node + 1 : links[node]
        continue
      }
      const first = -1 - links[node]
      const end = (first + counts[node]) * 9
      for (let t = first * 9; t < end; t += 9) {
        // Möller and Trumbore, from both sides.
        const ax = s[t + 3]
        const ay = s[t + 4]
        const az = s[t + 5]
        const bx = s[t + 6]
        const by = s[t + 7]
        const bz = s[t + 8]
        const px = dy * bz - dz * by
        const py = dz * bx - dx * bz
        const pz = dx * by - dy * bx
        const determinant = ax * px + ay * py + az * pz
        if (determinant > -1e-12 && determinant < 1e-12) continue
        const inverse = 1 / determinant
        const fx = ox - s[t]
        const fy = oy - s[t + 1]
        const fz = oz - s[t + 2]
        const u = (fx * px + fy * py + fz * pz) * inverse
        if (u < 0 || u > 1) continue
        const qx = fy * az - fz * ay
        const qy = fz * ax - fx * az
        const qz = fx * ay - fy * ax
        const v = (dx * qx + dy * qy + dz * qz) * inverse
        if (v < 0 || u + v > 1) continue
        const distance = (bx * qx + by * qy + bz * qz) * inverse
        if (distance <= 0) continue
        const isInside = determinant < 0
        if (distance >= (isInside ? nearest + TOUCH : nearest - TOUCH)) continue
        nearest = distance
        inside = isInside
        if (nearest < enough) depth = 0
      }
    }
    this.hitInside = inside
    return nearest
  }
}
