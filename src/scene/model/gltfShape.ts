/** The lists of a glTF file that items name by index. */
export type ListName = keyof typeof listNames

/** What a property of an object must be. */
export type Field = { isNeeded?: boolean } & (
  | { kind: 'index' | 'indices' | 'index map'; list: ListName }
  | { kind: 'count'; least?: number; most?: number }
  | { kind: 'numbers'; size?: number; isFree?: boolean }
  | { kind: 'one of'; values: readonly (string | number)[] }
  | { kind: 'text' }
  | { kind: 'object'; shape: Shape }
  | { kind: 'list'; shape: Shape; least?: number }
)
/** The properties that are read of an object, and those without which it is none. */
export type Shape = { fields: ReadonlyMap<string, Field>; needed: readonly string[] }

/** Each list with what one of it is called, and how many a model may have: what is made of more would not fit in memory. */
export const listNames = {
  scenes: { word: 'scene', most: 10_000 },
  nodes: { word: 'node', most: 1_000_000 },
  meshes: { word: 'mesh', most: 500_000 },
  materials: { word: 'material', most: 20_000 },
  textures: { word: 'texture', most: 20_000 },
  images: { word: 'image', most: 4096 },
  samplers: { word: 'sampler', most: 20_000 },
  accessors: { word: 'array', most: 2_000_000 },
  bufferViews: { word: 'data view', most: 2_000_000 },
  buffers: { word: 'buffer', most: 4096 },
  skins: { word: 'skin', most: 10_000 },
  animations: { word: 'animation', most: 10_000 },
} as const

const index = (name: ListName): Field => ({ kind: 'index', list: name })
const needed = (field: Field): Field => ({ ...field, isNeeded: true })
const numbers = (size?: number): Field => ({ kind: 'numbers', size })
const object = (fields: Record<string, Field>): Field => ({
  kind: 'object',
  shape: makeShape(fields),
})
const list = (fields: Record<string, Field>): Field => ({ kind: 'list', shape: makeShape(fields) })

function makeShape(fields: Record<string, Field>): Shape {
  const all = Object.entries(fields)
  const isNeeded = ([, field]: [string, Field]) => field.isNeeded === true
  return { fields: new Map(all), needed: all.filter(isNeeded).map(([name]) => name) }
}

const text: Field = { kind: 'text' }
const count: Field = { kind: 'count' }
const oneOf = (...values: (string | number)[]): Field => ({ kind: 'one of', values })

// Three.js has four sets of coordinates; a shader that names a fifth cannot be compiled.
const texture = object({ index: needed(index('textures')), texCoord: { kind: 'count', most: 3 } })
const packed = object({
  buffer: needed(index('buffers')),
  byteOffset: count,
  byteLength: needed(count),
  byteStride: needed({ kind: 'count', least: 1, most: 256 }),
  count: needed(count),
  mode: oneOf('ATTRIBUTES', 'TRIANGLES', 'INDICES'),
  filter: oneOf('NONE', 'OCTAHEDRAL', 'QUATERNION', 'EXPONENTIAL', 'COLOR'),
})
const sourced = object({ source: needed(index('images')) })
const attributes: Field = { kind: 'index map', list: 'accessors' }

const fields: Partial<Record<ListName, Record<string, Field>>> = {
  scenes: { nodes: { kind: 'indices', list: 'nodes' } },
  nodes: {
    children: { kind: 'indices', list: 'nodes' },
    mesh: index('meshes'),
    skin: index('skins'),
    matrix: numbers(16),
    translation: numbers(3),
    rotation: numbers(4),
    scale: numbers(3),
    weights: numbers(),
    extensions: object({ EXT_mesh_gpu_instancing: object({ attributes }) }),
  },
  meshes: {
    weights: numbers(),
    primitives: needed(
      list({
        attributes: needed(attributes),
        indices: index('accessors'),
        material: index('materials'),
        mode: { kind: 'count', most: 6 },
        targets: list({}),
        extensions: object({
          KHR_draco_mesh_compression: object({
            bufferView: needed(index('bufferViews')),
            attributes: needed(object({})),
          }),
        }),
      }),
    ),
  },
  materials: {
    pbrMetallicRoughness: object({
      baseColorFactor: numbers(4),
      baseColorTexture: texture,
      metallicRoughnessTexture: texture,
    }),
    normalTexture: texture,
    occlusionTexture: texture,
    emissiveTexture: texture,
    emissiveFactor: numbers(3),
    extensions: object({}),
  },
  textures: {
    source: index('images'),
    sampler: index('samplers'),
    extensions: object({
      KHR_texture_basisu: sourced,
      EXT_texture_webp: sourced,
      EXT_texture_avif: sourced,
    }),
  },
  images: {
    uri: text,
    mimeType: text,
    bufferView: index('bufferViews'),
  },
  samplers: {},
  buffers: { byteLength: needed(count), uri: text, extensions: object({}) },
  bufferViews: {
    buffer: needed(index('buffers')),
    byteOffset: count,
    byteLength: needed(count),
    byteStride: { kind: 'count', least: 1, most: 255 },
    extensions: object({ EXT_meshopt_compression: packed, KHR_meshopt_compression: packed }),
  },
  accessors: {
    componentType: needed(oneOf(5120, 5121, 5122, 5123, 5125, 5126)),
    type: needed(oneOf('SCALAR', 'VEC2', 'VEC3', 'VEC4', 'MAT2', 'MAT3', 'MAT4')),
    count: needed(count),
    bufferView: index('bufferViews'),
    byteOffset: count,
    // Of an empty array some exporters write ±3.4e38; those of positions are looked at by `checkMeshes`.
    min: { kind: 'numbers', isFree: true },
    max: { kind: 'numbers', isFree: true },
    sparse: object({
      count: needed(count),
      indices: needed(
        object({
          bufferView: needed(index('bufferViews')),
          byteOffset: count,
          componentType: needed(oneOf(5121, 5123, 5125)),
        }),
      ),
      values: needed(object({ bufferView: needed(index('bufferViews')), byteOffset: count })),
    }),
  },
  skins: {
    joints: needed({ kind: 'indices', list: 'nodes' }),
    skeleton: index('nodes'),
    inverseBindMatrices: index('accessors'),
  },
  animations: {
    channels: needed(
      list({
        sampler: needed(count),
        target: needed(
          object({
            node: index('nodes'),
            path: needed(text),
          }),
        ),
      }),
    ),
    samplers: needed(
      list({
        input: needed(index('accessors')),
        output: needed(index('accessors')),
        interpolation: oneOf('LINEAR', 'STEP', 'CUBICSPLINE'),
      }),
    ),
  },
}

/** What is read of each list, and what it must be (glTF 2.0 specification, chapter 5, and the extensions that we draw). */
export const gltfShape: ReadonlyMap<ListName, Shape> = new Map(
  Object.entries(fields).map(([name, its]) => [name as ListName, makeShape(its)]),
)
