import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, lathe } from '../../../build/form/lathe.ts'
import {
  CONCRETE,
  MID_GREY,
  STEEL,
  STEEL_BLUE,
  STEEL_DIM,
  YELLOW,
} from '../../../build/scene/palette.ts'
import { group, moving, part, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { motor } from '../line/motor.ts'
import { rectSection, tube } from '../../../build/form/tube.ts'

/** Height of the shaft, and where the suction and discharge flanges are in the pump's frame. */
export const PUMP = { shaft: 0.42, suction: 0.52, casing: 0.36, discharge: 0.78 } as const

/** A centrifugal pump on its base plate: shaft along x, suction at +x, discharge upwards. */
export function pump(name: string, x: number, z: number): Part {
  return unit(
    group(
      name,
      [
        part('Base', base),
        part('Motor', motorShape, at(-0.12, PUMP.shaft, 0)),
        part('Casing', casing, at(PUMP.casing, PUMP.shaft, 0)),
        moving(part('Coupling', coupling, at(0.06, PUMP.shaft, 0))),
        part('Guard', guard, at(0.06, PUMP.shaft, 0)),
      ],
      at(x, 0, z),
    ),
  )
}

const base = solid()
  .put(CONCRETE, box(1.3, 0.14, 0.56, 0.02, 0.25), at(-0.02, 0.07))
  .put(STEEL_BLUE, box(1.14, 0.05, 0.42, 0.01), at(-0.02, 0.165))
  .put(STEEL_BLUE, box(0.24, 0.12, 0.26, 0.012), at(-0.34, 0.24))
  .put(STEEL_BLUE, box(0.1, 0.12, 0.22, 0.012), at(PUMP.casing, 0.24))

// The common motor, half as big again.
const motorShape = scaled(1.45)

function scaled(factor: number) {
  const shape = solid().copy(motor)
  for (const piece of shape.pieces.values()) {
    piece.positions = piece.positions.map((value) => value * factor)
  }
  return shape
}

const casing = solid()
  .put(
    STEEL,
    lathe(
      [
        [0, -0.09],
        [0.12, -0.09],
        [0.14, -0.07],
        [0.22, -0.065],
        [0.235, -0.04],
        [0.235, 0.04],
        [0.2, 0.065],
        [0.1, 0.08],
        [0.075, 0.1],
        [0.075, 0.13],
        [0.11, 0.135],
        [0.11, 0.165],
        [0, 0.165],
      ],
      36,
    ),
    at(0, 0, 0, 0, 0, -90),
  )
  .put(STEEL, cylinder(0.06, 0.34, 18, 0.006), at(0, 0.02, 0))
  .put(STEEL_DIM, cylinder(0.1, 0.03, 22, 0.006), at(0, 0.33, 0))
  .put(MID_GREY, cylinder(0.1, 0.14, 24, 0.012), at(-0.08, 0, 0, 0, 0, 90))
  .putAll(
    STEEL_DIM,
    box(0.02, 0.03, 0.03, 0.005),
    Array.from({ length: 8 }, (_, k) => {
      const angle = (k / 8) * Math.PI * 2
      return at(0.07, Math.cos(angle) * 0.18, Math.sin(angle) * 0.18, (k / 8) * 360)
    }),
  )

const coupling = solid()
  .put(STEEL, cylinder(0.03, 0.3, 16, 0.004), at(0.15, 0, 0, 0, 0, 90))
  .put(STEEL_DIM, cylinder(0.07, 0.06, 24, 0.008), at(0.075, 0, 0, 0, 0, 90))
  .put(STEEL_DIM, cylinder(0.07, 0.06, 24, 0.008), at(-0.015, 0, 0, 0, 0, 90))
  .putAll(
    YELLOW,
    box(0.17, 0.024, 0.03, 0.005),
    [0, 1, 2, 3].map((k) => {
      const angle = (k / 4) * Math.PI * 2
      return at(0, Math.cos(angle) * 0.058, Math.sin(angle) * 0.058, k * 90)
    }),
  )

const arch = tube(
  [
    [0, -0.2, -0.13],
    [0, 0.13, -0.13],
    [0, 0.13, 0.13],
    [0, -0.2, 0.13],
  ],
  rectSection(0.02, 0.012, 0.004),
  { bend: 0.12, arcSteps: 5 },
)

const guard = solid()
  .putAll(YELLOW, arch, [at(-0.09), at(-0.03), at(0.03), at(0.09)])
  .putAll(YELLOW, box(0.22, 0.012, 0.03, 0.003), [
    at(0, 0.13, 0),
    at(0, 0.0, 0.13),
    at(0, 0.0, -0.13),
  ])
