import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { BLUE_GREY, CHARCOAL, OFF_WHITE, RUBBER, STEEL } from '../../../build/scene/palette.ts'
import { part, repeat, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { foot } from './foot.ts'
import { gearMotor } from './motor.ts'
import { guardDoor, putPane } from './guardDoor.ts'
import { hmi } from './hmi.ts'
import { stackLight } from './stackLight.ts'

export interface HousingPlan {
  width: number
  /** Distance from the line to the back of the machine. */
  depth: number
  height: number
  /** Clear doors along front and back. */
  doors: number
  /** Which ends the line passes through. */
  openEnds: { left: boolean; right: boolean }
}

const FRONT = 0.46
const TABLE = 0.84
const footShape = foot(0.16)

/**
 * The cabinet, table, posts, roof frame and clear guards that every rotary machine has. The origin is
 * on the floor under the line; the line runs along +x, the machine stands on the -z side.
 */
export function rotaryHousing(plan: HousingPlan): Part[] {
  const { width, depth, height, doors } = plan
  const middle = (FRONT - depth) / 2
  const span = FRONT + depth
  const doorWidth = (width - 0.12) / doors
  const doorHeight = height - TABLE - 0.22
  const door = guardDoor(doorWidth - 0.012, doorHeight)
  const doorY = TABLE + 0.03 + doorHeight / 2
  const frontDoors = Array.from({ length: doors }, (_, k) =>
    at(-width / 2 + 0.06 + (k + 0.5) * doorWidth, doorY, FRONT - 0.05),
  )
  const backDoors = Array.from({ length: doors }, (_, k) =>
    at(-width / 2 + 0.06 + (k + 0.5) * doorWidth, doorY, -depth + 0.05, 0, 180),
  )
  return [
    part('Body', body(width, height, span, middle)),
    part('Table', table(width, span, middle)),
    part('Guard', ends(plan)),
    ...repeat('GuardDoor', door, [...frontDoors, ...backDoors]),
    part('Drive', gearMotor, at(width / 2 - 0.35, 0.42, -depth - 0.12, 0, 180)),
    part('DriveCover', driveCover, at(width / 2 - 0.45, 0, -depth - 0.14)),
    hmi(at(width / 2 - 0.45, 1.3, FRONT + 0.32), height - 1.36),
    stackLight(-width / 2 + 0.12, height, -depth + 0.12),
    ...repeat(
      'Foot',
      footShape,
      [-1, 1].flatMap((x) =>
        [FRONT - 0.15, -depth + 0.15].map((z) => at(x * (width / 2 - 0.15), 0, z)),
      ),
    ),
  ]
}

function body(width: number, height: number, span: number, middle: number): Solid {
  const shape = solid()
  const panels = Math.max(2, Math.round(width / 0.85))
  const leaf = (width - 0.1) / panels
  shape.put(BLUE_GREY, box(width - 0.06, 0.6, span - 0.06, 0.02, 0.45), at(0, 0.46, middle))
  for (let k = 0; k < panels; k++) {
    const x = -width / 2 + 0.05 + (k + 0.5) * leaf
    for (const side of [1, -1]) {
      const z = middle + side * (span / 2 - 0.02)
      shape
        .put(OFF_WHITE, box(leaf - 0.014, 0.52, 0.026, 0.007, 0.4), at(x, 0.47, z))
        .put(RUBBER, box(0.1, 0.022, 0.02, 0.006), at(x, 0.68, z + side * 0.016))
    }
  }
  const sidePanels = Math.max(2, Math.round(span / 0.9))
  const sideLeaf = (span - 0.1) / sidePanels
  for (let k = 0; k < sidePanels; k++) {
    const z = middle - span / 2 + 0.05 + (k + 0.5) * sideLeaf
    for (const side of [1, -1]) {
      shape.put(
        OFF_WHITE,
        box(0.026, 0.52, sideLeaf - 0.014, 0.007, 0.4),
        at(side * (width / 2 - 0.02), 0.47, z),
      )
    }
  }
  const post = box(0.08, height - TABLE, 0.08, 0.014, 0.5)
  for (const x of [-1, 1]) {
    for (const z of [-1, 1]) {
      shape.put(
        OFF_WHITE,
        post,
        at(x * (width / 2 - 0.05), (height + TABLE) / 2, middle + z * (span / 2 - 0.05)),
      )
    }
  }
  for (const z of [-1, 1]) {
    shape.put(
      OFF_WHITE,
      box(width, 0.2, 0.12, 0.024, 0.6),
      at(0, height - 0.06, middle + z * (span / 2 - 0.06)),
    )
    shape.put(
      CHARCOAL,
      box(width * 0.4, 0.03, 0.01, 0.003),
      at(0, height - 0.03, middle + z * (span / 2 + 0.002)),
    )
  }
  for (const x of [-1, 1]) {
    shape.put(
      OFF_WHITE,
      box(0.12, 0.2, span - 0.12, 0.024, 0.6),
      at(x * (width / 2 - 0.06), height - 0.06, middle),
    )
  }
  return shape
}

function table(width: number, span: number, middle: number): Solid {
  return solid().put(STEEL, box(width, 0.07, span, 0.016, 0.16), at(0, TABLE - 0.045, middle))
}

function ends({ width, depth, height, openEnds }: HousingPlan): Solid {
  const shape = solid()
  const paneHeight = height - TABLE - 0.22
  const y = TABLE + 0.03 + paneHeight / 2
  for (const [side, isOpen] of [
    [-1, openEnds.left],
    [1, openEnds.right],
  ] as const) {
    const x = side * (width / 2 - 0.05)
    const back = -depth + 0.1
    const front = isOpen ? -0.2 : FRONT - 0.1
    const panes = Math.max(1, Math.round((front - back) / 1.1))
    const each = (front - back) / panes
    for (let k = 0; k < panes; k++) {
      putPane(shape, each - 0.01, paneHeight, at(x, y, back + (k + 0.5) * each, 0, 90))
    }
    if (isOpen) {
      const low = 1.36
      const top = TABLE + 0.03 + paneHeight
      putPane(shape, FRONT - 0.1 + 0.2 - 0.01, top - low, at(x, (low + top) / 2, 0.08, 0, 90))
    }
  }
  return shape
}

const driveCover = solid().put(OFF_WHITE, box(0.66, 0.32, 0.26, 0.02), at(0, 0.16, 0))
