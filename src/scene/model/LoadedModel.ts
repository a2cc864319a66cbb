import {
  Group,
  Texture,
  type BufferGeometry,
  type Material,
  type Object3D,
  type WebGLRenderer,
} from 'three'
import { ClipTable } from '#twin/ClipTable.ts'
import { LabelTable } from '#twin/LabelTable.ts'
import type { ModelReport } from '#twin/ModelReport.ts'
import type { PartTable } from '#twin/PartTable.ts'
import type { Problem } from '#twin/Problem.ts'
import { sight } from '../sight.ts'
import { LooseMeshes } from './LooseMeshes.ts'
import { makeBalls } from './makeBalls.ts'
import { disposeBatches, makeBatches, type PartBatch } from './makeBatches.ts'
import type { ModelClips } from './ModelClips.ts'
import type { BatchData, PickData } from './packBatches.ts'
import { firstPick, Picks } from './Picks.ts'
import type { LateReport } from './openReader.ts'
import { rangeOf, ShapeTable } from './ShapeTable.ts'
import { makeBoundsReader, type Bounds } from './partBounds.ts'
import { StateTexture } from './StateTexture.ts'

/** A mesh that cannot be batched, with its row. */
export type LooseItem = { source: Object3D; row: number; isMirrored: boolean }

/** What a model is built from. */
export type ModelContent = {
  id: string
  parts: PartTable
  /** Local matrices at rest, twelve numbers a row. */
  local: Float32Array
  batches: readonly BatchData[]
  picks: PickData
  /** What painted batches are painted with, see `sortMaterials`. */
  paints?: Float32Array<ArrayBuffer>
  /** The material of a number that a batch names. */
  materialOf: (material: number) => Material
  loose?: readonly LooseItem[]
  /** Row of an object of the original hierarchy, or -1. */
  rowOfObject?: (object: Object3D) => number
  clips?: ModelClips
  /** What the file says of a row beyond its shape. */
  extras?: (row: number) => Readonly<Record<string, unknown>> | null
  about?: LoadedModel['about']
  report?: LateReport
  /** How far the model was moved to stand near its origin. */
  origin?: readonly [number, number, number] | null
  /** What is worth a warning, though the model can be drawn. */
  problems?: readonly Problem[]
}

/**
 * A model in the scene: its part, clip and label tables, and the object that draws them. Each frame: behaviours write the
 * tables, `update` plays clips, `upload` brings what changed to the GPU, then the renderer draws.
 */
export class LoadedModel {
  readonly id: string
  readonly parts: PartTable
  readonly clips: ClipTable
  readonly labels = new LabelTable()
  /** Batches and loose meshes; placed by its parent. */
  readonly object = new Group()
  /** What can be picked: shapes by row. */
  readonly picks: Picks
  /** How far the model was moved to stand near its origin; null when it stands where its file says. */
  readonly origin: readonly [number, number, number] | null
  readonly problems: readonly Problem[]
  /** What the file says of a row beyond its shape: glTF `extras`; null when nothing. */
  readonly extras: (row: number) => Readonly<Record<string, unknown>> | null
  readonly triangles: number
  /** What draws it, but for what moves by itself; each is in `object` once it is on the GPU. */
  readonly batches: readonly PartBatch[]
  /** Draw calls a frame (twice as many in a headset). */
  readonly drawCalls: number
  /** What the file calls the mesh and the materials of a row, and its triangles; nothing for a row without geometry. */
  readonly about: (row: number) => { mesh: string; material: string; triangles: number }
  /** Figures of its file, once `askReport` was called; null when they cannot be told. */
  readonly report: Promise<ModelReport | null>
  readonly #late: LateReport | undefined
  readonly #state: StateTexture
  readonly #drawn: PickData
  /** Batches whose arrays are not on the GPU yet. */
  readonly #waiting: PartBatch[]
  readonly #loose: LooseMeshes
  readonly #hasLoose: boolean
  readonly #isCulled: boolean
  /** Rows whose batches are always drawn, since they have moved. */
  readonly #isKept: Uint8Array
  #isFirst = true
  /** Whether the GPU knows how large parts are. */
  #isSized = false
  readonly #clips: ModelClips | undefined
  readonly #bounds: (row: number) => Bounds
  readonly #sources: { geometries: Set<BufferGeometry>; textures: Set<Texture> }

