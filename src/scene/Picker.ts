import { DoubleSide, Matrix4, Ray, Vector3, type Intersection } from 'three'
import type { MeshBVH } from 'three-mesh-bvh'
import type { RayVisitor } from './BoxTree.ts'
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
  readonly #matrix = new Matrix4()
  readonly #inverse = new Matrix4()
  readonly #local = new Ray()
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

  visit(item: number): void {
    const world = this.#world
    if (!this.#invisibleToo && !world.isVisible(item)) return
    const tree = world.treeOf(item)
    if (tree === null) return
    const matrix = world.readMatrix(item, this.#matrix)
    const local = this.#local
    this.#inverse.copy(matrix).invert()
    local.origin.copy(this.#origin).applyMatrix4(this.#inverse)
    local.direction.copy(this.#direction).transformDirection(this.#inverse)
    // Length of the direction there.
    const e = this.#inverse.elements
    const { x, y, z } = this.#direction
    const a = e[0] * x + e[4] * y + e[8] * z
    const b = e[1] * x + e[5] * y + e[9] * z
    const c = e[2] * x + e[6] * y + e[10] * z
    const scale = Math.sqrt(a * a + b * b + c * c)
    if (!(scale > 0 && scale < Infinity)) return
    const hit =
      this.#spans < 0
        ? tree.raycastFirst(local, DoubleSide, 0, this.far * scale)
        : this.#throughCut(tree, scale)
    if (hit === null) return
    const distance = hit.distance / scale
    if (!(distance < this.far)) return
    this.far = distance
    this.item = item
    this.point.copy(this.#direction).multiplyScalar(distance).add(this.#origin)
    if (!hit.face) return
    this.normal.copy(hit.face.normal)
    turnNormal(this.normal, this.#inverse)
    this.isBack = this.normal.dot(this.#direction) > 0
    if (this.isBack) this.normal.negate()
  }

  /** The first triangle that is not cut away. */
  #throughCut(tree: MeshBVH, scale: number): Intersection | null {
    const { spans } = sight.cutaway!
    for (let i = 0; i < this.#spans; i++) {
      const to = Math.min(this.far, spans[i * 2 + 1])
      if (to <= spans[i * 2]) continue
      const hit = tree.raycastFirst(this.#local, DoubleSide, spans[i * 2] * scale, to * scale)
      if (hit) return hit
    }
    return null
  }
}

/** A normal turns by the transpose of the inverse matrix, which is given. */
function turnNormal(normal: Vector3, inverse: Matrix4): void {
  const e = inverse.elements
  const { x, y, z } = normal
  normal
    .set(
      e[0] * x + e[1] * y + e[2] * z,
      e[4] * x + e[5] * y + e[6] * z,
      e[8] * x + e[9] * y + e[10] * z,
    )
    .normalize()
}
