import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { rectSection, roundSection, tube } from '../../../build/form/tube.ts'
import {
  BLUE_GREY,
  CHARCOAL,
  GREY_PLASTIC,
  OFF_WHITE,
  RUBBER,
  STEEL,
  STEEL_DIM,
  YELLOW,
} from '../../../build/scene/palette.ts'
import { group, moving, part, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { bottle } from './bottle.ts'
import { foot } from './foot.ts'
import { gearMotor } from './motor.ts'
import { hmi } from './hmi.ts'
import { putPane } from './guardDoor.ts'
import { stackLight } from './stackLight.ts'
import {
  BOTTLE_LAYER_HEIGHT,
  bottleLayer,
  PALLET_HEIGHT,
  rollerTrack,
  topFrame,
  widePallet,
} from './pallet.ts'

const TABLE = 2.2
const STACK_X = -0.85
const LAYERS = 5

/** The depalletiser: a lift brings layers of empty bottles up, a sweep pushes them on to the table. */
export function depalletiser(): Part {
  return unit(
    group(
      'Depalletiser',
      [
        part('Frame', frame()),
        part('Body', body()),
        part('Guard', guard()),
        part('Drive', gearMotor, at(STACK_X + 0.2, 3.87, 0)),
        moving(
          part('Lift', lift(), at(STACK_X, 0.35, 0), [
            part('Pallet', widePallet, at(0, 0.02, 0)),
            ...repeat('Layer', bottleLayer, layersFrom(0.02 + PALLET_HEIGHT), 1),
          ]),
        ),
        moving(part('Sweep', sweep(), at(STACK_X, TABLE, 0))),
        part('Gate', gate(), at(-0.06, TABLE, 0)),
        part('Table', table()),
        part('TableBottles', tableBottles(), at(0.75, TABLE, 0)),
        part('Descender', descender()),
        part('Infeed', rollerTrack(2.6), at(STACK_X - 2.2, 0, 0)),
        ...fullPallet('Waiting1', STACK_X - 1.6),
        ...fullPallet('Waiting2', STACK_X - 2.86),
        hmi(at(0.9, 1.3, 1.06)),
        part('Cabinet', cabinetShape, at(0.75, 0, -1.15, 0, 180)),
        stackLight(-0.1, 4, 0.78),
        ...repeat('Foot', foot(0.1), [
          at(STACK_X - 0.72, 0, -0.78),
          at(STACK_X - 0.72, 0, 0.78),
          at(STACK_X + 0.72, 0, -0.78),
          at(STACK_X + 0.72, 0, 0.78),
        ]),
      ],
      at(-15.1, 0, 4.5),
    ),
  )
}

function fullPallet(name: string, x: number): Part[] {
  return [
    part(name, widePallet, at(x, 0.35, 0), [
      ...repeat('Layer', bottleLayer, layersFrom(PALLET_HEIGHT), 1),
      part('Top', topFrame, at(0, PALLET_HEIGHT + LAYERS * BOTTLE_LAYER_HEIGHT)),
    ]),
  ]
}

function layersFrom(y: number) {
  return Array.from({ length: LAYERS }, (_, k) => at(0, y + k * BOTTLE_LAYER_HEIGHT))
}

function frame(): Solid {
  const shape = solid()
  const post = box(0.14, 3.9, 0.14, 0.018, 0.5)
  for (const x of [-0.72, 0.72]) {
    for (const z of [-0.78, 0.78]) shape.put(OFF_WHITE, post, at(STACK_X + x, 2.05, z))
    shape.put(STEEL_DIM, box(0.03, 3.4, 0.05, 0.006), at(STACK_X + x * 0.86, 1.95, -0.78))
    shape.put(OFF_WHITE, box(0.12, 0.16, 1.44, 0.016, 0.5), at(STACK_X + x, 3.9, 0))
  }
  for (const z of [-0.78, 0.78]) {
    shape.put(OFF_WHITE, box(1.32, 0.16, 0.12, 0.016, 0.5), at(STACK_X, 3.9, z))
    shape.put(OFF_WHITE, box(1.32, 0.1, 0.08, 0.012, 0.5), at(STACK_X, TABLE + 0.5, z))
    shape.put(STEEL_DIM, box(2.9, 0.05, 0.03, 0.006), at(0.62, TABLE + 0.42, z * 0.8))
  }
  for (const x of [0.9, 1.8]) {
    for (const z of [-0.62, 0.62]) {
      shape.put(OFF_WHITE, box(0.1, TABLE + 0.4, 0.1, 0.014, 0.5), at(x, (TABLE + 0.4) / 2, z))
    }
  }
  for (const z of [-0.72, 0.72]) {
    shape.put(GREY_PLASTIC, box(0.012, 2.2, 0.02, 0.003), at(STACK_X - 0.26, 1.6, z))
  }
  return shape
}

/** A closed hood: layers that rise past the sweep are swept off, so one must not see them above it. */
function body(): Solid {
  const shape = solid()
  const low = TABLE + 0.36
  const high = 3.82
  for (const x of [-0.72, 0.72]) {
    const place = at(STACK_X + x * 1.02, (low + high) / 2, 0)
    shape.put(OFF_WHITE, box(0.16, high - low, 1.66, 0.02, 0.4), place)
  }
  for (const z of [-0.84, 0.84]) {
    shape.put(OFF_WHITE, box(1.32, high - low, 0.05, 0.012, 0.4), at(STACK_X, (low + high) / 2, z))
    shape.put(BLUE_GREY, box(1.3, 0.12, 0.056, 0.01, 0.4), at(STACK_X, low + 0.16, z))
  }
  return shape.put(OFF_WHITE, box(1.34, 0.05, 1.46, 0.012), at(STACK_X, high - 0.06))
}

function guard(): Solid {
  const shape = solid()
  for (const z of [-0.86, 0.86]) {
    putPane(shape, 1.3, 0.94, at(STACK_X, 2.08, z, 0, z > 0 ? 0 : 180))
    putPane(shape, 1.3, 1.3, at(STACK_X, 0.92, z, 0, z > 0 ? 0 : 180))
  }
  putPane(shape, 1.5, 1.3, at(STACK_X + 0.8, 0.92, 0, 0, 90))
  for (const z of [-0.68, 0.68]) putPane(shape, 1.6, 0.5, at(0.95, TABLE + 0.5, z))
  return shape
}

function lift(): Solid {
  const shape = solid()
  for (const z of [-0.4, 0, 0.4]) {
    shape.put(STEEL_DIM, box(1.2, 0.05, 0.1, 0.01), at(0, -0.03, z))
  }
  for (const x of [-0.45, 0.45]) {
    shape.put(YELLOW, box(0.1, 0.08, 1.36, 0.012), at(x, -0.09, 0))
    for (const z of [-0.7, 0.7]) {
      shape.put(YELLOW, box(0.1, 0.3, 0.04, 0.01), at(x * 1.18, 0.02, z))
    }
  }
  return shape
}

function sweep(): Solid {
  const shape = solid()
  for (const x of [-0.61, 0.61]) {
    shape.put(STEEL, box(0.04, 0.14, 1.12, 0.008), at(x, 0.16, 0))
    shape.put(STEEL, box(0.06, 0.05, 1.3, 0.008), at(x, 0.36, 0))
    for (const z of [-0.4, 0.4]) shape.put(STEEL_DIM, box(0.04, 0.18, 0.04, 0.006), at(x, 0.27, z))
  }
  for (const z of [-0.54, 0.54]) shape.put(STEEL, box(1.22, 0.14, 0.03, 0.008), at(0, 0.16, z))
  for (const x of [-0.5, 0.5]) {
    for (const z of [-0.63, 0.63]) shape.put(RUBBER, box(0.16, 0.09, 0.05, 0.012), at(x, 0.4, z))
  }
  return shape
}

function gate(): Solid {
  return solid()
    .put(STEEL, box(0.02, 0.1, 1.1, 0.004), at(0, -0.07, 0))
    .putAll(STEEL_DIM, cylinder(0.02, 0.22, 12, 0.004), [at(0, -0.28, -0.35), at(0, -0.28, 0.35)])
}

function table(): Solid {
  const shape = solid()
    .put(STEEL, box(1.75, 0.06, 1.16, 0.01, 0.3), at(0.92, TABLE - 0.03, 0))
    .put(GREY_PLASTIC, box(1.6, 0.02, 1.02, 0.004, 0.3), at(0.92, TABLE - 0.005, 0))
  for (const z of [-0.56, 0.56]) {
    shape.put(STEEL, box(1.6, 0.14, 0.012, 0.003), at(0.9, TABLE + 0.08, z))
  }
  return shape.copy(gearMotor, at(1.5, TABLE - 0.16, -0.46, 0, 180))
}

function tableBottles(): Solid {
  const shape = solid()
  const empty = bottle('empty')
  for (let i = 0; i < 16; i++) {
    // The table narrows the crowd of bottles to the single lane of the descender.
    const half = Math.min(6, Math.round(Math.max(0.5, (15 - i) * 0.75)))
    for (let j = -half; j <= half; j++) {
      shape.copy(empty, at((i - 7.5) * 0.072, 0.006, j * 0.072))
    }
  }
  return shape
}

function descender(): Solid {
  const shape = solid()
  const path = [
    [1.7, TABLE - 0.02, 0],
    [1.95, TABLE - 0.02, 0],
    [2.95, 1.0, 0],
    [3.2, 1.0, 0],
  ] as const
  const belt = tube(path, rectSection(0.09, 0.05, 0.006), { bend: 0.25, step: 0.3 })
  shape.put(GREY_PLASTIC, belt, at(0, -0.025, 0))
  for (const z of [-1, 1]) {
    shape.put(
      STEEL,
      tube(path, rectSection(0.016, 0.14, 0.004), { bend: 0.25, step: 0.3 }),
      at(0, -0.05, z * 0.058),
    )
    for (const y of [0.08, 0.17]) {
      shape.put(STEEL, tube(path, roundSection(0.007, 6), { bend: 0.25 }), at(0, y, z * 0.045))
    }
  }
  const sloped = bottle('empty')
  for (let k = 0; k < 10; k++) {
    const t = (k + 0.5) / 10
    shape.copy(sloped, at(2.02 + t * 0.86, TABLE - 0.1 - t * 1.02, 0))
  }
  for (const [x, y] of [
    [2.15, 1.86],
    [2.8, 1.06],
  ] as const) {
    for (const z of [-0.12, 0.12]) shape.put(STEEL, box(0.04, y, 0.04, 0.006), at(x, y / 2, z))
    shape.put(STEEL, box(0.04, 0.04, 0.3, 0.006), at(x, y - 0.04, 0))
  }
  return shape
}

const cabinetShape = solid()
  .put(CHARCOAL, box(0.96, 0.1, 0.36, 0.006), at(0, 0.05))
  .put(OFF_WHITE, box(1, 1.5, 0.4, 0.014, 0.5), at(0, 0.85))
  .putAll(OFF_WHITE, box(0.48, 1.42, 0.02, 0.006), [at(-0.25, 0.85, 0.2), at(0.25, 0.85, 0.2)])
  .putAll(RUBBER, box(0.02, 0.14, 0.02, 0.006), [at(-0.05, 0.9, 0.215), at(0.06, 0.9, 0.215)])
