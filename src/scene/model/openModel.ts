import type { Object3D } from 'three'
import { foreignFile } from '#twin/foreignFile.ts'
import { PartTable } from '#twin/PartTable.ts'
import type { Problem } from '#twin/Problem.ts'
import { nextTask } from '../nextTask.ts'
import { decodeRest, type DecodedRest } from './decodeRest.ts'
import type { OnProgress } from './fetchBytes.ts'
import { LoadedModel, type LooseItem } from './LoadedModel.ts'
import { affineDeterminant } from './localMatrix.ts'
import { ModelClips } from './ModelClips.ts'
import type { ModelData, RowData } from './ModelData.ts'
import { isProblem, modelProblem } from './modelProblem.ts'
import { openReader, type GivenFiles, type Reading } from './openReader.ts'
import { undecodable } from './undecodable.ts'

export type OpenModelOptions = {
  /** Id in the twin file: first step of its parts' ids, and named in messages. */
  id: string
  /** Absolute, or relative to the page. */
  url: string
  signal: AbortSignal
  onProgress?: OnProgress
  /** Largest file taken; 512 MB unless told. */
  maxBytes?: number
  /** Files that are taken rather than fetched, by address. */
  files?: GivenFiles
}

/** A model, or what is wrong with its file. */
export type Opened = LoadedModel | { problem: Problem }

/** Loads a glTF 2 file (.glb, or .gltf with files beside it) as parts in batches, or tells what is wrong with it. */
export async function openModel(options: OpenModelOptions): Promise<Opened> {
  const { id, signal, onProgress = () => undefined, maxBytes = 512e6, files } = options
  const url = new URL(options.url, document.baseURI).href
  const foreign = files ? null : foreignFile(url, location.origin, 'model')
  if (foreign) return { problem: foreign }
  const origins = [...new Set([new URL(url).origin, location.origin])]
  const read = await openReader({ id, url, origins, files, maxBytes, signal, onProgress })
  return isProblem(read) ? { problem: read } : buildModel(read, { ...options, url })
}

/** Makes the tables and batches of what was read. */
export async function buildModel(
  { data, report }: Reading,
  options: OpenModelOptions,
): Promise<Opened> {
  const { id, url, signal, onProgress = () => undefined, files } = options
  const { rows, batches, picks, origin } = data
  const given = new GivenAddresses(files)
  try {
    const used = new Set(batches.map(({ material }) => material))
    const rest = await decodeRest(data.rest, used, url, (address) => given.of(address))
    if (signal.aborted) {
      return { problem: modelProblem('Loading was cancelled.', url, 'Load it again.', 'warning') }
    }
    const parts = new PartTable({ ...rows, paths: pathsOf(rows) })
    await nextTask()
    const rowOf = objectRows(rows, rest)
    const model = new LoadedModel({
      id,
      parts,
      local: rows.local,
      batches,
      picks,
      paints: data.paints,
      materialOf: rest.materialOf,
      loose: listLoose(data, rest, parts),
      rowOfObject: rowOf,
      clips:
        rest.rig && rest.clips.length > 0 ? new ModelClips(rest.rig, rest.clips, rowOf) : undefined,
      extras: extrasReader(rows),
      about: aboutReader(data),
      report,
      origin,
      problems: [...data.notes, ...rest.problems],
    })
    onProgress('build', 1, 1)
    await nextTask()
    return model
  } catch (error) {
    report.close()
    return { problem: undecodable(error, url) }
  } finally {
    given.close()
  }
}

/** Addresses of the page's own for files that were given to it. */
class GivenAddresses {
  readonly #files: GivenFiles | undefined
  readonly #made: string[] = []

  constructor(files: GivenFiles | undefined) {
    this.#files = files
  }

  of(address: string): string {
    if (!this.#files || /^(blob|data):/i.test(address)) return address
    const file = this.#files.get(address)
    if (!file) throw new Error('its file is not among those that were given')
    const made = URL.createObjectURL(file)
    this.#made.push(made)
    return made
  }

  close(): void {
    for (const made of this.#made) URL.revokeObjectURL(made)
  }
}

function pathsOf({ pathText, parent }: RowData): string[] {
  return parent.length === 0 ? [] : pathText.split('\n')
}

function extrasReader({ extrasText, extrasEnd }: RowData): LoadedModel['extras'] {
  return (row) => {
    const from = row === 0 ? 0 : extrasEnd[row - 1]
    if (extrasEnd[row] === from) return null
    return JSON.parse(extrasText.slice(from, extrasEnd[row])) as Record<string, unknown>
  }
}

function aboutReader({ rows, meshes }: ModelData): LoadedModel['about'] {
  let names: readonly string[] | null = null
  let materials: readonly string[] = []
  return (row) => {
    if (names === null) {
      names = meshes.names.split('\n')
      materials = meshes.materials.split('\n')
    }
    const mesh = rows.meshOf[row]
    if (mesh < 0) return { mesh: '', material: '', triangles: 0 }
    return { mesh: names[mesh], material: materials[mesh], triangles: meshes.triangles[mesh] }
  }
}

/** Skinned and morphing meshes, lines and points, as three has built them. */
function listLoose({ loose, rows }: ModelData, rest: DecodedRest, parts: PartTable): LooseItem[] {
  const items: LooseItem[] = []
  for (let i = 0; i < loose.length; i += 3) {
    const row = loose[i]
    const objects = rest.meshes.get(loose[i + 1]) ?? []
    const own = rigMesh(rest.rigObjects.get(rows.nodeOf[row]), loose[i + 2], objects.length)
    const source = own ?? objects[loose[i + 2]]
    if (!source) continue
    items.push({ source, row, isMirrored: affineDeterminant(parts.matrix, row * 12) < 0 })
  }
  return items
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

function objectRows(rows: RowData, rest: DecodedRest): (object: Object3D) => number {
  const rowOf = new Map<Object3D, number>()
  for (const [node, object] of rest.rigObjects) rowOf.set(object, rows.rowOf[node])
  return (object) => rowOf.get(object) ?? -1
}
