import { Vector3 } from 'three'
import { invertAffine } from '#twin/affine.ts'
import type { RayVisitor } from './BoxTree.ts'
import { aimRay, facing, farthest, heading, makeRay, nearest } from './enterBox.ts'
import type { TriangleTree } from './model/TriangleTree.ts'
import { sight } from './sight.ts'
import type { World } from './World.ts'

/** Finds what a ray meets first: boxes of parts, then triangles of the few geometries behind those boxes. */
export class Picker implements RayVisitor {
  /** Distance in metres of what was found; before that, how far to look. */
  far = Infinity
  /** The item found, -1 for none. */
  item = -1
  readonly point = new Vector3()
  /** Of length 1, towards the side that the ray came from. */
  readonly normal = new Vector3()
  /** Whether the ray came from within: it met the back of a face. */
  isBack = false
  /** Who casts in every frame need not have each moved part at its last place: see `World`. */
  isLoose = false
  readonly #world: World
  readonly #origin = new Vector3()
  readonly #direction = new Vector3()
  readonly #matrix = new Float64Array(12)
  readonly #inverse = new Float64Array(12)
  /** The ray in an item's own frame. */
  readonly #local = makeRay()
  readonly #isCut: boolean
  #invisibleToo = false
  #spans = 0

  /** Rays go through what is cut away to look inside, unless `isCut` is false. */
  constructor(world: World, isCut = true) {
    this.#world = world
    this.#isCut = isCut
  }

  /**
   * Casts a ray (direction of length 1) up to `far` metres; returns the item or -1. Parts that a person cannot see are
   * passed through unless `invisibleToo`.
   */
  cast(origin: Vector3, direction: Vector3, far = Infinity, invisibleToo = false): number {
    if (this.isLoose) this.#world.refitLoosely()
    else this.#world.refit()
    this.far = far
    this.item = -1
    this.#invisibleToo = invisibleToo
    this.#origin.copy(origin)
    this.#direction.copy(direction)
    const cut = sight.cutaway
    this.#spans = -1
    if (cut && this.#isCut && (cut.isCutting || cut.isShining)) {
      this.#spans = cut.open(origin, direction, far)
      if (this.#spans === 0) return -1
    }
    this.#world.tree.castRay(origin, direction, this)
    return this.item
  }

  /** @frame */
  visit(item: number): void {
    const world = this.#world
    if (!this.#invisibleToo && !world.isVisible(item)) return
    const tree = world.treeOf(item)
    if (tree === null) return
    world.writeAffine(item, this.#matrix)
    if (!invertAffine(this.#inverse, this.#matrix)) return
    this.#turnRay()
    const isMet = this.#spans < 0 ? this.#castWithin(tree, 0, this.far) : this.#throughCut(tree)
    if (!isMet) return
    const ray = this.#local
    // A direction that was not made of length 1 again counts in metres of the world.
    if (!(ray[farthest] < this.far)) return
    this.far = ray[farthest]
    this.item = item
    this.point.copy(this.#direction).multiplyScalar(this.far).add(this.#origin)
    this.#turnNormal()
    this.isBack = this.normal.dot(this.#direction) > 0
    if (this.isBack) this.normal.negate()
  }

  /** @frame */
  #castWithin(tree: TriangleTree, from: number, to: number): boolean {
    const ray = this.#local
    ray[nearest] = from
    ray[farthest] = to
    return tree.cast(ray)
  }

  /** Looks for the first triangle that is not cut away. @frame */
  #throughCut(tree: TriangleTree): boolean {
    const { spans } = sight.cutaway!
    for (let i = 0; i < this.#spans; i++) {
      const to = Math.min(this.far, spans[i * 2 + 1])
      if (to <= spans[i * 2]) continue
      if (this.#castWithin(tree, spans[i * 2], to)) return true
    }
    return false
  }

  /** @frame */
  #turnRay(): void {
    const m = this.#inverse
    const ray = this.#local
    const { x, y, z } = this.#origin
    const { x: dx, y: dy, z: dz } = this.#direction
    for (let i = 0; i < 3; i++) {
      const r = i * 4
      ray[i] = m[r] * x + m[r + 1] * y + m[r + 2] * z + m[r + 3]
      ray[heading + i] = m[r] * dx + m[r + 1] * dy + m[r + 2] * dz
    }
    aimRay(ray)
  }

  /** A normal turns by the transpose of the inverse matrix. @frame */
  #turnNormal(): void {
    const m = this.#inverse
    const ray = this.#local
    const x = ray[facing]
    const y = ray[facing + 1]
    const z = ray[facing + 2]
    const { normal } = this
    normal.x = m[0] * x + m[4] * y + m[8] * z
    normal.y = m[1] * x + m[5] * y + m[9] * z
    normal.z = m[2] * x + m[6] * y + m[10] * z
    normal.normalize()
  }
}
