import { Box3, Matrix4, Vector3 } from 'three'
import type { ExtendedTriangle } from 'three-mesh-bvh'
import type { World } from '#scene/World.ts'

/** What a point has snapped to: nothing but the surface, or a place that can be found again. */
export type Snap = 'surface' | 'edge' | 'middle' | 'corner' | 'centre'

/** More triangles near a point than these are not looked at. */
const most = 64
/** Faces that meet at less than this are one surface, edges one line: the cosine. */
const smooth = Math.cos((20 * Math.PI) / 180)
/** Metres within which two corners are one. */
const same = 1e-4

const a = new Vector3()
const b = new Vector3()
const along = new Vector3()
const other = new Vector3()
const near = new Vector3()
const first = new Vector3()
const second = new Vector3()

/**
 * Finds the corners, edges, middles of edges and centres of faces near a point of a surface. Edges are where faces meet at an
 * angle or end; those between the triangles of one flat face are none.
 */
export class Snapper {
  /** Where the last point has snapped to. */
  readonly point = new Vector3()
  readonly #world: World
  readonly #matrix = new Matrix4()
  readonly #inverse = new Matrix4()
  readonly #box = new Box3()
  readonly #local = new Box3()
  readonly #own = new Box3()
  /** Nine numbers a triangle, and its normal. */
  readonly #corners = new Float64Array(most * 9)
  readonly #normals = new Float64Array(most * 3)
  #count = 0
  readonly #callbacks

  constructor(world: World) {
    this.#world = world
    this.#callbacks = {
      intersectsBounds: (box: Box3) => this.#count < most && box.intersectsBox(this.#local),
      intersectsTriangle: (triangle: ExtendedTriangle) => this.#gather(triangle),
    }
  }

  /**
   * Looks so many metres around a point of an item. The nearest corner wins, then a centre, the middle of an edge, an edge.
   * @frame
   */
  snap(item: number, at: Vector3, normal: Vector3, radius: number): Snap {
    this.point.copy(at)
    const tree = this.#world.treeOf(item)
    if (!tree) return 'surface'
    this.#world.readMatrix(item, this.#matrix)
    if (this.#matrix.determinant() === 0) return 'surface'
    this.#inverse.copy(this.#matrix).invert()
    this.#box.min.copy(at).addScalar(-radius)
    this.#box.max.copy(at).addScalar(radius)
    this.#local.copy(this.#box).applyMatrix4(this.#inverse)
    this.#count = 0
    tree.bvh.shapecast(this.#callbacks)
    const found = this.#along(at, radius)
    if (found === 'corner') return found
    tree.bvh.getBoundingBox(this.#own)
    if (this.#toCentre(at, normal, radius)) return 'centre'
    return found
  }

  /** @frame */
  #along(at: Vector3, radius: number): Snap {
    let best: Snap = 'surface'
    let distance = radius
    let rank = 0
    for (let t = 0; t < this.#count; t++) {
      for (let side = 0; side < 3; side++) {
        this.#read(t, side, a, b)
        along.subVectors(b, a)
        const length = along.length()
        if (length < same) continue
        const part = Math.min(1, Math.max(0, near.subVectors(at, a).dot(along) / (length * length)))
        near.copy(a).addScaledVector(along, part)
        if (near.distanceTo(at) > radius || !this.#isEdge(t, a, b)) continue
        along.divideScalar(length)
        for (let end = 0; end < 4; end++) {
          // Edge, middle, and its two corners.
          const is = end === 0 ? 1 : end === 1 ? 2 : 3
          if (end === 1) near.copy(a).lerp(b, 0.5)
          else if (end === 2) near.copy(a)
          else if (end === 3) near.copy(b)
          const far = near.distanceTo(at)
          if (far > radius || is < rank || (is === rank && far >= distance)) continue
          if (is === 3 && !this.#isCorner(near, along)) continue
          rank = is
          distance = far
          this.point.copy(near)
          best = is === 1 ? 'edge' : is === 2 ? 'middle' : 'corner'
        }
      }
    }
    return best
  }

  /**
   * The centre of the side of the part's box that the point lies on: of a round lid too.
   * @frame
   */
  #toCentre(at: Vector3, normal: Vector3, radius: number): boolean {
    let best = radius
    for (let axis = 0; axis < 3; axis++) {
      for (let end = 0; end < 2; end++) {
        this.#own.getCenter(near)
        near.setComponent(axis, (end === 0 ? this.#own.min : this.#own.max).getComponent(axis))
        near.applyMatrix4(this.#matrix)
        const far = near.distanceTo(at)
        // Its side is where the point is.
        if (far >= best || Math.abs(other.subVectors(near, at).dot(normal)) > radius * 0.1) continue
        best = far
        this.point.copy(near)
      }
    }
    return best < radius
  }

  /**
   * Whether an edge in another direction ends at a point too.
   * @frame
   */
  #isCorner(at: Vector3, direction: Vector3): boolean {
    for (let t = 0; t < this.#count; t++) {
      for (let side = 0; side < 3; side++) {
        this.#read(t, side, first, second)
        const isFirst = first.distanceToSquared(at) < same * same
        if (!isFirst && second.distanceToSquared(at) >= same * same) continue
        other.subVectors(second, first).normalize()
        if (Math.abs(other.dot(direction)) > smooth) continue
        if (this.#isEdge(t, first, second)) return true
      }
    }
    return false
  }

  /**
   * Whether no other triangle goes on beyond an edge as the same surface.
   * @frame
   */
  #isEdge(triangle: number, from: Vector3, to: Vector3): boolean {
    for (let t = 0; t < this.#count; t++) {
      if (t === triangle || this.#turn(t, triangle) < smooth) continue
      if (this.#has(t, from) && this.#has(t, to)) return false
    }
    return true
  }

  /** @frame */
  #gather(triangle: ExtendedTriangle): boolean {
    if (this.#count >= most) return true
    const at = this.#count * 9
    write(a.copy(triangle.a).applyMatrix4(this.#matrix), this.#corners, at)
    write(b.copy(triangle.b).applyMatrix4(this.#matrix), this.#corners, at + 3)
    write(near.copy(triangle.c).applyMatrix4(this.#matrix), this.#corners, at + 6)
    b.sub(a)
    near.sub(a)
    b.cross(near)
    const size = b.length()
    if (size === 0) return false
    write(b.divideScalar(size), this.#normals, this.#count * 3)
    this.#count++
    return false
  }

  /** @frame */
  #read(triangle: number, side: number, from: Vector3, to: Vector3): void {
    from.fromArray(this.#corners, triangle * 9 + side * 3)
    to.fromArray(this.#corners, triangle * 9 + ((side + 1) % 3) * 3)
  }

  /** @frame */
  #has(triangle: number, at: Vector3): boolean {
    const c = this.#corners
    for (let i = triangle * 9; i < triangle * 9 + 9; i += 3) {
      if (Math.hypot(c[i] - at.x, c[i + 1] - at.y, c[i + 2] - at.z) < same) return true
    }
    return false
  }

  /**
   * The cosine between two triangles.
   * @frame
   */
  #turn(t: number, u: number): number {
    const n = this.#normals
    return n[t * 3] * n[u * 3] + n[t * 3 + 1] * n[u * 3 + 1] + n[t * 3 + 2] * n[u * 3 + 2]
  }
}

/** @frame */
function write({ x, y, z }: Vector3, out: Float64Array, at: number): void {
  out[at] = x
  out[at + 1] = y
  out[at + 2] = z
}
