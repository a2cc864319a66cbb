import { deflateSync } from 'node:zlib'
import type { Gltf } from '#scene/model/Gltf.ts'

/** A model's JSON and its binary data, to be spoilt in a test and packed. */
export type RawModel = { json: Gltf & Record<string, unknown>; bin: Uint8Array<ArrayBuffer> }

/**
 * A small sound model that has one of everything: two textured triangles on two nodes, a skinned and morphing copy with sparse
 * shapes, an animation and instances. Written by hand, so that each number in it can be spoilt.
 */
export function makeRawModel(): RawModel {
  const bin = new Bin()
  const position = bin.add(5126, 'VEC3', Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0))
  const normal = bin.add(5126, 'VEC3', Float32Array.of(0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1))
  const uv = bin.add(5126, 'VEC2', Float32Array.of(0, 0, 1, 0, 0, 1, 1, 1))
  const indices = bin.add(5123, 'SCALAR', Uint16Array.of(0, 1, 2, 2, 1, 3))
  const joints = bin.add(5121, 'VEC4', new Uint8Array(16))
  const weights = bin.add(
    5126,
    'VEC4',
    Float32Array.from({ length: 16 }, (_, i) => +(i % 4 === 0)),
  )
  const bind = bin.add(
    5126,
    'MAT4',
    Float32Array.from({ length: 16 }, (_, i) => +(i % 5 === 0)),
  )
  const times = bin.add(5126, 'SCALAR', Float32Array.of(0, 1))
  const moves = bin.add(5126, 'VEC3', Float32Array.of(0, 0, 0, 0, 1, 0))
  const places = bin.add(5126, 'VEC3', Float32Array.of(2, 0, 0, 3, 0, 0, 4, 0, 0))
  const at = bin.view(Uint16Array.of(1))
  const by = bin.view(Float32Array.of(0, 0, 1))
  const image = bin.view(makePng(2, 2))
  bin.accessors[position].min = [0, 0, 0]
  bin.accessors[position].max = [1, 1, 0]
  bin.accessors.push({
    componentType: 5126,
    type: 'VEC3',
    count: 4,
    sparse: {
      count: 1,
      indices: { bufferView: at, componentType: 5123 },
      values: { bufferView: by },
    },
  })
  const plain = { attributes: { POSITION: position, NORMAL: normal, TEXCOORD_0: uv }, indices }
  const json: RawModel['json'] = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0, 4] }],
    nodes: [
      { name: 'Hall', children: [1, 2, 3] },
      { name: 'Plate', mesh: 0, translation: [0, 1, 0] },
      { name: 'Flag', mesh: 1, skin: 0 },
      {
        name: 'Row',
        mesh: 0,
        extensions: { EXT_mesh_gpu_instancing: { attributes: { TRANSLATION: places } } },
      },
      { name: 'Bone' },
    ],
    meshes: [
      { name: 'Plate', primitives: [{ ...plain, material: 0 }] },
      {
        name: 'Flag',
        primitives: [
          {
            attributes: { ...plain.attributes, JOINTS_0: joints, WEIGHTS_0: weights },
            indices,
            targets: [{ POSITION: bin.accessors.length - 1 }],
          },
        ],
      },
    ],
    materials: [{ name: 'Steel', pbrMetallicRoughness: { baseColorTexture: { index: 0 } } }],
    textures: [{ source: 0, sampler: 0 }],
    samplers: [{}],
    images: [{ bufferView: image, mimeType: 'image/png' }],
    skins: [{ joints: [4], inverseBindMatrices: bind }],
    animations: [
      {
        name: 'Wave',
        channels: [{ sampler: 0, target: { node: 1, path: 'translation' } }],
        samplers: [{ input: times, output: moves }],
      },
    ],
    extensionsUsed: ['EXT_mesh_gpu_instancing'],
    accessors: bin.accessors,
    bufferViews: bin.views,
    buffers: [{ byteLength: bin.size }],
  }
  return { json, bin: bin.bytes() }
}

/** A GLB file of a JSON text (or what becomes one) and binary data. */
export function packGlb(
  json: unknown,
  bin: Uint8Array = new Uint8Array(0),
): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json))
  const chunks: [number, Uint8Array][] = [[0x4e4f534a, padded(text, 32)]]
  if (bin.length > 0) chunks.push([0x004e4942, padded(bin, 0)])
  return packChunks(chunks)
}

/** A GLB file of any chunks, in any order. */
export function packChunks(
  chunks: readonly (readonly [number, Uint8Array])[],
): Uint8Array<ArrayBuffer> {
  const total = 12 + chunks.reduce((sum, [, content]) => sum + 8 + content.length, 0)
  const bytes = new Uint8Array(total)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x46546c67, true)
  view.setUint32(4, 2, true)
  view.setUint32(8, total, true)
  let at = 12
  for (const [kind, content] of chunks) {
    view.setUint32(at, content.length, true)
    view.setUint32(at + 4, kind, true)
    bytes.set(content, at + 8)
    at += 8 + content.length
  }
  return bytes
}

/** A black PNG of one bit a pixel, true to its size: 20,000 × 20,000 pixels take 49 kB. */
export function makePng(width: number, height: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 })
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const parts = [
    signature,
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return new Uint8Array(Buffer.concat(parts))
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(content.length, 0)
  out.set(body, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

function padded(bytes: Uint8Array, filler: number): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4).fill(filler)
  whole.set(bytes)
  return whole
}

/** Binary data as it grows, each piece from a multiple of four on. */
class Bin {
  readonly accessors: NonNullable<Gltf['accessors']> = []
  readonly views: NonNullable<Gltf['bufferViews']> = []
  size = 0
  readonly #parts: Uint8Array[] = []

  view(data: ArrayBufferView<ArrayBuffer>): number {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    const part = padded(bytes, 0)
    this.views.push({ buffer: 0, byteOffset: this.size, byteLength: bytes.length })
    this.#parts.push(part)
    this.size += part.length
    return this.views.length - 1
  }

  add(
    componentType: number,
    type: 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4' | 'MAT4',
    data: ArrayBufferView<ArrayBuffer> & { length: number },
  ): number {
    const size = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT4: 16 }[type]
    const bufferView = this.view(data)
    this.accessors.push({ bufferView, componentType, type, count: data.length / size })
    return this.accessors.length - 1
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(Buffer.concat(this.#parts))
  }
}
