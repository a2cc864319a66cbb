import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import type { Point2 } from '../../../build/form/lathe.ts'
import { prism } from '../../../build/form/prism.ts'
import { rectSection, tube } from '../../../build/form/tube.ts'
import { cartonLayer, pallet, PALLET_HEIGHT } from '../line/pallet.ts'
import {
  BLUE_GREY,
  CHARCOAL,
  finish,
  LIGHT,
  OFF_WHITE,
  RUBBER,
  STEEL_DIM,
  YELLOW,
} from '../../../build/scene/palette.ts'
import { group, moving, part, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

/** A low vehicle that carries a pallet, centred on the origin with its nose to +x. */
export function agv(name: string): Part {
  return moving(
    unit(
      group(name, [
        part('Chassis', chassis),
        part('Deck', deck, at(0, 0.34, 0)),
        part('Lamp', lamp, at(0, 0.2, 0)),
        part('Scanner', scanner, at(0.86, 0.2, 0)),
        part('Load', load, at(0, 0.385, 0)),
        part('Wheel1', wheel, at(0.52, 0.09, 0.38)),
        part('Wheel2', wheel, at(0.52, 0.09, -0.38)),
        part('Wheel3', wheel, at(-0.52, 0.09, 0.38)),
        part('Wheel4', wheel, at(-0.52, 0.09, -0.38)),
      ]),
    ),
  )
}

const outline: Point2[] = [
  [-0.82, -0.46],
  [0.66, -0.46],
  [0.84, -0.36],
  [0.88, -0.2],
  [0.88, 0.2],
  [0.84, 0.36],
  [0.66, 0.46],
  [-0.82, 0.46],
  [-0.88, 0.38],
  [-0.88, -0.38],
]

const skirt: Point2[] = outline.map(([x, z]) => [x * 1.015, z * 1.03])

const chassis = solid()
  .put(OFF_WHITE, prism(outline, 0.2, 0.024), at(0, 0.22, 0, -90))
  .put(RUBBER, prism(skirt, 0.07, 0.016), at(0, 0.095, 0, -90))
  .put(CHARCOAL, box(0.4, 0.03, 0.02, 0.006), at(0, 0.24, 0.462))
  .put(CHARCOAL, box(0.4, 0.03, 0.02, 0.006), at(0, 0.24, -0.462))
  .putAll(finish('Gloss', '#a3241d'), cylinder(0.03, 0.03, 16, 0.008), [
    at(-0.7, 0.31, 0.36),
    at(-0.7, 0.31, -0.36),
  ])

const deck = solid()
  .put(BLUE_GREY, box(1.3, 0.05, 0.78, 0.012))
  .putAll(RUBBER, box(1.2, 0.014, 0.08, 0.005), [
    at(0, 0.03, -0.28),
    at(0, 0.03, 0),
    at(0, 0.03, 0.28),
  ])

const lamp = solid().put(
  LIGHT,
  tube(
    [
      [-0.3, 0.02, 0.464],
      [0.655, 0.02, 0.464],
      [0.845, 0.02, 0.364],
      [0.885, 0.02, 0.2],
      [0.885, 0.02, -0.2],
      [0.845, 0.02, -0.364],
      [0.655, 0.02, -0.464],
      [-0.3, 0.02, -0.464],
    ],
    rectSection(0.012, 0.022, 0.004),
    { bend: 0.05 },
  ),
)

const scanner = solid()
  .put(YELLOW, cylinder(0.07, 0.05, 24, 0.01), at(0.02, -0.1))
  .put(RUBBER, cylinder(0.062, 0.035, 24, 0.006), at(0.02, -0.05))
  .put(YELLOW, cylinder(0.066, 0.03, 24, 0.01), at(0.02, -0.015))

const layer = cartonLayer()
const load = solid()
  .copy(pallet)
  .copy(layer, at(0, PALLET_HEIGHT))
  .copy(layer, at(0, PALLET_HEIGHT + 0.252))
  .copy(layer, at(0, PALLET_HEIGHT + 0.504))

const wheel = solid()
  .put(RUBBER, cylinder(0.09, 0.06, 24, 0.012), at(0, 0, -0.03, 90))
  .put(STEEL_DIM, cylinder(0.045, 0.066, 18, 0.006), at(0, 0, -0.033, 90))
