import type { Matrix4 } from 'three'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { sheet } from '../../../build/form/sheet.ts'
import { rectSection, roundSection, tube } from '../../../build/form/tube.ts'
import {
  CARTON,
  CARTON_TAPE,
  GREY_PLASTIC,
  LABEL_BAND,
  RUBBER,
  STEEL,
  STEEL_DIM,
  type Finish,
} from '../../../build/scene/palette.ts'
import { group, moving, part, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { bottle, BOTTLE_PITCH, type BottleKind } from './bottle.ts'
import { gearMotor } from './motor.ts'

export const CARTON_PITCH = 0.35

export interface ConveyorPlan {
  name: string
  place: Matrix4
  length: number
  carries: BottleKind | 'cartons'
  /** Where along the belt legs stand. */
  legs: readonly number[]
  /** Distance from the start to the drive. */
  drive?: number
}

interface Gauge {
  top: number
  width: number
  rails: readonly number[]
}

const BOTTLE_GAUGE: Gauge = { top: 1, width: 0.09, rails: [0.07, 0.16] }
const CARTON_GAUGE: Gauge = { top: 0.75, width: 0.34, rails: [0.12] }

const rows = new Map<string, Solid>()
const legs = new Map<Gauge, Solid>()

/** A straight conveyor running along local +x from its origin, which lies on the floor. */
export function conveyor(plan: ConveyorPlan): Part {
  const { length, carries } = plan
  const gauge = carries === 'cartons' ? CARTON_GAUGE : BOTTLE_GAUGE
  const pitch = carries === 'cartons' ? CARTON_PITCH : BOTTLE_PITCH
  const each = Math.floor(length / pitch / 3 + 1e-6)
  const slack = (length - each * 3 * pitch) / 2
  const name = carries === 'cartons' ? 'Cartons' : 'Bottles'
  const driveAt = plan.drive ?? length - 0.35
  return unit(
    group(
      plan.name,
      [
        part('Frame', frame(length, gauge)),
        part('Belt', belt(length, gauge)),
        part('GuideRails', guideRails(length, gauge)),
        part('Drive', gearMotor, at(driveAt, gauge.top - 0.13, -gauge.width / 2 - 0.15)),
        ...repeat(
          'Leg',
          leg(gauge),
          plan.legs.map((x) => at(x)),
        ),
        ...repeat('Sensor', sensor, [at(length * 0.3, gauge.top, gauge.width / 2 + 0.06)]),
        ...[0, 1, 2].map((k) =>
          moving(part(name + (k + 1), row(carries, each), at(slack + k * each * pitch, gauge.top))),
        ),
      ],
      plan.place,
    ),
  )
}

function row(carries: BottleKind | 'cartons', count: number): Solid {
  const key = carries + count
  let shape = rows.get(key)
  if (!shape) {
    shape = solid()
    const pitch = carries === 'cartons' ? CARTON_PITCH : BOTTLE_PITCH
    const item = carries === 'cartons' ? carton : bottle(carries)
    for (let k = 0; k < count; k++) shape.copy(item, at((k + 0.5) * pitch))
    rows.set(key, shape)
  }
  return shape
}

/** A closed carton of twelve bottles, standing on the origin. */
export const carton: Solid = makeCarton(CARTON)

function makeCarton(board: Finish): Solid {
  return solid()
    .put(board, box(0.3, 0.25, 0.23, 0.006), at(0, 0.126, 0))
    .put(CARTON_TAPE, sheet(0.29, 0.05), at(0, 0.2525, 0))
    .put(LABEL_BAND, sheet(0.12, 0.05), at(-0.04, 0.15, 0.1165, 90))
    .put(LABEL_BAND, sheet(0.12, 0.05), at(0.04, 0.15, -0.1165, -90))
}

function frame(length: number, { top, width }: Gauge): Solid {
  const shape = solid()
  const plate = tube(
    [
      [0, 0, 0],
      [length, 0, 0],
    ],
    rectSection(0.016, 0.13, 0.004),
    { step: 0.5 },
  )
  const offset = width / 2 + 0.012
  shape.putAll(STEEL, plate, [at(0, top - 0.075, -offset), at(0, top - 0.075, offset)])
  const count = Math.max(2, Math.round(length / 0.8))
  const spacer = cylinder(0.012, width + 0.03, 6, 0)
  for (let k = 0; k < count; k++) {
    const x = 0.15 + (k / (count - 1)) * (length - 0.3)
    shape.put(STEEL_DIM, spacer, at(x, top - 0.11, -(width + 0.03) / 2, 90))
  }
  return shape
}

function belt(length: number, { top, width }: Gauge): Solid {
  return solid().put(
    GREY_PLASTIC,
    tube(
      [
        [-0.02, 0, 0],
        [length + 0.02, 0, 0],
      ],
      rectSection(width, 0.05, 0.006),
      { step: 0.5 },
    ),
    at(0, top - 0.025),
  )
}

function guideRails(length: number, { top, width, rails }: Gauge): Solid {
  const shape = solid()
  const isNarrow = width < 0.2
  const gap = isNarrow ? 0.044 : 0.15
  const rail = tube(
    [
      [0.02, 0, 0],
      [length - 0.02, 0, 0],
    ],
    roundSection(0.006, 5),
    { step: 2 },
  )
  const post = tube(
    [
      [0, -0.06, width / 2 + 0.024],
      [0, -0.06, width / 2 + 0.075],
      [0, rails.at(-1)! + 0.02, width / 2 + 0.075],
    ],
    roundSection(0.006, 4),
    { bend: 0.02, arcSteps: 1 },
  )
  const clampLength = width / 2 + 0.085 - gap
  const clamp = box(0.016, 0.016, clampLength, 0)
  const posts = Math.max(2, Math.round(length / 0.9))
  for (const side of [1, -1]) {
    for (const y of rails) shape.put(STEEL, rail, at(0, top + y, side * gap))
    for (let k = 0; k < posts; k++) {
      const x = 0.12 + (k / (posts - 1)) * (length - 0.24)
      shape.put(STEEL_DIM, post, at(x, top, 0, 0, side > 0 ? 0 : 180))
      for (const y of rails) {
        shape.put(RUBBER, clamp, at(x, top + y, side * (gap + clampLength / 2)))
      }
    }
  }
  return shape
}

function leg(gauge: Gauge): Solid {
  const known = legs.get(gauge)
  if (known) return known
  const { top, width } = gauge
  const shape = solid()
  const spread = Math.max(0.15, width / 2 + 0.03)
  for (const side of [-1, 1]) {
    shape
      .put(RUBBER, cylinder(0.04, 0.02, 12, 0.005), at(0, 0, side * spread))
      .put(STEEL_DIM, cylinder(0.01, 0.12, 6, 0), at(0, 0.02, side * spread))
      .put(STEEL, box(0.04, top - 0.27, 0.04, 0.006), at(0, 0.12 + (top - 0.27) / 2, side * spread))
  }
  shape
    .put(STEEL, box(0.05, 0.04, spread * 2 + 0.06, 0.006), at(0, top - 0.16))
    .put(STEEL, box(0.03, 0.03, spread * 2, 0.005), at(0, 0.3))
  legs.set(gauge, shape)
  return shape
}

const sensor = solid()
  .put(STEEL_DIM, box(0.012, 0.2, 0.012, 0.003), at(0, -0.02, 0.02))
  .put(GREY_PLASTIC, box(0.03, 0.05, 0.04, 0.006), at(0, 0.1, 0.005))
