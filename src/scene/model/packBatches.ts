import { sortByPlace } from '../sortByPlace.ts'
import { ownNumber } from './paints.ts'
import { emptyBox, widen } from './widen.ts'
import { layoutOf, type Attribute, type Numbers, type Shape } from './Shape.ts'

/** One thing to draw: a shape at a row. A row with several primitives has several. */
export type DrawItem = {
  row: number
  shape: Shape
  /** Number of the material that draws it. */
  material: number
  /** What it adds to that, see `sortMaterials`; 0 for nothing. */
  paint: number
  /** Whether its matrix at rest turns it inside out. */
  isMirrored: boolean
}

/** Items that one call draws, as arrays that can be sent from a worker. */
export type BatchData = {
  material: number
  /** Whether colour, roughness, metalness and emission come from paints rather than from the material. */
  isPainted: boolean
  isMirrored: boolean
  attributes: Record<string, Attribute>
  index: Uint16Array | Uint32Array
  /** Row and paint (see `ownNumber`) of each vertex, or of each instance. */
  own: Uint32Array
  isInstanced: boolean
  /** Centre and radius of all items at rest, in the model's frame; for culling. */
  sphere: Float64Array
}

/** Where the triangles of each different shape lie, and which shape hangs on which row: what picking needs. */
export type PickData = {
  /** By shape: the batch whose arrays it lies in, first corner, number of corners, and its box (six numbers). */
  batch: Uint32Array
  start: Uint32Array
  count: Uint32Array
  boxes: Float32Array
  /** By pick, in the order of rows: row, shape, and the batch that draws it. */
  rows: Uint32Array
  shapes: Uint32Array
  drawnBy: Uint32Array
}

/** Copies of one shape may take so many bytes; beyond it is drawn as instances, one call a shape. */
export const mostCopied = 1 << 20
/** All copies of a model together. */
export const mostCopies = 12 << 20
/** A batch with more triangles than this is cut into pieces by place, which are culled each by itself. */
export const mostTriangles = 120_000

/**
 * Puts items into batches: one for each material, handedness and vertex layout. What stands once, and copies that cost
 * little memory, are merged into one draw, each vertex marked with its row: it costs the same for one part as for ten
 * thousand, where an entry of a multi-draw takes the driver 3–50 µs. A shape whose copies would take more stays one,
 * drawn as instances. `placeOf` writes an item's box at rest in the model's frame, six numbers.
 */
