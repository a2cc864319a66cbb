/** The parts of a glTF 2.0 file's JSON that we read ourselves (Khronos glTF 2.0 specification, chapter 5). */
export type Gltf = {
  asset?: { version?: string; minVersion?: string }
  extensionsUsed?: string[]
  extensionsRequired?: string[]
  scene?: number
  scenes?: { nodes?: number[] }[]
  nodes?: GltfNode[]
  meshes?: GltfMesh[]
  materials?: Record<string, unknown>[]
  textures?: GltfTexture[]
  accessors?: GltfAccessor[]
  bufferViews?: GltfBufferView[]
  buffers?: { uri?: string; byteLength: number }[]
  images?: { name?: string; uri?: string; bufferView?: number; mimeType?: string }[]
  skins?: { joints: number[]; skeleton?: number; inverseBindMatrices?: number }[]
  animations?: {
    name?: string
    channels: { target: { node?: number; path: string }; sampler: number }[]
    samplers: { input: number; output: number; interpolation?: string }[]
  }[]
}

export type GltfNode = {
  name?: string
  mesh?: number
  skin?: number
  children?: number[]
  matrix?: number[]
  translation?: number[]
  rotation?: number[]
  scale?: number[]
  extras?: Record<string, unknown>
  extensions?: Record<string, { attributes?: Record<string, number> } | undefined>
}

export type GltfMesh = {
  name?: string
  primitives: GltfPrimitive[]
}

export type GltfPrimitive = {
  attributes: Record<string, number>
  indices?: number
  material?: number
  mode?: number
  targets?: Record<string, number>[]
  extensions?: { KHR_draco_mesh_compression?: GltfDraco }
}

/** KHR_draco_mesh_compression: where the packed bytes are, and the numbers of its attributes in them. */
export type GltfDraco = { bufferView: number; attributes: Record<string, number> }

export type GltfAccessor = {
  bufferView?: number
  byteOffset?: number
  componentType: number
  count: number
  type: string
  normalized?: boolean
  min?: number[]
  max?: number[]
  sparse?: {
    count: number
    indices: { bufferView: number; byteOffset?: number; componentType: number }
    values: { bufferView: number; byteOffset?: number }
  }
}

export type GltfTexture = {
  source?: number
  sampler?: number
  extensions?: Record<string, { source?: number } | undefined>
}

export type GltfBufferView = {
  buffer: number
  byteOffset?: number
  byteLength: number
  byteStride?: number
  extensions?: Record<string, GltfPacked | undefined>
}

/** EXT_meshopt_compression: where the packed bytes are, and what they become. */
export type GltfPacked = {
  buffer?: number
  byteOffset?: number
  byteLength?: number
  byteStride?: number
  count?: number
  mode?: string
  filter?: string
}

export const instancing = 'EXT_mesh_gpu_instancing'
