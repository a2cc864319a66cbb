import type { Scene, Vector3, WebGLRenderer } from 'three'
import { ChipAtlas, type Cell } from '../chips/ChipAtlas.ts'
import { ChipMesh } from '../chips/ChipMesh.ts'
import { paintPointer, paintTag, pointerCell, tagCell, type TagWords } from './paintTag.ts'
import { Tag, type Plate } from './Tag.ts'
import { readTagColours, type TagColours } from './TagColours.ts'

/** Tags there are at most: more names would only hide each other. */
export const mostTags = 64
const columns = 4
const pointerColumns = 6
const width = columns * tagCell.width
const tagsHigh = Math.ceil(mostTags / columns) * tagCell.height
const height = tagsHigh + Math.ceil(mostTags / pointerColumns) * pointerCell.height
/** Each takes about a tenth of a millisecond. */
const paintsAFrame = 2
/** Things nearer than this stand before a tag, metres of the person. */
const arm = 0.9
/** After the labels of the plant. */
const order = 7

/** Who wants a tag: the nearest get one. */
export type Tagged = { tag: Tag | null; readonly words: TagWords; isReworded: boolean }

/** The name tags of people and of their pointers, as one draw call. */
export class TagBoard {
  readonly #atlas: ChipAtlas
  readonly #mesh: ChipMesh
  readonly #tags: readonly Tag[]
  readonly #free: Tag[]
  readonly #colours: TagColours
  #added = 0

  constructor(scene: Scene, colours = readTagColours(), atlas = new ChipAtlas(width, height)) {
    this.#atlas = atlas
    this.#colours = colours
    this.#mesh = new ChipMesh(atlas, mostTags * 2, order)
    this.#mesh.object.userData.hasNoShadow = true
    this.#tags = Array.from({ length: mostTags }, (_, i) => {
      return new Tag(
        cellOf(i, columns, tagCell, 0),
        cellOf(i, pointerColumns, pointerCell, tagsHigh),
      )
    })
    this.#free = [...this.#tags]
    scene.add(this.#mesh.object)
  }

  /** Gives tags to the first ones, and takes those of the others. */
  assign(wanting: readonly Tagged[]): void {
    for (let i = mostTags; i < wanting.length; i++) this.release(wanting[i])
    for (let i = 0; i < wanting.length && i < mostTags; i++) {
      if (wanting[i].tag !== null) continue
      const tag = this.#free.pop()
      if (!tag) return
      tag.begin(wanting[i])
      wanting[i].tag = tag
    }
  }

  release(owner: Tagged): void {
    if (owner.tag === null) return
    owner.tag.begin(null)
    this.#free.push(owner.tag)
    owner.tag = null
  }

  /** Paints what has changed, a few in a frame. Returns whether it painted any. */
  paint(renderer: WebGLRenderer, wanting: readonly Tagged[]): boolean {
    if (!this.#atlas.isKept(renderer)) for (const tag of this.#tags) tag.isUnpainted = true
    let left = paintsAFrame
    for (let i = 0; i < wanting.length && left > 0; i++) {
      const { tag, words, isReworded } = wanting[i]
      if (tag === null || (!tag.isUnpainted && !isReworded)) continue
      wanting[i].isReworded = false
      tag.isUnpainted = false
      left--
      this.#atlas.paint(renderer, tag.name.cell, (pen) =>
        Object.assign(tag.name, paintTag(pen, words, this.#colours)),
      )
      this.#atlas.paint(renderer, tag.pointer.cell, (pen) =>
        Object.assign(tag.pointer, paintPointer(pen, words, this.#colours)),
      )
    }
    return left < paintsAFrame
  }

  /**
   * Begins a frame; see `ChipMesh`. `metre`: of the plant, one to the person who looks.
   * @frame
   */
  begin(eyes: Vector3, across: Vector3 | undefined, metre: number): void {
    this.#added = 0
    this.#mesh.begin(eyes, arm * metre, across)
  }

  /**
   * Shows a plate over a place; what is added later lies over it.
   * @frame
   */
  add(plate: Plate, at: Vector3, texel: number, seen: number): void {
    if (plate.width === 0 || seen < 0.02 || this.#added >= mostTags * 2) return
    this.#added++
    plate.texel = texel
    plate.seen = seen
    this.#mesh.add(at, plate)
  }

  /** @frame */
  end(): void {
    this.#mesh.end()
  }

  dispose(): void {
    this.#mesh.dispose()
    this.#atlas.dispose()
  }
}

function cellOf(i: number, perRow: number, size: typeof tagCell, below: number): Cell {
  return {
    ...size,
    left: (i % perRow) * size.width,
    top: below + Math.floor(i / perRow) * size.height,
  }
}
