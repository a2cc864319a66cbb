import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { rectSection, tube } from '../../../build/form/tube.ts'
import {
  BLUE_GREY,
  CARTON,
  CHARCOAL,
  GREY_PLASTIC,
  OFF_WHITE,
  RUBBER,
  STEEL,
  STEEL_DIM,
} from '../../../build/scene/palette.ts'
import { group, moving, part, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { bottle } from './bottle.ts'
import { foot } from './foot.ts'
import { gearMotor } from './motor.ts'
import { guardDoor, putPane } from './guardDoor.ts'
import { hmi } from './hmi.ts'
import { stackLight } from './stackLight.ts'

const WIDTH = 2.8
const DEPTH = 2
const HEIGHT = 2.7

/** The case packer: a shuttle on a beam carries a gripper head from the lanes to the open cartons. */
export function packer(): Part {
  const door = guardDoor(WIDTH / 2 - 0.09, 1.5)
  const doorX = WIDTH / 4 - 0.02
  return unit(
    group(
      'Packer',
      [
        part('Frame', frame()),
        part('Body', body()),
        part('Guard', guard()),
        ...repeat('GuardDoor', door, [
          at(-doorX, 1.62, DEPTH / 2 - 0.05),
          at(doorX, 1.62, DEPTH / 2 - 0.05),
          at(-doorX, 1.62, -DEPTH / 2 + 0.05, 0, 180),
          at(doorX, 1.62, -DEPTH / 2 + 0.05, 0, 180),
        ]),
        part('Drive', gearMotor, at(-1.12, 2.56, -0.42)),
        // The gripper is beside the shuttle in the tree, so that each slides on its own.
        moving(part('Shuttle', shuttle(), at(-0.75, 2.42, 0))),
        moving(part('Gripper', gripper(), at(-0.75, 2.3, 0))),
        part('Lanes', lanes()),
        part('LaneBottles', laneBottles(), at(-0.75, 1, 0)),
        part('CartonTrack', cartonTrack()),
        ...repeat('OpenCarton', openCarton, [at(0.35, 0.75), at(0.7, 0.75), at(1.05, 0.75)]),
        part('Magazine', magazine(), at(0.9, 0, -1.5)),
        hmi(at(0.9, 1.3, DEPTH / 2 + 0.36), HEIGHT - 1.4),
        stackLight(-WIDTH / 2 + 0.12, HEIGHT, -DEPTH / 2 + 0.12),
        ...repeat(
          'Foot',
          foot(0.14),
          [-1, 1].flatMap((x) => [-1, 1].map((z) => at(x * 1.25, 0, z * 0.85))),
        ),
      ],
      at(-3, 0, -1.5, 0, 180),
    ),
  )
}

function frame(): Solid {
  const shape = solid()
  for (const x of [-1, 1]) {
    for (const z of [-1, 1]) {
      shape.put(
        OFF_WHITE,
        box(0.1, HEIGHT - 0.14, 0.1, 0.016, 0.5),
        at(x * (WIDTH / 2 - 0.06), HEIGHT / 2 + 0.06, z * (DEPTH / 2 - 0.06)),
      )
    }
  }
  for (const z of [-0.2, 0.2]) {
    shape.put(STEEL_DIM, box(WIDTH - 0.2, 0.06, 0.06, 0.008), at(0, 2.48, z))
  }
  for (const x of [-1, 1]) shape.put(OFF_WHITE, box(0.1, 0.12, DEPTH, 0.016), at(x * 1.34, 2.46, 0))
  return shape
}

function body(): Solid {
  const shape = solid()
  for (const z of [-1, 1]) {
    shape.put(
      OFF_WHITE,
      box(WIDTH, 0.24, 0.14, 0.024, 0.5),
      at(0, HEIGHT - 0.1, z * (DEPTH / 2 - 0.07)),
    )
    for (const x of [-1, 1]) {
      shape.put(
        OFF_WHITE,
        box(WIDTH / 2 - 0.1, 0.62, 0.06, 0.012, 0.4),
        at((x * WIDTH) / 4, 0.46, z * (DEPTH / 2 - 0.03)),
      )
      shape.put(
        RUBBER,
        box(0.12, 0.022, 0.02, 0.006),
        at((x * WIDTH) / 4, 0.68, z * (DEPTH / 2 + 0.006)),
      )
    }
  }
  for (const x of [-1, 1]) {
    shape.put(
      OFF_WHITE,
      box(0.14, 0.24, DEPTH - 0.14, 0.024, 0.5),
      at(x * (WIDTH / 2 - 0.07), HEIGHT - 0.1, 0),
    )
    shape.put(BLUE_GREY, box(0.06, 0.5, 1.7, 0.012, 0.4), at(x * (WIDTH / 2 - 0.05), 0.4, 0))
  }
  return shape.put(BLUE_GREY, box(WIDTH - 0.3, 0.3, DEPTH - 0.3, 0.02, 0.4), at(0, 0.32, 0))
}

function guard(): Solid {
  const shape = solid()
  for (const x of [-1, 1]) {
    for (const z of [-1, 1]) {
      putPane(shape, 0.62, 1.5, at(x * (WIDTH / 2 - 0.06), 1.62, z * 0.56, 0, 90))
    }
    putPane(shape, 0.5, 0.9, at(x * (WIDTH / 2 - 0.06), 1.92, 0, 0, 90))
  }
  return shape
}

function shuttle(): Solid {
  const shape = solid()
    .put(OFF_WHITE, box(0.42, 0.14, 0.6, 0.024), at(0, 0.12, 0))
    .put(CHARCOAL, box(0.3, 0.16, 0.24, 0.02), at(0, 0.26, 0))
  for (const x of [-0.15, 0.15]) {
    for (const z of [-0.2, 0.2]) shape.put(RUBBER, box(0.1, 0.06, 0.1, 0.012), at(x, 0.02, z))
  }
  return shape
}

function gripper(): Solid {
  const shape = solid()
    .put(OFF_WHITE, box(0.9, 0.06, 0.3, 0.016))
    .put(STEEL_DIM, box(0.8, 0.03, 0.25, 0.006), at(0, -0.05))
  for (const [x, z] of [
    [-0.12, -0.06],
    [0.12, -0.06],
    [-0.12, 0.06],
    [0.12, 0.06],
  ] as const) {
    shape.put(STEEL, cylinder(0.016, 1.0, 10, 0.003), at(x, 0.02, z))
  }
  const cup = solid()
    .put(STEEL, cylinder(0.014, 0.09, 8, 0.002), at(0, -0.15))
    .put(RUBBER, cylinder(0.021, 0.04, 10, 0.005), at(0, -0.19))
  for (let i = 0; i < 10; i++) {
    for (let j = -1; j <= 1; j++) shape.copy(cup, at((i - 4.5) * 0.085, 0, j * 0.08))
  }
  return shape
}

function lanes(): Solid {
  const shape = solid()
    .put(GREY_PLASTIC, box(1.3, 0.05, 0.34, 0.008, 0.3), at(-0.72, 0.975))
    .put(STEEL, box(1.3, 0.1, 0.012, 0.003), at(-0.72, 0.95, -0.18))
    .put(STEEL, box(1.3, 0.1, 0.012, 0.003), at(-0.72, 0.95, 0.18))
    .put(STEEL, box(0.02, 0.16, 0.36, 0.004), at(-0.1, 1.06))
    .put(BLUE_GREY, box(1.1, 0.45, 0.28, 0.014, 0.4), at(-0.72, 0.7))
  for (const z of [-0.12, -0.04, 0.04, 0.12]) {
    shape.put(STEEL, box(1.1, 0.1, 0.006, 0.002), at(-0.66, 1.07, z))
  }
  return shape
}

function laneBottles(): Solid {
  const shape = solid()
  for (let i = 0; i < 13; i++) {
    for (let j = -1; j <= 1; j++) shape.copy(bottle('labelled'), at((i - 6) * 0.085, 0, j * 0.08))
  }
  return shape
}

function cartonTrack(): Solid {
  const shape = solid().put(
    GREY_PLASTIC,
    tube(
      [
        [0.25, 0, 0],
        [1.4, 0, 0],
      ],
      rectSection(0.34, 0.05, 0.006),
      { step: 0.3 },
    ),
    at(0, 0.725, 0),
  )
  for (const z of [-0.19, 0.19]) shape.put(STEEL, box(1.15, 0.13, 0.016, 0.004), at(0.82, 0.68, z))
  return shape.put(BLUE_GREY, box(1.05, 0.25, 0.3, 0.014, 0.4), at(0.82, 0.56))
}

const openCarton = makeOpenCarton()

function makeOpenCarton(): Solid {
  const shape = solid().put(CARTON, box(0.3, 0.02, 0.23, 0.003), at(0, 0.012))
  for (const side of [-1, 1]) {
    shape
      .put(CARTON, box(0.3, 0.24, 0.006, 0.002), at(0, 0.122, side * 0.112))
      .put(CARTON, box(0.006, 0.24, 0.23, 0.002), at(side * 0.147, 0.122, 0))
      .put(CARTON, box(0.3, 0.11, 0.005, 0.002), at(0, 0.275, side * 0.145, side * 38))
      .put(CARTON, box(0.005, 0.11, 0.23, 0.002), at(side * 0.18, 0.275, 0, 0, 0, side * -38))
  }
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 3; j++) {
      shape.copy(bottle('labelled'), at((i - 1.5) * 0.071, 0.022, (j - 1) * 0.071))
    }
  }
  return shape
}

function magazine(): Solid {
  const shape = solid()
    .put(OFF_WHITE, box(0.8, 0.5, 0.7, 0.02, 0.3), at(0, 0.4))
    .put(STEEL, box(0.76, 0.02, 0.8, 0.005), at(0, 0.68))
    .putAll(RUBBER, cylinder(0.05, 0.16, 14, 0.008), [
      at(-0.3, 0, -0.25),
      at(0.3, 0, -0.25),
      at(-0.3, 0, 0.25),
      at(0.3, 0, 0.25),
    ])
  for (let k = 0; k < 24; k++) {
    shape.put(CARTON, box(0.56, 0.5, 0.008, 0.002), at(0, 0.945, -0.3 + k * 0.022, -8))
  }
  for (const x of [-0.33, 0.33]) shape.put(STEEL_DIM, box(0.02, 0.4, 0.76, 0.006), at(x, 0.9))
  return shape
}
