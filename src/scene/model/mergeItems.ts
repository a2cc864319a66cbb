import { BufferAttribute, BufferGeometry, type TypedArray } from 'three'

/** A geometry to be copied into a merged one, and the row that shows it. */
export type MergeItem = { row: number; geometry: BufferGeometry }

/** Where a geometry's first copy lies in the merged index: first corner and number of corners. */
export type MergeRange = { start: number; count: number }

type Attribute = BufferGeometry['attributes'][string]

/** Name of the vertex attribute that holds the row plus one; 0 where the number of the draw tells the row. */
export const ownRow = 'gembaOwn'

/**
 * Copies indexed geometries of one vertex layout into one, each vertex marked with the row it belongs to. Drawn at once,
 * it costs the same for one part as for ten thousand, where a draw a part costs the driver 3–50 µs each.
 */
export function mergeItems(items: readonly MergeItem[]): {
  geometry: BufferGeometry
  ranges: Map<BufferGeometry, MergeRange>
} {
  let vertices = 0
  let corners = 0
  for (const { geometry } of items) {
    vertices += geometry.attributes.position.count
    corners += geometry.index?.count ?? 0
  }
  const merged = new BufferGeometry()
  const names = Object.keys(items[0].geometry.attributes)
  for (const name of names) {
    merged.setAttribute(name, makeAttribute(items[0].geometry.attributes[name], vertices))
  }
  const owners = new Uint32Array(vertices)
  merged.setAttribute(ownRow, new BufferAttribute(owners, 1))
  const index = new Uint32Array(corners)
  merged.setIndex(new BufferAttribute(index, 1))
  const ranges = new Map<BufferGeometry, MergeRange>()
  let vertex = 0
  let corner = 0
  for (const { row, geometry } of items) {
    for (const name of names) {
      copyAttribute(geometry.attributes[name], merged.attributes[name] as BufferAttribute, vertex)
    }
    const { count } = geometry.attributes.position
    owners.fill(row + 1, vertex, vertex + count)
    const own = geometry.index?.array ?? []
    for (let i = 0; i < own.length; i++) index[corner + i] = own[i] + vertex
    if (!ranges.has(geometry)) ranges.set(geometry, { start: corner, count: own.length })
    vertex += count
    corner += own.length
  }
  return { geometry: merged, ranges }
}

/** A copy that says that the number of the draw tells the row. */
export function withoutOwnRow(geometry: BufferGeometry): BufferGeometry {
  const shared = new BufferGeometry()
  const { count } = geometry.attributes.position
  for (const [name, attribute] of Object.entries(geometry.attributes)) {
    const made = makeAttribute(attribute, count)
    copyAttribute(attribute, made, 0)
    shared.setAttribute(name, made)
  }
  shared.setAttribute(ownRow, new BufferAttribute(new Uint32Array(count), 1))
  shared.setIndex(geometry.index)
  return shared
}

function copyAttribute(from: Attribute, to: BufferAttribute, at: number): void {
  const { itemSize, count } = from
  if (!('isInterleavedBufferAttribute' in from)) {
    to.array.set(from.array.subarray(0, count * itemSize), at * itemSize)
    return
  }
  // As it stands, not through getX, which turns small integers into fractions and back.
  const { array, stride } = from.data
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < itemSize; k++) {
      to.array[(at + i) * itemSize + k] = array[i * stride + from.offset + k]
    }
  }
}

function makeAttribute({ array, itemSize, normalized }: Attribute, count: number): BufferAttribute {
  const made = new (array.constructor as new (length: number) => TypedArray)(count * itemSize)
  return new BufferAttribute(made, itemSize, normalized)
}
