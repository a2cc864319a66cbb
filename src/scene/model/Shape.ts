/** Arrays that WebGL takes as vertex data. */
export type Numbers = Int8Array | Uint8Array | Int16Array | Uint16Array | Uint32Array | Float32Array

/** One attribute of vertices, tightly packed: `itemSize` numbers a vertex; `normalized` integers stand for fractions. */
export type Attribute = { array: Numbers; itemSize: number; normalized: boolean }

/** Triangles in a frame of their own, as three.js names the attributes: `position`, `normal`, `uv` … */
export type Shape = {
  attributes: Record<string, Attribute>
  /** Three corners a triangle; null: the vertices in their order. */
  index: Uint8Array | Uint16Array | Uint32Array | null
  vertices: number
  /** Min x, y, z, max x, y, z. */
  box: Float64Array
}

/** What two shapes must have alike to be drawn by one call. */
export function layoutOf({ attributes }: Shape): string {
  return Object.entries(attributes)
    .map(([name, { array, itemSize, normalized }]) => {
      return `${name}:${array.constructor.name}${itemSize}${normalized ? 'n' : ''}`
    })
    .toSorted()
    .join()
}

/** How much an integer of a normalized attribute is divided by (glTF 2.0, 3.11); 1 for all others. */
export function divisorOf({ array, normalized }: Attribute): number {
  if (!normalized) return 1
  if (array instanceof Int8Array) return 127
  if (array instanceof Uint8Array) return 255
  if (array instanceof Int16Array) return 32_767
  return array instanceof Uint16Array ? 65_535 : 1
}

/** The box of positions, six numbers; numbers that are none are passed over. An empty box is one point. */
export function boxOf(position: Attribute): Float64Array {
  const { array } = position
  const box = new Float64Array([Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity])
  for (let i = 0; i + 2 < array.length; i += 3) {
    const x = array[i]
    const y = array[i + 1]
    const z = array[i + 2]
    if (x < box[0]) box[0] = x
    if (x > box[3]) box[3] = x
    if (y < box[1]) box[1] = y
    if (y > box[4]) box[4] = y
    if (z < box[2]) box[2] = z
    if (z > box[5]) box[5] = z
  }
  const divisor = divisorOf(position)
  const isKnown = box.every(Number.isFinite)
  for (let i = 0; i < 6; i++) box[i] = isKnown ? box[i] / divisor : 0
  return box
}