export function packBatches(
  items: readonly DrawItem[],
  placeOf: (item: DrawItem, box: Float64Array) => void,
): { batches: BatchData[]; picks: PickData } {
  const groups = new Map<number, DrawItem[]>()
  const kinds = new Kinds()
  for (const item of items) {
    const key = kinds.of(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  const budget = { left: mostCopies }
  const pile = new Pile(items.length)
  for (const group of groups.values()) {
    const { merged, instanced } = divide(group, budget)
    for (const piece of cutByPlace(merged, placeOf)) pile.addMerged(piece, placeOf)
    for (const same of instanced) pile.addInstanced(same, placeOf)
  }
  return { batches: pile.batches, picks: pile.picks() }
}

/** Numbers what must be alike for one draw; a text for each of 100,000 items would take longer than all the rest. */
class Kinds {
  readonly #ofLayout = new Map<string, number>()
  readonly #ofShape = new Map<Shape, number>()

  of({ shape, material, paint, isMirrored }: DrawItem): number {
    let layout = this.#ofShape.get(shape)
    if (layout === undefined) {
      const text = layoutOf(shape)
      layout = this.#ofLayout.get(text) ?? this.#ofLayout.size
      this.#ofLayout.set(text, layout)
      this.#ofShape.set(shape, layout)
    }
    return ((material + 1) * 4 + (isMirrored ? 2 : 0) + (paint > 0 ? 1 : 0)) * 4096 + layout
  }
}

/** Which items of a group are copied together, and which are instances of one shape. */
function divide(
  group: readonly DrawItem[],
  budget: { left: number },
): { merged: DrawItem[]; instanced: DrawItem[][] } {
  const byShape = new Map<Shape, DrawItem[]>()
  for (const item of group) {
    const same = byShape.get(item.shape)
    if (same) same.push(item)
    else byShape.set(item.shape, [item])
  }
  const merged: DrawItem[] = []
  const instanced: DrawItem[][] = []
  const byWaste = [...byShape.values()]
    .map((same) => ({ same, waste: (same.length - 1) * bytesOf(same[0].shape) }))
    .sort((a, b) => a.waste - b.waste)
  for (const { same, waste } of byWaste) {
    if (waste > mostCopied || waste > budget.left) instanced.push(same)
    else {
      budget.left -= waste
      for (const item of same) merged.push(item)
    }
  }
  return { merged: merged.sort((a, b) => a.row - b.row), instanced }
}

function bytesOf({ attributes, index, vertices }: Shape): number {
  const all = Object.values(attributes).reduce((sum, { array }) => sum + array.byteLength, 0)
  return all + 4 * vertices + 4 * (index?.length ?? vertices)
}

/** Large batches are cut into pieces of neighbours. */
function cutByPlace(
  items: readonly DrawItem[],
  placeOf: (item: DrawItem, box: Float64Array) => void,
): (readonly DrawItem[])[] {
  const sizes = items.map(({ shape }) => (shape.index?.length ?? shape.vertices) / 3)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (items.length === 0) return []
  if (total <= 2 * mostTriangles) return [items]
  const boxes = new Float32Array(items.length * 6)
  const box = new Float64Array(6)
  items.forEach((item, i) => {
    placeOf(item, box)
    boxes.set(box, i * 6)
  })
  const pieces: DrawItem[][] = [[]]
  let triangles = 0
  for (const i of sortByPlace(boxes).items) {
    if (triangles > 0 && triangles + sizes[i] > mostTriangles) {
      pieces.push([])
      triangles = 0
    }
    pieces[pieces.length - 1].push(items[i])
    triangles += sizes[i]
  }
  return pieces
}

/** Collects batches, and where in them each shape and each pick is. */
class Pile {
  readonly batches: BatchData[] = []
  readonly #shapeOf = new Map<Shape, number>()
  readonly #places: { batch: number; start: number; count: number; box: Float64Array }[] = []
  /** Row, shape and batch of each pick, three numbers. */
  readonly #picks: Uint32Array
  #picked = 0
  #lastRow = -1

  /** Of so many items. */
  constructor(items: number) {
    this.#picks = new Uint32Array(items * 3)
  }

  addMerged(
    items: readonly DrawItem[],
    placeOf: (item: DrawItem, box: Float64Array) => void,
  ): void {
    let vertices = 0
    let corners = 0
    for (const { shape } of items) {
      vertices += shape.vertices
      corners += shape.index?.length ?? shape.vertices
    }
    const attributes: Record<string, Attribute> = {}
    for (const [name, from] of Object.entries(items[0].shape.attributes)) {
      const made = from.array.constructor as new (length: number) => Numbers
      attributes[name] = { ...from, array: new made(vertices * from.itemSize) }
    }
    const own = new Uint32Array(vertices)
    const index = vertices > 65_535 ? new Uint32Array(corners) : new Uint16Array(corners)
    let vertex = 0
    let corner = 0
    for (const item of items) {
      const { shape, row, paint } = item
      for (const name in attributes) {
        const { array, itemSize } = attributes[name]
        array.set(shape.attributes[name].array, vertex * itemSize)
      }
      own.fill(ownNumber(row, paint), vertex, vertex + shape.vertices)
      const count = shape.index?.length ?? shape.vertices
      if (shape.index) for (let i = 0; i < count; i++) index[corner + i] = shape.index[i] + vertex
      else for (let i = 0; i < count; i++) index[corner + i] = i + vertex
      this.#note(item, corner, count)
      vertex += shape.vertices
      corner += count
    }
    this.#add(items, { attributes, index, own, isInstanced: false }, placeOf)
  }

  addInstanced(
    items: readonly DrawItem[],
    placeOf: (item: DrawItem, box: Float64Array) => void,
  ): void {
    const { shape } = items[0]
    const attributes: Record<string, Attribute> = {}
    for (const [name, from] of Object.entries(shape.attributes))
      attributes[name] = { ...from, array: from.array.slice() }
    const corners = cornersOf(shape)
    const index = shape.vertices > 65_535 ? new Uint32Array(corners) : new Uint16Array(corners)
    for (const item of items) this.#note(item, 0, index.length)
    const own = new Uint32Array(items.length)
    for (let i = 0; i < own.length; i++) own[i] = ownNumber(items[i].row, items[i].paint)
    this.#add(items, { attributes, index, own, isInstanced: true }, placeOf)
  }

  picks(): PickData {
    const places = this.#places
    const boxes = new Float32Array(places.length * 6)
    places.forEach(({ box }, i) => boxes.set(box, i * 6))
    return {
      batch: Uint32Array.from(places, ({ batch }) => batch),
      start: Uint32Array.from(places, ({ start }) => start),
      count: Uint32Array.from(places, ({ count }) => count),
      boxes,
      ...this.#byRow(),
    }
  }

  /** Notes a pick of the batch that is added next; the first place of a shape is the one that is kept. */
  #note({ row, shape }: DrawItem, start: number, count: number): void {
    const batch = this.batches.length
    let number = this.#shapeOf.get(shape)
    if (number === undefined) {
      number = this.#places.push({ batch, start, count, box: shape.box }) - 1
      this.#shapeOf.set(shape, number)
    }
    const at = this.#picked
    this.#picks[at] = row
    this.#picks[at + 1] = number
    this.#picks[at + 2] = batch
    this.#picked += 3
    if (row > this.#lastRow) this.#lastRow = row
  }

  /** The picks in the order of their rows, by counting. */
  #byRow(): Pick<PickData, 'rows' | 'shapes' | 'drawnBy'> {
    const picks = this.#picks
    const size = picks.length / 3
    const next = new Uint32Array(this.#lastRow + 2)
    for (let i = 0; i < picks.length; i += 3) next[picks[i] + 1]++
    for (let row = 0; row <= this.#lastRow; row++) next[row + 1] += next[row]
    const rows = new Uint32Array(size)
    const shapes = new Uint32Array(size)
    const drawnBy = new Uint32Array(size)
    for (let i = 0; i < picks.length; i += 3) {
      const to = next[picks[i]]++
      rows[to] = picks[i]
      shapes[to] = picks[i + 1]
      drawnBy[to] = picks[i + 2]
    }
    return { rows, shapes, drawnBy }
  }

  #add(
    items: readonly DrawItem[],
    arrays: Pick<BatchData, 'attributes' | 'index' | 'own' | 'isInstanced'>,
    placeOf: (item: DrawItem, box: Float64Array) => void,
  ): void {
    const all = emptyBox()
    const box = new Float64Array(6)
    for (const item of items) {
      placeOf(item, box)
      widen(all, box)
    }
    const centre = [0, 1, 2].map((k) => (all[k] + all[k + 3]) / 2)
    const radius = Math.hypot(all[3] - all[0], all[4] - all[1], all[5] - all[2]) / 2
    const { material, paint, isMirrored } = items[0]
    this.batches.push({
      material,
      isPainted: paint > 0,
      isMirrored,
      ...arrays,
      sphere: Float64Array.of(...centre, radius),
    })
  }
}

function cornersOf({ index, vertices }: Shape): ArrayLike<number> {
  return index ?? Uint32Array.from({ length: vertices }, (_, i) => i)
}
