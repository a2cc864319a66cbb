import type { BufferAttribute, BufferGeometry, InterleavedBufferAttribute } from 'three'
import { MeshBVH } from 'three-mesh-bvh'
import { enterBox, entry, facing, farthest, heading, nearest } from '../enterBox.ts'

/** Words of a node: its box, where its triangles or its right child begin, and how it is divided. */
const nodeWords = 8
const leafMark = 0xffff

/** Nodes that are still to be looked at; the tree is at most 40 deep. */
const stack = new Uint32Array(128)

/**
 * The triangles of a shape in a tree, in the shape's own frame. three-mesh-bvh makes it; rays walk over its arrays by themselves, since
 * theirs makes an object or more for each triangle met (5 kB a frame in a headset).
 */
export class TriangleTree {
  readonly bvh: MeshBVH
  readonly #boxes: Float32Array
  readonly #words: Uint32Array
  readonly #halves: Uint16Array
  /** Triangles in the order of the leaves. */
  readonly #order: Uint32Array | Uint16Array
  readonly #index: ArrayLike<number> | null
  readonly #positions: Float32Array
  readonly #stride: number
  readonly #offset: number

  /** The geometry itself is left as it is. */
  constructor(geometry: BufferGeometry) {
    const options = { maxLeafTris: 8, verbose: false, indirect: true }
    this.bvh = new MeshBVH(geometry, options)
    const made = MeshBVH.serialize(this.bvh, { cloneBuffers: false }) as object as Serialized
    const [root] = made.roots
    this.#boxes = new Float32Array(root)
    this.#words = new Uint32Array(root)
    this.#halves = new Uint16Array(root)
    this.#order = made.indirectBuffer
    this.#index = made.index
    const positions = readPositions(geometry.attributes.position)
    this.#positions = positions.array
    this.#stride = positions.stride
    this.#offset = positions.offset
  }

  /**
   * Casts a ray from `ray[nearest]` to `ray[farthest]`, against both sides of triangles. Returns whether it meets one; then that is as far
   * as `ray[farthest]`, in lengths of the direction, and faces along the three numbers from `facing` on, of any length.
   * @frame
   */
  cast(ray: Float64Array): boolean {
    const boxes = this.#boxes
    const words = this.#words
    const halves = this.#halves
    let isMet = false
    let depth = 0
    stack[depth++] = 0
    while (depth > 0) {
      const node = stack[--depth]
      enterBox(boxes, node, ray)
      // A box that it misses is entered at Infinity, which may be the end of the ray as well.
      if (!(ray[entry] < ray[farthest])) continue
      if (halves[node * 2 + 15] === leafMark) {
        if (this.#castAtLeaf(words[node + 6], halves[node * 2 + 14], ray)) isMet = true
        continue
      }
      const left = node + nodeWords
      const right = words[node + 6]
      // The side that the ray comes from goes on the stack last.
      const isFromLeft = ray[heading + words[node + 7]] >= 0
      stack[depth++] = isFromLeft ? right : left
      stack[depth++] = isFromLeft ? left : right
    }
    return isMet
  }

  /** @frame */
  #castAtLeaf(start: number, count: number, ray: Float64Array): boolean {
    const order = this.#order
    const index = this.#index
    const stride = this.#stride
    const offset = this.#offset
    let isMet = false
    for (let i = start; i < start + count; i++) {
      const first = order[i] * 3
      const a = (index === null ? first : index[first]) * stride + offset
      const b = (index === null ? first + 1 : index[first + 1]) * stride + offset
      const c = (index === null ? first + 2 : index[first + 2]) * stride + offset
      if (meets(this.#positions, a, b, c, ray)) isMet = true
    }
    return isMet
  }
}

/** What `MeshBVH.serialize` gives of a tree that leaves the geometry as it is. */
type Serialized = {
  roots: ArrayBuffer[]
  index: ArrayLike<number> | null
  indirectBuffer: Uint32Array | Uint16Array
}

/** Positions as they stand in memory; a copy where they are not plain floats. */
function readPositions(attribute: BufferAttribute | InterleavedBufferAttribute) {
  const { array } = attribute
  if (array instanceof Float32Array) {
    if (!('data' in attribute)) return { array, stride: attribute.itemSize, offset: 0 }
    return { array, stride: attribute.data.stride, offset: attribute.offset }
  }
  const copy = new Float32Array(attribute.count * 3)
  for (let i = 0; i < attribute.count; i++) {
    copy[i * 3] = attribute.getX(i)
    copy[i * 3 + 1] = attribute.getY(i)
    copy[i * 3 + 2] = attribute.getZ(i)
  }
  return { array: copy, stride: 3, offset: 0 }
}

/**
 * Whether a ray meets a triangle before `ray[farthest]`, which it then writes, with the normal (Möller and Trumbore, "Fast, minimum storage
 * ray/triangle intersection", 1997, in the form that divides last).
 * @frame
 */
function meets(at: Float32Array, a: number, b: number, c: number, ray: Float64Array): boolean {
  const dx = ray[heading]
  const dy = ray[heading + 1]
  const dz = ray[heading + 2]
  const x = at[a]
  const y = at[a + 1]
  const z = at[a + 2]
  const ex = at[b] - x
  const ey = at[b + 1] - y
  const ez = at[b + 2] - z
  const fx = at[c] - x
  const fy = at[c + 1] - y
  const fz = at[c + 2] - z
  const nx = ey * fz - ez * fy
  const ny = ez * fx - ex * fz
  const nz = ex * fy - ey * fx
  const slope = -(dx * nx + dy * ny + dz * nz)
  if (slope === 0) return false
  const sign = slope < 0 ? -1 : 1
  const size = slope * sign
  const qx = ray[0] - x
  const qy = ray[1] - y
  const qz = ray[2] - z
  const rx = qy * dz - qz * dy
  const ry = qz * dx - qx * dz
  const rz = qx * dy - qy * dx
  // Shares of the two edges, times `size`.
  const u = (fx * rx + fy * ry + fz * rz) * sign
  if (!(u >= 0)) return false
  const v = -(ex * rx + ey * ry + ez * rz) * sign
  if (!(v >= 0) || u + v > size) return false
  const distance = ((qx * nx + qy * ny + qz * nz) * sign) / size
  if (!(distance >= ray[nearest] && distance <= ray[farthest])) return false
  ray[farthest] = distance
  ray[facing] = nx
  ray[facing + 1] = ny
  ray[facing + 2] = nz
  return true
}
