import { aimRay, enterBox, entry, heading, makeRay } from './enterBox.ts'
import { firstOfHalf, sortByPlace } from './sortByPlace.ts'

/** Told of each box that a ray meets, roughly nearest first; lowering `far` ends the search there. */
export type RayVisitor = { far: number; visit(item: number): void }
/** Told of each box that overlaps the one asked about. */
export type BoxVisitor = { visit(item: number): void }

const leafSize = 4

/**
 * A tree of axis-aligned boxes (six numbers an item: min xyz, max xyz) in typed arrays. Its shape is fixed when it is
 * made; moved boxes are written in `boxes` and `refit`. Asking allocates nothing. (The object tree of three-mesh-bvh
 * only came with 0.9; drei holds 0.8.)
 */
export class BoxTree {
  readonly boxes: Float32Array
  readonly #items: Uint32Array
  /** First item and number of items of a leaf; number 0 = an inner node, whose left child is the next node. */
  #start: Uint32Array
  #count: Uint32Array
  #right: Uint32Array
  #parent: Int32Array
  readonly #leafOf: Uint32Array
  readonly #bounds: Float32Array
  readonly #stack = new Int32Array(256)
  readonly #ray = makeRay()
  #nodes = 0

  constructor(boxes: Float32Array) {
    const size = boxes.length / 6
    const most = Math.max(1, 2 * size)
    this.boxes = boxes
    const { items, codes } = sortByPlace(boxes)
    this.#items = items
    this.#start = new Uint32Array(most)
    this.#count = new Uint32Array(most)
    this.#right = new Uint32Array(most)
    this.#parent = new Int32Array(most)
    this.#leafOf = new Uint32Array(size)
    if (size > 0) this.#build(codes, 0, size, -1, 0)
    // Most trees have far fewer nodes than they might: 100,000 items keep 5 MB less.
    this.#start = this.#start.slice(0, this.#nodes)
    this.#count = this.#count.slice(0, this.#nodes)
    this.#right = this.#right.slice(0, this.#nodes)
    this.#parent = this.#parent.slice(0, this.#nodes)
    this.#bounds = new Float32Array(this.#nodes * 6)
    for (let node = this.#nodes - 1; node >= 0; node--) this.#fit(node)
  }

  /** Makes the boxes above one moved item fit again. */
  refit(item: number): void {
    // What has not changed changes nothing above it.
    for (let node: number = this.#leafOf[item]; node >= 0; node = this.#parent[node])
      if (!this.#fit(node)) return
  }

  /** Makes all boxes fit again: cheaper when many items moved. */
  refitAll(): void {
    for (let node = this.#nodes - 1; node >= 0; node--) this.#fit(node)
  }

  /** Shows the visitor the items whose boxes the ray meets before `visitor.far`. The direction need not be of length 1. */
  castRay({ x, y, z }: Point, { x: dx, y: dy, z: dz }: Point, visitor: RayVisitor): void {
    if (this.#nodes === 0) return
    const stack = this.#stack
    const ray = this.#ray
    ray[0] = x
    ray[1] = y
    ray[2] = z
    ray[heading] = dx
    ray[heading + 1] = dy
    ray[heading + 2] = dz
    aimRay(ray)
    let depth = 0
    stack[depth++] = 0
    while (depth > 0) {
      const node = stack[--depth]
      enterBox(this.#bounds, node * 6, ray)
      if (!(ray[entry] < visitor.far)) continue
      const count = this.#count[node]
      if (count > 0) {
        const start = this.#start[node]
        for (let i = start; i < start + count; i++) {
          const item = this.#items[i]
          enterBox(this.boxes, item * 6, ray)
          if (ray[entry] < visitor.far) visitor.visit(item)
        }
        continue
      }
      const left = node + 1
      const right = this.#right[node]
      enterBox(this.#bounds, left * 6, ray)
      const toLeft = ray[entry]
      enterBox(this.#bounds, right * 6, ray)
      const toRight = ray[entry]
      // The nearer one goes on the stack last.
      if (toLeft <= toRight) {
        if (toRight < visitor.far) stack[depth++] = right
        if (toLeft < visitor.far) stack[depth++] = left
      } else {
        if (toLeft < visitor.far) stack[depth++] = left
        if (toRight < visitor.far) stack[depth++] = right
      }
    }
  }

  /** Shows the visitor the items whose boxes overlap the given one. */
  castBox(
    minX: number,
    minY: number,
    minZ: number,
    maxX: number,
    maxY: number,
    maxZ: number,
    visitor: BoxVisitor,
  ): void {
    if (this.#nodes === 0) return
    const stack = this.#stack
    let depth = 0
    stack[depth++] = 0
    while (depth > 0) {
      const node = stack[--depth]
      if (!overlaps(this.#bounds, node * 6, minX, minY, minZ, maxX, maxY, maxZ)) continue
      const count = this.#count[node]
      if (count === 0) {
        stack[depth++] = this.#right[node]
        stack[depth++] = node + 1
        continue
      }
      const start = this.#start[node]
      for (let i = start; i < start + count; i++) {
        const item = this.#items[i]
        if (overlaps(this.boxes, item * 6, minX, minY, minZ, maxX, maxY, maxZ)) visitor.visit(item)
      }
    }
  }

  #build(codes: Uint32Array, start: number, end: number, parent: number, depth: number): number {
    const node = this.#nodes++
    this.#parent[node] = parent
    if (end - start <= leafSize) {
      this.#start[node] = start
      this.#count[node] = end - start
      for (let i = start; i < end; i++) this.#leafOf[this.#items[i]] = node
      return node
    }
    // Where many stand in one cell their order within it is not known, and codes say nothing any more.
    const isCell = codes[start] === codes[end - 1]
    const middle = isCell ? this.#split(start, end, depth) : firstOfHalf(codes, start, end)
    this.#build(codes, start, middle, node, depth + 1)
    this.#right[node] = this.#build(codes, middle, end, node, depth + 1)
    return node
  }

  /** Parts the items at the middle of their centres along the longest axis; in halves where that parts nothing. */
  #split(start: number, end: number, depth: number): number {
    const { boxes } = this
    const items = this.#items
    let axis = 0
    let middle = 0
    let longest = -1
    for (let a = 0; a < 3; a++) {
      let min = Infinity
      let max = -Infinity
      for (let i = start; i < end; i++) {
        const centre = boxes[items[i] * 6 + a] + boxes[items[i] * 6 + a + 3]
        if (centre < min) min = centre
        if (centre > max) max = centre
      }
      if (max - min <= longest) continue
      longest = max - min
      axis = a
      middle = (min + max) / 2
    }
    let low = start
    let high = end - 1
    while (low <= high) {
      const item = items[low]
      if (boxes[item * 6 + axis] + boxes[item * 6 + axis + 3] < middle) low++
      else {
        items[low] = items[high]
        items[high--] = item
      }
    }
    if (low > start && low < end && depth < 60) return low
    const half = items.slice(start, end).sort((a, b) => boxes[a * 6 + axis] - boxes[b * 6 + axis])
    items.set(half, start)
    return (start + end) >> 1
  }

  /** Returns whether the node's box has changed. */
  #fit(node: number): boolean {
    const bounds = this.#bounds
    const at = node * 6
    const count = this.#count[node]
    let hasChanged = false
    if (count === 0) {
      const left = at + 6
      const right = this.#right[node] * 6
      for (let i = 0; i < 3; i++) {
        const min = Math.min(bounds[left + i], bounds[right + i])
        const max = Math.max(bounds[left + i + 3], bounds[right + i + 3])
        if (min !== bounds[at + i] || max !== bounds[at + i + 3]) hasChanged = true
        bounds[at + i] = min
        bounds[at + i + 3] = max
      }
      return hasChanged
    }
    const start = this.#start[node]
    for (let i = 0; i < 3; i++) {
      let min = Infinity
      let max = -Infinity
      for (let k = start; k < start + count; k++) {
        const box = this.#items[k] * 6
        min = Math.min(min, this.boxes[box + i])
        max = Math.max(max, this.boxes[box + i + 3])
      }
      if (min !== bounds[at + i] || max !== bounds[at + i + 3]) hasChanged = true
      bounds[at + i] = min
      bounds[at + i + 3] = max
    }
    return hasChanged
  }
}

type Point = { readonly x: number; readonly y: number; readonly z: number }

function overlaps(
  boxes: Float32Array,
  at: number,
  minX: number,
  minY: number,
  minZ: number,
  maxX: number,
  maxY: number,
  maxZ: number,
): boolean {
  return (
    boxes[at] <= maxX &&
    boxes[at + 3] >= minX &&
    boxes[at + 1] <= maxY &&
    boxes[at + 4] >= minY &&
    boxes[at + 2] <= maxZ &&
    boxes[at + 5] >= minZ
  )
}
