import type { ModelReport } from '#twin/ModelReport.ts'
import type { Problem } from '#twin/Problem.ts'
import { Accessors } from './Accessors.ts'
import { checkBuffers } from './checkBuffers.ts'
import { checkGltf } from './checkGltf.ts'
import { dataBytes } from './dataBytes.ts'
import type { OnProgress } from './fetchBytes.ts'
import type { Gltf, GltfPrimitive } from './Gltf.ts'
import { affineDeterminant } from './localMatrix.ts'
import { joinSmall } from './joinSmall.ts'
import { makeRest } from './makeRest.ts'
import type { ModelData } from './ModelData.ts'
import { isProblem, modelProblem } from './modelProblem.ts'
import { packMeshes, packRows } from './packRows.ts'
import { packBatches, type DrawItem } from './packBatches.ts'
import { readGltf } from './readGltf.ts'
import { readInstances } from './readInstances.ts'
import { readParts, type PartRows } from './readParts.ts'
import { isPlain, readShape, type DecodedPrimitive } from './readShape.ts'
import { placeBox, placeRows, settleOrigin } from './settleOrigin.ts'
import type { Shape } from './Shape.ts'
import { placeOfMaterial, sortMaterials, type SortedMaterials } from './sortMaterials.ts'
import { undecodable } from './undecodable.ts'
import { unpackViews } from './unpackViews.ts'

/** What reading a model needs of the world around it. */
export type ModelHost = {
  /** The id of the model, named in messages. */
  id: string
  /** Where the file comes from, absolute. */
  url: string
  /** Origins from which its further files may come. */
  origins: readonly string[]
  /** Fetches one of its further files. */
  fetch: (url: string) => Promise<Uint8Array<ArrayBuffer> | Problem>
  onProgress: OnProgress
  /** Decodes a primitive with Draco compression: the packed bytes, the ids and component types of its attributes. */
  decodeDraco?: (
    bytes: Uint8Array<ArrayBuffer>,
    ids: Record<string, number>,
    types: Record<string, number>,
  ) => Promise<DecodedPrimitive>
}

/** What was read, and what can still be told of the file for a while: by a program that comes when somebody asks. */
export type ReadModel = { data: ModelData; report: () => Promise<ModelReport> }

/** Reads a glTF file into the arrays that are drawn, picked and bound, or tells what is wrong with it. Needs no page. */
export async function readModel(
  bytes: Uint8Array<ArrayBuffer>,
  host: ModelHost,
): Promise<ReadModel | Problem> {
  const { url, origins } = host
  const file = readGltf(bytes, url, host.id)
  if (isProblem(file)) return file
  try {
    const notes = [...file.notes, ...checkGltf(file.json, file.binBytes, url, origins)]
    const refused = notes.find(isFatal)
    if (refused) return refused
    const buffers = await readBuffers(file.json, file.bin, host)
    if (isProblem(buffers)) return buffers
    notes.push(...checkBuffers(file.json, buffers, url))
    const broken = notes.find(isFatal)
    if (broken) return broken
    const data = await decode(file.json, buffers, host, notes)
    const about = { id: host.id, url, json: file.json, bytes: bytes.length }
    const report = async () => {
      const { reportModel } = await import('./reportModel.ts')
      return reportModel({ ...about, buffers, shared: data.batches.length })
    }
    return { data, report }
  } catch (error) {
    return undecodable(error, url)
  }
}

async function decode(
  gltf: Gltf,
  buffers: readonly (Uint8Array<ArrayBuffer> | undefined)[],
  host: ModelHost,
  notes: Problem[],
): Promise<ModelData> {
  host.onProgress('decode', 0, 1)
  const accessors = new Accessors(gltf, await unpackViews(gltf, buffers, plainViews(gltf)))
  const rows = readParts(gltf, readInstances(gltf, accessors))
  const shapes = await readShapes(gltf, rows, accessors, buffers, host)
  host.onProgress('build', 0, 1)
  const world = placeRows(rows)
  const sorted = sortMaterials(gltf, rows.paths.length)
  const { items, loose } = listItems(gltf, rows, shapes, world, sorted)
  const box = boxOfAll(items, world)
  const origin = settleOrigin(rows, world, box, movingRows(gltf, rows))
  if (origin) {
    for (let k = 0; k < 6; k++) box[k] -= origin[k % 3]
    notes.push(movedNote(origin, host))
  }
  const { batches, picks } = packBatches(items, (item, out) =>
    placeBox(world, item.row * 12, item.shape.box, out),
  )
  return {
    rows: packRows(gltf, rows),
    meshes: packMeshes(gltf),
    batches: joinSmall(batches),
    picks,
    paints: sorted.paints,
    rest: makeRest(gltf, buffers),
    loose,
    origin,
    box,
    notes,
  }
}

function isFatal({ severity }: Problem): boolean {
  return severity === 'error'
}

/** Bytes of the buffers by number: the file's own, those in data: addresses, and those in further files. */
async function readBuffers(
  gltf: Gltf,
  bin: Uint8Array<ArrayBuffer> | undefined,
  host: ModelHost,
): Promise<(Uint8Array<ArrayBuffer> | undefined)[] | Problem> {
  const pending = (gltf.buffers ?? []).map(async ({ uri }, index) => {
    if (uri === undefined) return index === 0 ? bin : undefined
    return dataBytes(uri) ?? host.fetch(new URL(uri, host.url).href)
  })
  const found = await Promise.all(pending)
  for (const bytes of found) if (bytes && isProblem(bytes)) return bytes
  return found as (Uint8Array<ArrayBuffer> | undefined)[]
}