  constructor(content: ModelContent) {
    const { id, parts, batches, materialOf, loose = [] } = content
    this.id = id
    this.parts = parts
    this.problems = content.problems ?? []
    this.extras = content.extras ?? (() => null)
    this.#late = content.report
    this.report = content.report?.told ?? Promise.resolve(null)
    this.about = content.about ?? (() => ({ mesh: '', material: '', triangles: 0 }))
    this.origin = content.origin ?? null
    this.#state = new StateTexture(parts, content.paints)
    this.batches = makeBatches(batches, materialOf, this.#state)
    this.#isCulled = this.batches.some(({ frustumCulled }) => frustumCulled)
    this.#drawn = content.picks
    this.#isKept = new Uint8Array(this.#isCulled ? parts.size : 0)
    this.#waiting = [...this.batches]
    this.#loose = new LooseMeshes(this.object, this.#state)
    this.#hasLoose = loose.length > 0
    const more = loose.map(({ source, row, isMirrored }) => {
      this.#loose.add(source, row, isMirrored, content.rowOfObject ?? (() => -1))
      return { row, geometry: (source as unknown as { geometry: BufferGeometry }).geometry }
    })
    this.picks = makePicks(content.picks, this.batches).with(more)
    this.#clips = content.clips
    this.clips = content.clips?.table ?? new ClipTable([])
    this.#bounds = makeBoundsReader(parts.parent, parts.end, content.local, this.picks)
    this.triangles = countTriangles(this.picks)
    this.drawCalls = batches.length + loose.length
    const used = new Set(batches.map(({ material }) => materialOf(material)))
    this.#sources = collectSources(used, loose)
    this.object.name = id
  }

  /** Box of a row's geometry, its subtree included, in the row's own frame at rest: min xyz, max xyz, metres. */
  bounds(row: number): Bounds {
    return this.#bounds(row)
  }

  /** Has the report made, which takes a processor for a while: when the model is in the picture. */
  askReport(): void {
    this.#late?.ask()
  }

  /**
   * Plays the clips for `seconds`.
   * @frame
   */
  update(seconds: number): void {
    this.#clips?.update(seconds, this.parts)
  }

  /**
   * Computes the matrices below changed motions, brings dirty rows to the GPU and clears their list; once a frame, after
   * everything has written, before drawing. Whoever wants the dirty rows (picking) reads them after `parts.motions.update()`.
   * `dpr`: pixels of the picture for one of the page's.
   * @frame
   */
  upload(renderer: WebGLRenderer, dpr: number): void {
    this.parts.motions.update()
    this.#reveal()
    this.#keepMoved()
    if (!this.#isSized && sight.uniforms.gembaLeast.value.w > 0) this.#size()
    if (this.#hasLoose) this.#loose.follow(this.parts)
    this.#state.upload(renderer, dpr)
  }

  /**
   * Whether all of it is drawn: a large model comes piece by piece, since bringing it to the GPU at once would block the page.
   * @frame
   */
  get isWhole(): boolean {
    return this.#waiting.length === 0
  }

  /** Frees every geometry, material and texture. The object must be out of the scene. */
  dispose(): void {
    this.object.removeFromParent()
    this.#late?.close()
    disposeBatches(this.batches)
    this.#loose.dispose()
    this.#clips?.dispose()
    this.#state.dispose()
    for (const geometry of this.#sources.geometries) geometry.dispose()
    for (const texture of this.#sources.textures) {
      texture.dispose()
      // Image bitmaps are not collected by themselves.
      if (typeof ImageBitmap !== 'undefined' && texture.image instanceof ImageBitmap)
        texture.image.close()
    }
    this.object.clear()
  }

  #size(): void {
    this.#isSized = true
    this.#state.setBalls(makeBalls(this.parts.size, this.picks))
  }

  /** @frame */
  #reveal(): void {
    let left = mostBytesAFrame
    while (this.#waiting.length > 0 && left > 0) {
      const mesh = this.#waiting[this.#waiting.length - 1]
      this.#waiting.length--
      left -= bytesOf(mesh)
      this.object.add(mesh)
    }
  }

  /**
   * What moves may leave the place that its batch is culled by: such a batch is always drawn.
   * @frame
   */
  #keepMoved(): void {
    const { dirtyMatrix, dirtyMatrixCount } = this.parts
    const { rows, drawnBy } = this.#drawn
    if (this.#isFirst || !this.#isCulled) {
      this.#isFirst = false
      return
    }
    const isKept = this.#isKept
    for (let i = 0; i < dirtyMatrixCount; i++) {
      const row = dirtyMatrix[i]
      if (isKept[row] !== 0) continue
      isKept[row] = 1
      for (let pick = firstPick(rows, row); rows[pick] === row; pick++)
        this.batches[drawnBy[pick]].frustumCulled = false
    }
  }
}

/** What is brought to the GPU in one frame: about 10 ms. */
const mostBytesAFrame = 12e6

/** @frame */
function bytesOf({ geometry }: PartBatch): number {
  let bytes = geometry.index?.array.byteLength ?? 0
  for (const name in geometry.attributes) bytes += geometry.attributes[name].array.byteLength
  return bytes
}

function makePicks(data: PickData, batches: readonly PartBatch[]): Picks {
  const { batch, start, count, boxes } = data
  const find = (shape: number) =>
    rangeOf(batches[batch[shape]].geometry, start[shape], count[shape], boxes, shape)
  return new Picks(data.rows, data.shapes, new ShapeTable(boxes, find, (shape) => count[shape]))
}

function countTriangles({ shapes, table }: Picks): number {
  let sum = 0
  for (const shape of shapes) sum += table.triangles(shape)
  return sum
}

function collectSources(used: ReadonlySet<Material>, loose: readonly LooseItem[]) {
  const textures = new Set<Texture>()
  const geometries = new Set<BufferGeometry>()
  const materials = new Set<Material>(used)
  for (const { source } of loose) {
    const { geometry, material } = source as unknown as {
      geometry: BufferGeometry
      material: Material
    }
    geometries.add(geometry)
    materials.add(material)
  }
  for (const material of materials) {
    for (const value of Object.values(material)) if (value instanceof Texture) textures.add(value)
  }
  return { geometries, textures }
}
