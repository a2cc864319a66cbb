import type { Matrix4 } from 'three'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import {
  BLUE_GREY,
  OFF_WHITE,
  RUBBER,
  STEEL,
  STEEL_DIM,
  YELLOW,
} from '../../../build/scene/palette.ts'
import { group, moving, part, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

/** A butterfly valve with a rotary actuator: the pipe along local x, the stem along local +y. */
export function valve(name: string, place: Matrix4): Part {
  return unit(
    group(
      name,
      [
        part('Body', body),
        part('Actuator', actuator, at(0, 0.13, 0)),
        moving(part('Handle', handle, at(0, 0.345, 0))),
      ],
      place,
    ),
  )
}

const body = solid()
  .put(STEEL, cylinder(0.1, 0.07, 28, 0.008), at(0.035, 0, 0, 0, 0, 90))
  .put(STEEL_DIM, cylinder(0.112, 0.02, 28, 0.005), at(-0.04, 0, 0, 0, 0, 90))
  .put(STEEL_DIM, cylinder(0.112, 0.02, 28, 0.005), at(0.06, 0, 0, 0, 0, 90))
  .put(STEEL, cylinder(0.035, 0.16, 16, 0.006))

const actuator = solid()
  .put(STEEL_DIM, box(0.1, 0.02, 0.1, 0.005), at(0, 0.02))
  .put(BLUE_GREY, box(0.13, 0.12, 0.12, 0.02), at(0, 0.09))
  .put(BLUE_GREY, cylinder(0.055, 0.32, 22, 0.012), at(0.16, 0.09, 0, 0, 0, 90))
  .put(OFF_WHITE, cylinder(0.058, 0.03, 22, 0.01), at(0.18, 0.09, 0, 0, 0, 90))
  .put(OFF_WHITE, cylinder(0.058, 0.03, 22, 0.01), at(-0.15, 0.09, 0, 0, 0, 90))
  .put(RUBBER, cylinder(0.05, 0.05, 20, 0.008), at(0, 0.15))
  .put(RUBBER, cylinder(0.012, 0.05, 8, 0.002), at(0.08, 0.09, 0.06, 90))

const handle = solid()
  .put(RUBBER, cylinder(0.03, 0.035, 18, 0.006), at(0, -0.015))
  .put(YELLOW, box(0.26, 0.022, 0.034, 0.008), at(0.08, 0.02, 0))
  .put(YELLOW, cylinder(0.026, 0.03, 16, 0.008), at(0.2, 0.008, 0))
