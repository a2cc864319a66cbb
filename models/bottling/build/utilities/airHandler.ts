import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, ring } from '../../../build/form/lathe.ts'
import {
  BLUE_GREY,
  CHARCOAL,
  CLEAR,
  finish,
  OFF_WHITE,
  PALE_GREY,
  RUBBER,
  STEEL_DIM,
} from '../../../build/scene/palette.ts'
import { group, moving, part, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { motor } from '../line/motor.ts'
import { fanRotor } from './fan.ts'

const HIGH = 5.2

/** The air handler on its steel stage over the chillers: filter, coil and a fan behind a window. */
export function airHandler(): Part {
  const rotor = solid().copy(fanRotor(0.52, 9), at(0, 0, 0, 0, 0, 90))
  return unit(
    group(
      'Ahu',
      [
        part('Stage', stage()),
        part('Body', body()),
        part(
          'Window',
          solid().put(CLEAR, cylinder(0.5, 0.01, 40, 0)),
          at(1.1, HIGH + 0.85, 0.78, 90),
        ),
        part(
          'WindowRing',
          solid().put(STEEL_DIM, ring(0.5, 0.58, 0.04, 40, 0.008)),
          at(1.1, HIGH + 0.85, 0.76, 90),
        ),
        moving(part('Fan', rotor, at(1.1, HIGH + 0.85, 0.3))),
        part('FanMotor', motor, at(1.0, HIGH + 0.85, 0.1)),
        part('Filter', filter(), at(-1.35, HIGH + 0.85, 0.76)),
        part('Damper', damper(), at(-2.06, HIGH + 0.85, 0)),
      ],
      at(14, 0, -10.1),
    ),
  )
}

function body() {
  const shape = solid()
    .put(CHARCOAL, box(4, 0.12, 1.5, 0.012), at(0, HIGH + 0.06))
    .put(OFF_WHITE, box(4, 1.5, 0.06, 0.014, 0.4), at(0, HIGH + 0.87, -0.72))
    .put(OFF_WHITE, box(4, 0.06, 1.5, 0.014, 0.4), at(0, HIGH + 1.62))
    .put(OFF_WHITE, box(0.06, 1.5, 1.4, 0.014, 0.4), at(1.97, HIGH + 0.87))
    .put(OFF_WHITE, box(0.06, 1.5, 1.4, 0.014, 0.4), at(-1.97, HIGH + 0.87))
    .put(OFF_WHITE, box(1.9, 1.5, 0.06, 0.014, 0.4), at(-0.6, HIGH + 0.87, 0.72))
    .put(OFF_WHITE, box(0.2, 1.5, 0.06, 0.014, 0.4), at(1.87, HIGH + 0.87, 0.72))
    .put(OFF_WHITE, box(1.4, 0.24, 0.06, 0.014), at(1.08, HIGH + 0.24, 0.72))
    .put(OFF_WHITE, box(1.4, 0.24, 0.06, 0.014), at(1.08, HIGH + 1.48, 0.72))
    .put(PALE_GREY, box(0.05, 1.4, 1.3, 0.01), at(0.36, HIGH + 0.87))
    .put(CHARCOAL, box(1.56, 1.4, 0.04, 0.004), at(1.15, HIGH + 0.87, -0.66))
  for (const x of [-1.35, -0.5, 0.3]) {
    shape
      .put(BLUE_GREY, box(0.74, 1.26, 0.03, 0.008), at(x - 0.05, HIGH + 0.87, 0.75))
      .putAll(RUBBER, box(0.03, 0.1, 0.03, 0.008), [
        at(x + 0.26, HIGH + 0.6, 0.775),
        at(x + 0.26, HIGH + 1.2, 0.775),
      ])
  }
  return shape
}

function stage() {
  const shape = solid().put(PALE_GREY, box(4.4, 0.08, 1.9, 0.012, 0.6), at(0, HIGH - 0.06))
  for (const x of [-2.1, 2.1]) {
    for (const z of [-0.85, 0.85]) {
      shape
        .put(PALE_GREY, box(0.14, HIGH - 0.1, 0.14, 0.016, 0.6), at(x, HIGH / 2 - 0.05, z))
        .put(STEEL_DIM, box(0.26, 0.024, 0.26, 0.006), at(x, 0.012, z))
    }
    shape.put(PALE_GREY, box(0.12, 0.2, 1.9, 0.014), at(x, HIGH - 0.2))
  }
  for (const z of [-0.85, 0.85])
    shape.put(PALE_GREY, box(4.3, 0.2, 0.12, 0.014, 0.6), at(0, HIGH - 0.2, z))
  return shape
}

function filter() {
  const shape = solid().put(finish('Paint', '#d9dccf'), box(0.6, 1.0, 0.04, 0.01))
  for (let k = 0; k < 11; k++) {
    shape.put(
      finish('Paint', '#f0f0e6'),
      box(0.03, 0.9, 0.03, 0.012),
      at(-0.25 + k * 0.05, 0, 0.024),
    )
  }
  return shape
}

function damper() {
  const shape = solid()
  for (const y of [-0.62, 0.62]) shape.put(PALE_GREY, box(0.16, 0.06, 1.3, 0.01), at(0, y))
  for (const z of [-0.62, 0.62]) shape.put(PALE_GREY, box(0.16, 1.24, 0.06, 0.01), at(0, 0, z))
  for (let k = 0; k < 7; k++) {
    shape.put(STEEL_DIM, box(0.14, 0.02, 1.18, 0.006), at(0, -0.5 + k * 0.167, 0, 0, 0, 40))
  }
  return shape
}
