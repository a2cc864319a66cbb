import { Matrix4, type Vector3 } from 'three'
import { Look, lookStride } from '#twin/PartTable.ts'
import { restMatrix } from '../notes/restMatrix.ts'
import type { World } from '../World.ts'

const scratch = new Matrix4()
/** A look's `ghost` above this is out of sight (see `Look`). */
const unseen = 1.5

/** A part that ink goes along with: it moves as the part does, and is not seen while the part is not. */
export class Anchor {
  /** From where the part is at rest to where it is now. */
  readonly moved = new Matrix4()
  isHidden = false
  readonly #world: World
  readonly #number: number
  readonly #row: number
  readonly #rest: Matrix4

  constructor(world: World, number: number, row: number) {
    this.#world = world
    this.#number = number
    this.#row = row
    this.#rest = restMatrix(world.placed[number], row, new Matrix4()).invert()
    this.step()
  }

  /** Its id, as the others know the part. */
  get part(): string {
    const { model } = this.#world.placed[this.#number]
    return `${model.id}/${model.parts.paths[this.#row]}`
  }

  /**
   * Looks where the part is now. Returns whether it has moved, or is seen or not otherwise than before.
   * @frame
   */
  step(): boolean {
    const { look } = this.#world.placed[this.#number].model.parts
    const isHidden = look[this.#row * lookStride + Look.ghost] > unseen
    scratch.copy(this.#world.readRow(this.#number, this.#row, scratch)).multiply(this.#rest)
    if (isHidden === this.isHidden && scratch.equals(this.moved)) return false
    this.isHidden = isHidden
    this.moved.copy(scratch)
    return true
  }

  /** Where a point of the plant is while the part is at rest, written in place. */
  toRest(point: Vector3): Vector3 {
    this.step()
    return point.applyMatrix4(scratch.copy(this.moved).invert())
  }
}
