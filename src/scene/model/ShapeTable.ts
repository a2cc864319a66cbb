import { Box3, BufferAttribute, BufferGeometry, Vector3 } from 'three'
import { TriangleTree } from './TriangleTree.ts'

/**
 * The different shapes of a model, for picking: their boxes, and a tree of triangles for each, built the first time it is
 * asked for and shared by all parts of that shape. A shape costs 36 bytes until then; an object each would be a kilobyte.
 */
export class ShapeTable {
  /** Six numbers a shape, in its own frame: min x, y, z, max x, y, z. */
  boxes: Float32Array
  readonly #find: (shape: number) => BufferGeometry
  readonly #corners: (shape: number) => number
  readonly #more: BufferGeometry[] = []
  readonly #first: number
  readonly #trees: (TriangleTree | null | undefined)[] = []

  /** `find` makes the geometry of a shape (only its positions and corners matter); `corners` tells how many it has. */
  constructor(
    boxes: Float32Array,
    find: (shape: number) => BufferGeometry,
    corners: (shape: number) => number,
  ) {
    this.boxes = boxes
    this.#first = boxes.length / 6
    this.#find = find
    this.#corners = corners
  }

  /** A table of nothing but these geometries. */
  static of(geometries: readonly BufferGeometry[]): ShapeTable {
    const table = new ShapeTable(new Float32Array(0), noGeometry, () => 0)
    for (const geometry of geometries) table.add(geometry)
    return table
  }

  get size(): number {
    return this.boxes.length / 6
  }

  /** Adds a geometry that stands in no batch; returns its number. */
  add(geometry: BufferGeometry): number {
    if (geometry.boundingBox === null) geometry.computeBoundingBox()
    const { min, max } = geometry.boundingBox as Box3
    const isKnown = min.x <= max.x
    const box = isKnown ? [...min, ...max] : [0, 0, 0, 0, 0, 0]
    const longer = new Float32Array(this.boxes.length + 6)
    longer.set(this.boxes)
    longer.set(box, this.boxes.length)
    this.boxes = longer
    this.#more.push(geometry)
    return this.size - 1
  }

  /** Number of triangles of a shape. */
  triangles(shape: number): number {
    const more = this.#more[shape - this.#first]
    const corners = more
      ? (more.index?.count ?? more.attributes.position?.count ?? 0)
      : this.#corners(shape)
    return Math.floor(corners / 3)
  }

  /** Its positions and corners; the arrays are those that draw it. */
  geometry(shape: number): BufferGeometry {
    return this.#more[shape - this.#first] ?? this.#find(shape)
  }

  hasTree(shape: number): boolean {
    return this.#trees[shape] !== undefined
  }

  /** The tree of a shape's triangles; null for one without. */
  tree(shape: number): TriangleTree | null {
    const known = this.#trees[shape]
    if (known !== undefined) return known
    const made = this.triangles(shape) > 0 ? new TriangleTree(this.geometry(shape)) : null
    this.#trees[shape] = made
    return made
  }
}

/** A geometry of corners `start … start + count` of an index over positions, for a tree. */
export function rangeOf(
  all: BufferGeometry,
  start: number,
  count: number,
  boxes: Float32Array,
  shape: number,
): BufferGeometry {
  const geometry = new BufferGeometry()
  const array = (all.index as BufferAttribute).array.subarray(start, start + count)
  geometry.setAttribute('position', all.attributes.position)
  geometry.setIndex(new BufferAttribute(array, 1))
  const at = shape * 6
  geometry.boundingBox = new Box3(
    new Vector3().fromArray(boxes, at),
    new Vector3().fromArray(boxes, at + 3),
  )
  return geometry
}

function noGeometry(): BufferGeometry {
  throw new Error('ShapeTable: there is no such shape')
}
