import { isProblem } from './modelProblem.ts'
import { readModel, type ModelHost } from './readModel.ts'

/** More rounds than this make nothing faster. */
const rounds = 6
const parts = 600
const shapes = 12

/**
 * Reads a model of no use a few times, so that the browser has compiled what reads models before one comes: cold, the same
 * code takes twice as long. Stops when `isNeeded` becomes false.
 */
export async function rehearseReading(isNeeded: () => boolean): Promise<void> {
  const bytes = makeSample()
  for (let round = 0; round < rounds && isNeeded(); round++) {
    // oxlint-disable-next-line no-await-in-loop -- between two rounds the wish for a real model comes in
    const read = await readModel(bytes, host)
    if (isProblem(read)) throw new Error(`rehearseReading: ${read.text}`)
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve))
  }
}

const host: ModelHost = {
  id: 'rehearsal',
  url: 'http://localhost/rehearsal.glb',
  origins: [],
  fetch: () => Promise.reject(new Error('rehearseReading: the model has no further files')),
  onProgress: () => undefined,
}

/** A GLB of groups of parts, with what exporters write: translations, all three, matrices, extras. */
function makeSample(): Uint8Array<ArrayBuffer> {
  const positions = Float32Array.of(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0)
  const corners = Uint16Array.of(0, 1, 2, 0, 2, 3)
  const bin = new Uint8Array(64)
  bin.set(new Uint8Array(positions.buffer))
  bin.set(new Uint8Array(corners.buffer), 48)
  const nodes: object[] = []
  const roots: number[] = []
  for (let i = 0; i < parts; i++) {
    if (i % 50 === 0) {
      const children = Array.from({ length: 50 }, (_, k) => nodes.length + 1 + k)
      roots.push(nodes.length)
      nodes.push({ name: `Group ${i}`, children })
    }
    nodes.push(makePart(i))
  }
  const json = {
    asset: { generator: 'rehearsal', version: '2.0' },
    scene: 0,
    scenes: [{ name: 'Scene', nodes: roots }],
    nodes,
    meshes: Array.from({ length: shapes }, (_, i) => ({
      name: `Shape ${i}`,
      primitives: [
        {
          attributes: { POSITION: 3 * i, NORMAL: 3 * i + 1 },
          mode: 4,
          material: i % 2,
          indices: 3 * i + 2,
        },
      ],
    })),
    materials: [{ name: 'Paint' }, { name: 'Steel', pbrMetallicRoughness: { metallicFactor: 1 } }],
    accessors: Array.from({ length: shapes }, () => [
      {
        type: 'VEC3',
        componentType: 5126,
        count: 4,
        max: [1, 1, 0],
        min: [0, 0, 0],
        bufferView: 0,
      },
      { type: 'VEC3', componentType: 5126, count: 4, bufferView: 0, byteOffset: 0 },
      { type: 'SCALAR', componentType: 5123, count: 6, bufferView: 1, byteOffset: 0 },
    ]).flat(),
    bufferViews: [
      { buffer: 0, byteOffset: 0, byteLength: 48, byteStride: 12 },
      { buffer: 0, byteOffset: 48, byteLength: 12 },
    ],
    buffers: [{ byteLength: 64 }],
  }
  return makeGlb(new TextEncoder().encode(JSON.stringify(json)), bin)
}

function makePart(i: number): object {
  const name = `Part ${i}`
  const mesh = i % shapes
  const translation = [i * 0.5, i % 7, 2]
  if (i % 8 === 5) return { mesh, name, rotation: [0, 0, 0, 1], scale: [1, 1, 1], translation }
  if (i % 8 === 6) return { mesh, name, matrix: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, i, 0, 0.5, 1] }
  if (i % 8 === 7) return { name, translation, mesh }
  return { name, extras: { tag: `P-${i}` }, translation, mesh }
}

/** Both chunks of a GLB file; `bin` has a multiple of four bytes. */
function makeGlb(json: Uint8Array, bin: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = Math.ceil(json.length / 4) * 4
  const bytes = new Uint8Array(28 + padded + bin.length).fill(0x20)
  const words = Uint32Array.of(0x46546c67, 2, bytes.length, padded, 0x4e4f534a)
  bytes.set(new Uint8Array(words.buffer))
  bytes.set(json, 20)
  bytes.set(new Uint8Array(Uint32Array.of(bin.length, 0x004e4942).buffer), 20 + padded)
  bytes.set(bin, 28 + padded)
  return bytes
}
