import type { Accessors, AccessorData } from './Accessors.ts'
import { mendNumbers } from './checkBuffers.ts'
import type { GltfPrimitive } from './Gltf.ts'
import { boxOf, type Attribute, type Shape } from './Shape.ts'

/** What three.js calls the attributes of glTF. */
const names: Record<string, string> = {
  POSITION: 'position',
  NORMAL: 'normal',
  TANGENT: 'tangent',
  TEXCOORD_0: 'uv',
  TEXCOORD_1: 'uv1',
  TEXCOORD_2: 'uv2',
  TEXCOORD_3: 'uv3',
  COLOR_0: 'color',
}

/** Modes of glTF 2.0, 3.7.2.1, that are triangles. */
const mode = { triangles: 4, strip: 5, fan: 6 }

/** Whether a primitive is triangles that stand still in their node's frame, so that it can share a draw with others. */
export function isPlain({
  mode: kind = mode.triangles,
  targets,
  attributes,
}: GltfPrimitive): boolean {
  return kind >= mode.triangles && kind <= mode.fan && !targets?.length && 'POSITION' in attributes
}

/** Data of a primitive that came out of a decoder, by glTF's names of attributes. */
export type DecodedPrimitive = {
  attributes: Record<string, AccessorData>
  index: Uint16Array | Uint32Array | null
}

/**
 * The triangles of a primitive. Strips and fans become lists; corners that name no vertex are drawn as none. `decoded` is
 * what a decoder made of it, when it is compressed as a whole.
 */
export function readShape(
  primitive: GltfPrimitive,
  accessors: Accessors,
  decoded?: DecodedPrimitive,
): Shape {
  const attributes: Record<string, Attribute> = {}
  let vertices = Infinity
  for (const [name, accessor] of Object.entries(primitive.attributes)) {
    if (!Object.hasOwn(names, name)) continue
    const data = decoded?.attributes[name] ?? accessors.read(accessor)
    attributes[names[name]] = {
      array: data.array,
      itemSize: data.itemSize,
      normalized: data.normalized,
    }
    vertices = Math.min(vertices, data.count)
  }
  const { position } = attributes
  if (position.itemSize !== 3) throw new Error('positions do not have three numbers each')
  // Those that were packed have not been looked through before.
  if (position.array instanceof Float32Array) mendNumbers(position.array)
  for (const attribute of Object.values(attributes)) cutTo(attribute, vertices)
  let index = decoded ? decoded.index : readIndex(primitive, accessors)
  if (primitive.mode === mode.strip || primitive.mode === mode.fan)
    index = unroll(index, vertices, primitive.mode === mode.fan)
  if (index) index = withinRange(index, vertices)
  return { attributes, index, vertices, box: boxOf(position) }
}

/** A file may give its attributes different lengths: the shortest counts. */
function cutTo(attribute: Attribute, vertices: number): void {
  const length = vertices * attribute.itemSize
  if (attribute.array.length > length) attribute.array = attribute.array.subarray(0, length)
}

function readIndex({ indices }: GltfPrimitive, accessors: Accessors): Shape['index'] {
  if (indices === undefined) return null
  const { array } = accessors.read(indices)
  if (array instanceof Uint8Array || array instanceof Uint16Array || array instanceof Uint32Array)
    return array
  throw new Error('corners are not counted in whole numbers')
}

function unroll(index: Shape['index'], vertices: number, isFan: boolean): Uint32Array {
  const corners = index ? index.length : vertices
  const at = (i: number) => (index ? index[i] : i)
  const list = new Uint32Array(Math.max(0, corners - 2) * 3)
  for (let i = 0; i + 2 < corners; i++) {
    // Every other triangle of a strip is wound the other way round.
    const isTurned = !isFan && i % 2 === 1
    list[i * 3] = at(isFan ? 0 : i)
    list[i * 3 + 1] = at(isTurned ? i + 2 : i + 1)
    list[i * 3 + 2] = at(isTurned ? i + 1 : i + 2)
  }
  return list
}

/** Corners beyond the last vertex would read what belongs to others, or lose the GPU: their triangles shrink to nothing. */
function withinRange<Index extends Uint8Array | Uint16Array | Uint32Array>(
  index: Index,
  vertices: number,
): Index {
  let highest = 0
  for (let i = 0; i < index.length; i++) if (index[i] > highest) highest = index[i]
  if (highest < vertices) return index
  const mended = index.slice() as Index
  for (let i = 0; i + 2 < mended.length; i += 3) {
    if (mended[i] < vertices && mended[i + 1] < vertices && mended[i + 2] < vertices) continue
    mended[i] = mended[i + 1] = mended[i + 2] = 0
  }
  return mended
}
