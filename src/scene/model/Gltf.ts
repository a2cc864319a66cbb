/** The parts of a glTF 2.0 file's JSON that we read ourselves (Khronos glTF 2.0 specification, chapter 5). */
export type Gltf = {
  asset?: { version?: string; minVersion?: string }
  extensionsUsed?: string[]
  extensionsRequired?: string[]
  scene?: number
  scenes?: { nodes?: number[] }[]
  nodes?: GltfNode[]
  meshes?: GltfMesh[]
  materials?: unknown[]
  accessors?: GltfAccessor[]
  bufferViews?: GltfBufferView[]
  buffers?: { uri?: string; byteLength: number }[]
  images?: { uri?: string; bufferView?: number }[]
  skins?: { joints: number[]; skeleton?: number }[]
  animations?: {
    name?: string
    channels: { target: { node?: number; path: string }; sampler: number }[]
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
  primitives: {
    attributes: Record<string, number>
    indices?: number
    material?: number
    mode?: number
    targets?: unknown[]
  }[]
}

export type GltfAccessor = {
  bufferView?: number
  byteOffset?: number
  componentType: number
  count: number
  type: string
}

export type GltfBufferView = {
  buffer: number
  byteOffset?: number
  byteLength: number
  byteStride?: number
  extensions?: Record<string, { count?: number; byteStride?: number } | undefined>
}

export const instancing = 'EXT_mesh_gpu_instancing'
