import type { Material, Mesh, Object3D } from 'three'
import { PartTable } from '#twin/PartTable.ts'
import type { Problem } from '#twin/Problem.ts'
import { aboutMesh } from './aboutMesh.ts'
import { checkGltf } from './checkGltf.ts'
import { decodeGltf, type DecodedGltf } from './decodeGltf.ts'
import { fetchBytes, type OnProgress } from './fetchBytes.ts'
import type { Gltf } from './Gltf.ts'
import { LoadedModel, type LooseItem } from './LoadedModel.ts'
import { affineDeterminant } from './localMatrix.ts'
import type { DrawItem } from './makeBatches.ts'
import { ModelClips } from './ModelClips.ts'
import { isProblem, modelProblem } from './modelProblem.ts'
import { isPatchable } from './patchMaterial.ts'
import { readGltf } from './readGltf.ts'
import { readParts, type PartRows } from './readParts.ts'

export type OpenModelOptions = {
  /** Id in the twin file: first step of its parts' ids, and named in messages. */
  id: string
  /** Absolute, or relative to the page. */
  url: string
  signal: AbortSignal
  onProgress?: OnProgress
  /** Largest file taken; 512 MB unless told. */
  maxBytes?: number
}

type Opened = LoadedModel | { problem: Problem }

/** Loads a glTF 2 file (.glb, or .gltf with files beside it) as parts in batches, or tells what is wrong with it. */
export async function openModel(options: OpenModelOptions): Promise<Opened> {
  const { id, signal, onProgress = () => undefined, maxBytes = 512e6 } = options
  const url = new URL(options.url, globalThis.document?.baseURI).href
  const bytes = await fetchBytes(url, id, signal, onProgress, maxBytes)
  if (isProblem(bytes)) return { problem: bytes }
  return openModelBytes(bytes, { ...options, url })
}

/** As `openModel`, from bytes that are there already; `url` is where they come from. */
export async function openModelBytes(
  bytes: Uint8Array<ArrayBuffer>,
  options: OpenModelOptions,
): Promise<Opened> {
  const { id, url, signal, onProgress = () => undefined } = options
  const file = readGltf(bytes, url, id)
  if (isProblem(file)) return { problem: file }
  const origins = [new URL(url).origin, globalThis.location?.origin ?? '']
  let notes: Problem[]
  try {
    notes = checkGltf(file.json, file.binBytes, url, origins)
  } catch (error) {
    return { problem: undecodable(error, url) }
  }
  const fatal = notes.find((problem) => problem.severity === 'error')
  if (fatal) return { problem: fatal }
  try {
    const decoded = await decodeGltf(bytes, file.json, url, onProgress)
    if (signal.aborted) {
      return { problem: modelProblem('Loading was cancelled.', url, 'Load it again.', 'warning') }
    }
    onProgress('build', 0, 1)
    notes.push(...decoded.problems)
    const model = buildModel(id, file.json, readParts(file.json, decoded.instances), decoded, notes)
    onProgress('build', 1, 1)
    return model
  } catch (error) {
    return { problem: undecodable(error, url) }
  }
}

/** Makes the tables and batches of a decoded file. */
function buildModel(
  id: string,
  json: Gltf,
  rows: PartRows,
  decoded: DecodedGltf,
  notes: Problem[],
): LoadedModel {
  const parts = new PartTable(rows.nodes)
  const items: DrawItem[] = []
  const loose: LooseItem[] = []
  for (let row = 0; row < parts.size; row++) {
    if (rows.meshOf[row] < 0) continue
    const isMirrored = affineDeterminant(parts.matrix, row * 12) < 0
    const meshes = decoded.meshes[rows.meshOf[row]]
    for (const [i, source] of meshes.entries()) {
      const { geometry, material } = source as Mesh
      if (isBatchable(source)) {
        items.push({ row, geometry, material: material as Material, isMirrored })
        continue
      }
      const original = rigMesh(decoded.rigObjects.get(rows.nodeOf[row]), i, meshes.length)
      loose.push({ source: original ?? source, row, isMirrored })
    }
  }
  const rowOfObject = objectRows(rows, decoded)
  const clips =
    decoded.rig && decoded.clips.length > 0
      ? new ModelClips(decoded.rig, decoded.clips, rowOfObject)
      : undefined
  return new LoadedModel({
    id,
    parts,
    local: rows.local,
    items,
    loose,
    rowOfObject,
    clips,
    problems: notes,
    about: (row) => aboutMesh(json, rows.meshOf[row]),
    extras: (row) => json.nodes?.[rows.nodeOf[row]]?.extras ?? null,
  })
}

function isBatchable(source: Object3D): boolean {
  const { geometry, material, type } = source as Mesh
  const isMorphing = Object.keys(geometry.morphAttributes).length > 0
  return type === 'Mesh' && !isMorphing && isPatchable(material as Material)
}

/** The object of the original hierarchy for one primitive of a node: the node itself when it has only that one. */
function rigMesh(
  node: Object3D | undefined,
  primitive: number,
  count: number,
): Object3D | undefined {
  if (!node) return undefined
  if (count === 1 && 'geometry' in node) return node
  return node.children[primitive]
}

function objectRows(rows: PartRows, decoded: DecodedGltf): (object: Object3D) => number {
  const rowOf = new Map<Object3D, number>()
  for (const [node, object] of decoded.rigObjects) rowOf.set(object, rows.rowOf[node])
  return (object) => rowOf.get(object) ?? -1
}

function undecodable(error: unknown, url: string): Problem {
  const reason = error instanceof Error ? error.message : String(error)
  const text = `The model could not be decoded: ${reason.replace(/^THREE\.\w+: /, '')}.`.replace(
    '..',
    '.',
  )
  return modelProblem(
    text,
    url,
    'Open it in another glTF viewer; if it fails there too, export it anew.',
  )
}
