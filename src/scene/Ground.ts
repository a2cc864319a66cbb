import { Box3, Line3, Matrix4, Vector3 } from 'three'
import { ExtendedTriangle } from 'three-mesh-bvh'
import type { BoxVisitor } from './BoxTree.ts'
import { Picker } from './Picker.ts'
import type { World } from './World.ts'

/** Metres: a person's height, the height of the eyes, half the width, and the highest step taken without climbing. */
export const body = { height: 1.8, eye: 1.7, radius: 0.28, step: 0.45 } as const

const down = new Vector3(0, -1, 0)
const up = new Vector3(0, 1, 0)
const around = [
  up,
  new Vector3(1, 0, 0),
  new Vector3(-1, 0, 0),
  new Vector3(0, 0, 1),
  new Vector3(0, 0, -1),
]
const corners = [0, 0, 0.6, 0, -0.6, 0, 0, 0.6, 0, -0.6] as const

/**
 * What a person stands on and bumps into: the visible parts where they are now, and level ground round about them at the
 * height of the lowest, so that nobody falls off the world.
 */
export class Ground implements BoxVisitor {
  /** Height of the ground around everything. */
  readonly level: number
  /** Where one may walk: the box of the world and a margin. */
  readonly limits: Box3
  readonly #world: World
  readonly #picker: Picker
  readonly #origin = new Vector3()
  readonly #capsule = new Line3()
  readonly #capsuleBox = new Box3()
  readonly #localBox = new Box3()
  readonly #matrix = new Matrix4()
  readonly #inverse = new Matrix4()
  readonly #triangle = new ExtendedTriangle()
  readonly #onTriangle = new Vector3()
  readonly #onCapsule = new Vector3()
  /** What is deepest inside the capsule: how deep, and the way out. */
  #depth = 0
  readonly #wayOut = new Vector3()
  readonly #callbacks

  constructor(world: World, margin = 12) {
    this.#world = world
    // A floor that is not seen for a while carries all the same.
    this.#picker = new Picker(world, false)
    this.level = world.box.isEmpty() ? 0 : world.box.min.y
    this.limits = world.box.clone().expandByScalar(margin)
    this.#callbacks = {
      intersectsBounds: (box: Box3) => box.intersectsBox(this.#localBox),
      intersectsTriangle: (triangle: ExtendedTriangle) => this.#touch(triangle),
    }
  }

  /**
   * The height of the highest floor under feet at (x, y, z) that one step reaches, looking `below` metres down; the ground
   * around when there is none; NaN outside the limits.
   */
  floorAt(x: number, y: number, z: number, below = 100): number {
    const { min, max } = this.limits
    if (x < min.x || x > max.x || z < min.z || z > max.z) return NaN
    let floor = this.level <= y + body.step ? this.level : -Infinity
    for (let i = 0; i < corners.length; i += 2) {
      const fromX = x + corners[i] * body.radius
      const fromZ = z + corners[i + 1] * body.radius
      this.#origin.set(fromX, y + body.step, fromZ)
      if (this.#picker.cast(this.#origin, down, body.step + below) < 0) continue
      if (this.#picker.normal.y > 0.6) floor = Math.max(floor, this.#picker.point.y)
    }
    return floor === -Infinity ? NaN : floor
  }

  /**
   * Moves feet sideways out of what they stand in. Returns whether they are free afterwards; what cannot be left
   * sideways (a low beam, a narrow gap) is not.
   */
  pushOut(feet: Vector3): boolean {
    this.#world.refit()
    for (let round = 0; round < 4; round++) {
      this.#findDeepest(feet)
      if (this.#depth < 0.001) return true
      const flat = Math.hypot(this.#wayOut.x, this.#wayOut.z)
      if (flat < 0.2) return false
      feet.x += (this.#wayOut.x / flat) * (this.#depth + 0.001)
      feet.z += (this.#wayOut.z / flat) * (this.#depth + 0.001)
    }
    this.#findDeepest(feet)
    return this.#depth < 0.01
  }

  /** Whether a person can stand with feet here: a floor within a step, nothing in the way, room for the head. */
  isFree(feet: Vector3): boolean {
    const floor = this.floorAt(feet.x, feet.y, feet.z, body.step)
    if (!(Math.abs(floor - feet.y) < 0.05)) return false
    this.#findDeepest(feet)
    if (this.#depth > 0) return false
    this.#origin.set(feet.x, feet.y + 0.05, feet.z)
    if (this.#picker.cast(this.#origin, up, body.height) >= 0) return false
    // In a hollow machine there may be room as well: all round are the backs of faces.
    this.#origin.y += body.step
    let backs = 0
    for (let i = 0; i < around.length; i++) {
      if (this.#picker.cast(this.#origin, around[i]) >= 0 && this.#picker.isBack) backs++
    }
    return backs < 4
  }

  visit(item: number): void {
    const world = this.#world
    if (!world.isVisible(item)) return
    const tree = world.treeOf(item)
    if (tree === null) return
    world.readMatrix(item, this.#matrix)
    if (this.#matrix.determinant() === 0) return
    this.#inverse.copy(this.#matrix).invert()
    this.#localBox.copy(this.#capsuleBox).applyMatrix4(this.#inverse)
    tree.bvh.shapecast(this.#callbacks)
  }

  #findDeepest(feet: Vector3): void {
    const { start, end } = this.#capsule
    start.set(feet.x, feet.y + body.step + body.radius, feet.z)
    end.set(feet.x, feet.y + body.height - body.radius, feet.z)
    const { min, max } = this.#capsuleBox
    min.copy(start).addScalar(-body.radius)
    max.copy(end).addScalar(body.radius)
    this.#depth = 0
    this.#world.tree.castBox(min.x, min.y, min.z, max.x, max.y, max.z, this)
  }

  #touch(local: ExtendedTriangle): boolean {
    const triangle = this.#triangle
    triangle.a.copy(local.a).applyMatrix4(this.#matrix)
    triangle.b.copy(local.b).applyMatrix4(this.#matrix)
    triangle.c.copy(local.c).applyMatrix4(this.#matrix)
    triangle.needsUpdate = true
    const distance = triangle.closestPointToSegment(
      this.#capsule,
      this.#onTriangle,
      this.#onCapsule,
    )
    const depth = body.radius - distance
    if (depth <= this.#depth) return false
    this.#depth = depth
    this.#wayOut.subVectors(this.#onCapsule, this.#onTriangle)
    // The axis of the body lies in the triangle: out along its face.
    if (this.#wayOut.lengthSq() < 1e-10) triangle.getNormal(this.#wayOut)
    this.#wayOut.normalize()
    return false
  }
}