/** Buffer views with the numbers of plain triangles and of instances. */
function plainViews(gltf: Gltf): Set<number> {
  const lists: Record<string, number>[] = []
  const single: (number | undefined)[] = []
  for (const { primitives } of gltf.meshes ?? []) {
    for (const primitive of primitives) {
      if (!isPlain(primitive)) continue
      lists.push(primitive.attributes)
      single.push(primitive.indices)
    }
  }
  for (const node of gltf.nodes ?? []) {
    const { attributes } = node.extensions?.EXT_mesh_gpu_instancing ?? {}
    if (attributes) lists.push(attributes)
  }
  const views = new Set<number>()
  for (const index of [...lists.flatMap((list) => Object.values(list)), ...single]) {
    const accessor = index === undefined ? undefined : gltf.accessors?.[index]
    for (const view of [
      accessor?.bufferView,
      accessor?.sparse?.indices.bufferView,
      accessor?.sparse?.values.bufferView,
    ])
      if (view !== undefined) views.add(view)
  }
  return views
}

/** The shapes of each mesh that a row shows, one a primitive; null for one that cannot share a draw. */
async function readShapes(
  gltf: Gltf,
  { meshOf }: PartRows,
  accessors: Accessors,
  buffers: readonly (Uint8Array<ArrayBuffer> | undefined)[],
  host: ModelHost,
): Promise<Map<number, (Shape | null)[]>> {
  const used = [...new Set(meshOf)].filter((mesh) => mesh >= 0)
  const pending = used.map(async (mesh): Promise<[number, (Shape | null)[]]> => {
    const primitives = gltf.meshes?.[mesh].primitives ?? []
    const read = primitives.map(async (primitive) => {
      if (!isPlain(primitive)) return null
      return readShape(primitive, accessors, await unpackDraco(gltf, primitive, buffers, host))
    })
    return [mesh, await Promise.all(read)]
  })
  return new Map(await Promise.all(pending))
}

async function unpackDraco(
  gltf: Gltf,
  primitive: GltfPrimitive,
  buffers: readonly (Uint8Array<ArrayBuffer> | undefined)[],
  host: ModelHost,
): Promise<DecodedPrimitive | undefined> {
  const packed = primitive.extensions?.KHR_draco_mesh_compression
  if (!packed) return undefined
  if (!host.decodeDraco) throw new Error('it is compressed with Draco, which cannot be read here')
  const view = gltf.bufferViews?.[packed.bufferView]
  const start = view?.byteOffset ?? 0
  const bytes = view && buffers[view.buffer]?.slice(start, start + view.byteLength)
  if (!bytes) throw new Error('the data of a Draco mesh is not there')
  const types: Record<string, number> = {}
  for (const name of Object.keys(packed.attributes))
    types[name] = gltf.accessors?.[primitive.attributes[name]]?.componentType ?? 5126
  const decoded = await host.decodeDraco(bytes, packed.attributes, types)
  for (const [name, data] of Object.entries(decoded.attributes))
    data.normalized = gltf.accessors?.[primitive.attributes[name]]?.normalized ?? false
  return decoded
}

/** What is drawn: plain triangles as items, all else by row, mesh and number of the primitive. */
function listItems(
  gltf: Gltf,
  { meshOf, nodeOf }: PartRows,
  shapes: ReadonlyMap<number, (Shape | null)[]>,
  world: Float64Array,
  sorted: SortedMaterials,
): { items: DrawItem[]; loose: Uint32Array } {
  const items: DrawItem[] = []
  const loose: number[] = []
  for (let row = 0; row < meshOf.length; row++) {
    const mesh = meshOf[row]
    if (mesh < 0) continue
    const isSkinned = gltf.nodes?.[nodeOf[row]].skin !== undefined
    const isMirrored = affineDeterminant(world, row * 12) < 0
    const primitives = gltf.meshes?.[mesh].primitives ?? []
    shapes.get(mesh)?.forEach((shape, i) => {
      if (shape === null || isSkinned) loose.push(row, mesh, i)
      else {
        const at = placeOfMaterial(sorted, primitives[i].material)
        const material = sorted.like[at]
        items.push({ row, shape, material, paint: sorted.paintOf[at], isMirrored })
      }
    })
  }
  return { items, loose: Uint32Array.from(loose) }
}

function boxOfAll(items: readonly DrawItem[], world: Float64Array): Float64Array {
  const all = new Float64Array([Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity])
  const box = new Float64Array(6)
  for (const { row, shape } of items) {
    placeBox(world, row * 12, shape.box, box)
    for (let k = 0; k < 3; k++) {
      if (box[k] < all[k]) all[k] = box[k]
      if (box[k + 3] > all[k + 3]) all[k + 3] = box[k + 3]
    }
  }
  return all.every(Number.isFinite) ? all : new Float64Array(6)
}

/** Rows whose own matrices clips write: they cannot be moved elsewhere. */
function movingRows(gltf: Gltf, { rowOf }: PartRows): Set<number> {
  const rows = new Set<number>()
  for (const { channels } of gltf.animations ?? [])
    for (const { target } of channels) if (target.node !== undefined) rows.add(rowOf[target.node])
  return rows
}

function movedNote(origin: readonly number[], { id, url }: ModelHost): Problem {
  const place = origin.map((value) => value.toLocaleString('en')).join(', ')
  return modelProblem(
    `The model stands far from its origin, around (${place}); it is shown moved from there to the middle.`,
    url,
    `To place it, give the model “${id}” a “position” in the twin file: its own coordinates count from there.`,
    'warning',
  )
}
