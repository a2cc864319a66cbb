import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { CARTON_TAPE, finish, STEEL_DIM, WOOD } from '../../../build/scene/palette.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { bottle } from './bottle.ts'
import { carton } from './conveyor.ts'

export const PALLET_HEIGHT = 0.144

/** A wooden pallet, 1.2 m along x and `depth` along z, standing on the origin. */
function makePallet(depth: number): Solid {
  const shape = solid()
  const board = box(1.2, 0.022, 0.1, 0.002)
  const boards = Math.round(depth / 0.17)
  for (let k = 0; k < boards; k++) {
    const z = (k / (boards - 1) - 0.5) * (depth - 0.1)
    shape.put(WOOD, board, at(0, PALLET_HEIGHT - 0.011, z))
  }
  for (const x of [-0.53, 0, 0.53]) {
    shape
      .put(WOOD, box(0.1, 0.02, depth, 0), at(x, PALLET_HEIGHT - 0.032, 0))
      .put(WOOD, box(0.1, 0.022, depth, 0), at(x, 0.011, 0))
    for (const z of [-1, 0, 1]) {
      shape.put(WOOD, box(0.12, 0.08, 0.1, 0), at(x, 0.062, z * (depth / 2 - 0.05)))
    }
  }
  return shape
}

export const pallet = makePallet(0.8)
export const widePallet = makePallet(1)

/** A layer of cartons as the robot lays them; `gaps` leaves out the last ones. */
export function cartonLayer(gaps = 0): Solid {
  const shape = solid()
  for (let k = 0; k < 12 - gaps; k++) {
    const column = Math.floor(k / 3)
    const row = k % 3
    shape.copy(carton, at((column - 1.5) * 0.303, 0, (row - 1) * 0.245))
  }
  return shape
}

const BOTTLE_SHADE = finish('Gloss', '#56704e')

/** A layer of empty bottles on its card sheet; those inside are one shaded block, as one sees them. */
export const bottleLayer: Solid = makeBottleLayer()

function makeBottleLayer(): Solid {
  const shape = solid().put(CARTON_TAPE, box(1.16, 0.008, 0.96, 0.002), at(0, 0.004))
  const columns = 16
  const rows = 13
  const empty = bottle('empty')
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const isInside = i > 0 && j > 0 && i < columns - 1 && j < rows - 1
      if (!isInside) shape.copy(empty, at((i - 7.5) * 0.072, 0.008, (j - 6) * 0.072))
    }
  }
  const [width, depth] = [(columns - 2) * 0.072, (rows - 2) * 0.072]
  return shape.put(BOTTLE_SHADE, box(width, 0.2, depth, 0), at(0, 0.108))
}

export const BOTTLE_LAYER_HEIGHT = 0.244

export const topFrame: Solid = solid()
  .put(CARTON_TAPE, box(1.18, 0.012, 0.98, 0.003), at(0, 0.006))
  .put(WOOD, box(1.2, 0.03, 0.08, 0.004), at(0, 0.027, -0.46))
  .put(WOOD, box(1.2, 0.03, 0.08, 0.004), at(0, 0.027, 0.46))
  .put(WOOD, box(0.08, 0.03, 0.84, 0.004), at(-0.56, 0.027, 0))
  .put(WOOD, box(0.08, 0.03, 0.84, 0.004), at(0.56, 0.027, 0))
  .putAll(finish('Dark'), box(0.016, 0.004, 1.004, 0.001), [at(-0.3, 0.044), at(0.3, 0.044)])

const roller = box(0.06, 0.06, 1.04, 0.02)

/** A low roller conveyor for pallets along x, standing on the origin. */
export function rollerTrack(length: number): Solid {
  const shape = solid()
  for (const z of [-0.58, 0.58]) {
    shape.put(finish('Paint', '#8d959b'), box(length, 0.16, 0.06, 0.01, 0.5), at(0, 0.27, z))
    for (const x of [-length / 2 + 0.15, length / 2 - 0.15]) {
      shape.put(finish('Paint', '#8d959b'), box(0.1, 0.2, 0.06, 0.008), at(x, 0.1, z))
    }
  }
  const count = Math.floor(length / 0.16)
  for (let k = 0; k < count; k++) {
    const x = (k / (count - 1) - 0.5) * (length - 0.14)
    shape.put(STEEL_DIM, roller, at(x, 0.32))
  }
  return shape
}
