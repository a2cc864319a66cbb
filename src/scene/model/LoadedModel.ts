import { Group, Texture, type BufferGeometry, type Object3D, type WebGLRenderer } from 'three'
import { ClipTable } from '#twin/ClipTable.ts'
import { LabelTable } from '#twin/LabelTable.ts'
import type { PartTable } from '#twin/PartTable.ts'
import type { Problem } from '#twin/Problem.ts'
import { LooseMeshes } from './LooseMeshes.ts'
import {
  disposeBatch,
  makeBatches,
  type DrawItem,
  type PartBatch,
  type Pick,
} from './makeBatches.ts'
import type { ModelClips } from './ModelClips.ts'
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
  items: readonly DrawItem[]
  loose?: readonly LooseItem[]
  /** Row of an object of the original hierarchy, or -1. */
  rowOfObject?: (object: Object3D) => number
  clips?: ModelClips
  /** What the file says of a row beyond its shape. */
  extras?: (row: number) => Readonly<Record<string, unknown>> | null
  about?: LoadedModel['about']
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
  /** What can be picked: geometries by row, sorted by row. */
  readonly picks: readonly Pick[]
  readonly problems: readonly Problem[]
  /** What the file says of a row beyond its shape: glTF `extras`; null when nothing. */
  readonly extras: (row: number) => Readonly<Record<string, unknown>> | null
  readonly triangles: number
  /** Draw calls a frame (twice as many in a headset). */
  readonly drawCalls: number
  /** What the file calls the mesh and the materials of a row, and its triangles; nothing for a row without geometry. */
  readonly about: (row: number) => { mesh: string; material: string; triangles: number }
  readonly #state: StateTexture
  readonly #batches: readonly PartBatch[]
  readonly #loose: LooseMeshes
  readonly #hasLoose: boolean
  readonly #clips: ModelClips | undefined
  readonly #bounds: (row: number) => Bounds
  readonly #sources: { geometries: Set<BufferGeometry>; textures: Set<Texture> }

  constructor(content: ModelContent) {
    const { id, parts, items, loose = [] } = content
    this.id = id
    this.parts = parts
    this.problems = content.problems ?? []
    this.extras = content.extras ?? (() => null)
    this.about = content.about ?? (() => ({ mesh: '', material: '', triangles: 0 }))
    this.#state = new StateTexture(parts)
    const { batches, picks } = makeBatches(items, this.#state)
    this.#batches = batches
    for (const { mesh } of batches) this.object.add(mesh)
    this.#loose = new LooseMeshes(this.object, this.#state)
    this.#hasLoose = loose.length > 0
    for (const { source, row, isMirrored } of loose) {
      this.#loose.add(source, row, isMirrored, content.rowOfObject ?? (() => -1))
      const { geometry } = source as unknown as { geometry: BufferGeometry }
      if (geometry.boundingBox === null) geometry.computeBoundingBox()
      picks.push({ row, geometry })
    }
    this.picks = picks.toSorted((a, b) => a.row - b.row)
    this.#clips = content.clips
    this.clips = content.clips?.table ?? new ClipTable([])
    this.#bounds = makeBoundsReader(parts.parent, parts.end, content.local, picks)
    this.triangles = picks.reduce((sum, { geometry }) => sum + corners(geometry) / 3, 0)
    this.drawCalls = batches.length + loose.length
    this.#sources = collectSources(items, loose)
    this.object.name = id
  }

  /** Box of a row's geometry, its subtree included, in the row's own frame at rest: min xyz, max xyz, metres. */
  bounds(row: number): Bounds {
    return this.#bounds(row)
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
    if (this.#hasLoose) this.#loose.follow(this.parts)
    this.#state.upload(renderer, dpr)
  }

  /** Frees every geometry, material and texture. The object must be out of the scene. */
  dispose(): void {
    this.object.removeFromParent()
    for (const batch of this.#batches) disposeBatch(batch)
    this.#loose.dispose()
    this.#clips?.dispose()
    this.#state.dispose()
    for (const geometry of this.#sources.geometries) geometry.dispose()
    for (const { geometry } of this.picks) geometry.dispose()
    for (const texture of this.#sources.textures) {
      texture.dispose()
      // Image bitmaps are not collected by themselves.
      if (typeof ImageBitmap !== 'undefined' && texture.image instanceof ImageBitmap)
        texture.image.close()
    }
    this.object.clear()
  }
}

function collectSources(items: readonly DrawItem[], loose: readonly LooseItem[]) {
  const textures = new Set<Texture>()
  const geometries = new Set<BufferGeometry>()
  const materials = new Set(items.map((item) => item.material as object))
  for (const { source } of loose) {
    const { geometry, material } = source as unknown as {
      geometry: BufferGeometry
      material: object
    }
    geometries.add(geometry)
    materials.add(material)
  }
  for (const material of materials) {
    for (const value of Object.values(material)) if (value instanceof Texture) textures.add(value)
  }
  return { geometries, textures }
}

function corners(geometry: BufferGeometry): number {
  return geometry.index?.count ?? geometry.attributes.position?.count ?? 0
}
