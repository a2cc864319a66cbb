import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, lathe } from '../../../build/form/lathe.ts'
import { finish, SCREEN, SCREEN_LINE, STEEL_DIM } from '../../../build/scene/palette.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import {
  CERAMIC,
  DESK_TOP,
  FABRIC,
  FABRIC_BLUE,
  FABRIC_WARM,
  LEAVES,
  LEG,
  OAK,
  POT,
  SHELL,
  SHELL_LIGHT,
  TABLE_TOP,
  WALNUT,
} from '../palette.ts'

/** Furniture, each piece standing on the origin; its user sits on the +z side and looks towards −z. */

export const desk = solid()
  .put(DESK_TOP, box(1.6, 0.03, 0.8, 0), at(0, 0.735, 0))
  .putAll(LEG, box(0.05, 0.72, 0.05, 0), [at(-0.74, 0.36, -0.1), at(0.74, 0.36, -0.1)])
  .putAll(LEG, box(0.05, 0.03, 0.7, 0), [at(-0.74, 0.02, 0), at(0.74, 0.02, 0)])
  .put(LEG, box(1.44, 0.05, 0.03, 0), at(0, 0.69, -0.1))
  .put(SHELL, box(0.58, 0.35, 0.025, 0), at(0.1, 1.08, -0.22))
  .put(SCREEN, box(0.55, 0.32, 0.004, 0), at(0.1, 1.08, -0.205))
  .put(SCREEN_LINE, box(0.4, 0.012, 0.004, 0), at(0.06, 1.17, -0.203))
  .put(SHELL, box(0.05, 0.3, 0.04, 0), at(0.1, 0.88, -0.24))
  .put(SHELL, box(0.24, 0.012, 0.16, 0), at(0.1, 0.757, -0.22))
  .put(SHELL_LIGHT, box(0.44, 0.015, 0.14, 0), at(0.05, 0.758, 0.12))

export const officeChair = makeChair(FABRIC)
export const meetingChair = makeChair(FABRIC_BLUE)

function makeChair(cloth: typeof FABRIC): Solid {
  return solid()
    .put(cloth, box(0.48, 0.09, 0.48, 0.03), at(0, 0.47, 0))
    .put(cloth, box(0.44, 0.5, 0.07, 0.03), at(0, 0.82, 0.23, 8))
    .put(SHELL, box(0.06, 0.3, 0.06, 0), at(0, 0.27, 0))
    .putAll(SHELL, box(0.6, 0.04, 0.06, 0), [at(0, 0.07, 0), at(0, 0.072, 0, 0, 90)])
    .putAll(SHELL, box(0.05, 0.03, 0.26, 0), [at(-0.27, 0.66, 0), at(0.27, 0.66, 0)])
}

/** A chair of one shell on four legs, for cafés and training. */
export const shellChair = solid()
  .put(SHELL_LIGHT, box(0.44, 0.04, 0.42, 0.018), at(0, 0.45, 0))
  .put(SHELL_LIGHT, box(0.42, 0.34, 0.04, 0.018), at(0, 0.7, 0.2, 10))
  .putAll(
    LEG,
    box(0.03, 0.44, 0.03, 0),
    [-0.18, 0.18].flatMap((x) => [-0.17, 0.17].map((z) => at(x, 0.22, z))),
  )

export const cabinet = solid()
  .put(SHELL_LIGHT, box(0.9, 1.3, 0.42, 0.01), at(0, 0.65, 0))
  .putAll(LEG, box(0.012, 1.24, 0.01, 0), [at(0, 0.65, 0.212)])
  .putAll(LEG, box(0.02, 0.12, 0.02, 0), [at(-0.05, 0.75, 0.22), at(0.05, 0.75, 0.22)])

export const shelf = solid()
  .put(OAK, box(1.2, 1.9, 0.02, 0), at(0, 0.95, -0.17))
  .putAll(OAK, box(0.03, 1.9, 0.36, 0), [at(-0.6, 0.95, 0), at(0.6, 0.95, 0)])
  .putAll(
    OAK,
    box(1.18, 0.03, 0.35, 0),
    [0.06, 0.5, 0.94, 1.38, 1.88].map((y) => at(0, y, 0)),
  )
  .put(FABRIC_WARM, box(0.5, 0.3, 0.24, 0), at(-0.25, 0.25, 0))
  .put(FABRIC_BLUE, box(0.62, 0.26, 0.22, 0), at(0.1, 0.66, 0))
  .put(SHELL_LIGHT, box(0.44, 0.3, 0.24, 0), at(-0.3, 1.12, 0))

/** A table of so many metres. */
export function table(length: number, width: number, top = TABLE_TOP): Solid {
  const [x, z] = [length / 2 - 0.3, width / 2 - 0.18]
  return solid()
    .put(top, box(length, 0.035, width, 0.012), at(0, 0.735, 0))
    .putAll(
      LEG,
      box(0.07, 0.71, 0.07, 0),
      [-x, x].flatMap((dx) => [-z, z].map((dz) => at(dx, 0.357, dz))),
    )
}

export const roundTable = solid()
  .put(TABLE_TOP, cylinder(0.42, 0.03, 20, 0), at(0, 0.71, 0))
  .put(LEG, cylinder(0.04, 0.7, 8, 0), at(0, 0.01, 0))
  .put(LEG, cylinder(0.24, 0.02, 14, 0))

/** A screen on the wall behind it (−z). */
export const wallScreen = solid()
  .put(SHELL, box(1.9, 1.08, 0.05, 0), at(0, 1.5, 0))
  .put(SCREEN, box(1.84, 1.02, 0.006, 0), at(0, 1.5, 0.027))
  .put(finish('Screen', '#1d4356'), box(1.2, 0.09, 0.006, 0), at(-0.26, 1.86, 0.03))
  .putAll(finish('Screen', '#173546'), box(0.5, 0.42, 0.006, 0), [
    at(-0.6, 1.45, 0.03),
    at(0, 1.45, 0.03),
    at(0.6, 1.45, 0.03),
  ])

export const whiteboard = solid()
  .put(CERAMIC, box(1.8, 1.1, 0.02, 0), at(0, 1.5, 0))
  .put(STEEL_DIM, box(1.84, 0.03, 0.06, 0), at(0, 0.94, 0.02))

export const sofa = solid()
  .put(FABRIC_BLUE, box(1.8, 0.24, 0.8, 0.05), at(0, 0.3, 0))
  .put(FABRIC_BLUE, box(1.8, 0.44, 0.2, 0.05), at(0, 0.55, 0.32))
  .putAll(FABRIC_BLUE, box(0.16, 0.4, 0.8, 0.04), [at(-0.9, 0.42, 0), at(0.9, 0.42, 0)])
  .putAll(
    LEG,
    box(0.05, 0.18, 0.05, 0),
    [-0.85, 0.85].flatMap((x) => [-0.3, 0.3].map((z) => at(x, 0.09, z))),
  )

export const lowTable = solid()
  .put(OAK, cylinder(0.4, 0.04, 18, 0), at(0, 0.36, 0))
  .put(LEG, cylinder(0.16, 0.36, 10, 0))

export const plant = solid()
  .put(
    POT,
    lathe(
      [
        [0.16, 0],
        [0.24, 0.44],
        [0.2, 0.44],
      ],
      12,
    ),
  )
  .put(
    LEAVES,
    lathe(
      [
        [0, 0.4],
        [0.2, 0.6],
        [0.34, 0.95],
        [0.28, 1.3],
        [0.1, 1.6],
        [0, 1.66],
      ],
      8,
    ),
  )

/** A kitchen run with sink and tall unit along its back (−z). */
export const kitchenRun = solid()
  .put(SHELL_LIGHT, box(3.2, 0.86, 0.6, 0.01), at(0, 0.45, 0))
  .put(WALNUT, box(3.24, 0.04, 0.64, 0), at(0, 0.9, 0))
  .put(SHELL_LIGHT, box(3.2, 0.6, 0.34, 0.01), at(0, 1.75, -0.12))
  .put(STEEL_DIM, box(0.5, 0.02, 0.4, 0), at(-0.6, 0.925, 0))
  .put(STEEL_DIM, box(0.03, 0.26, 0.03, 0), at(-0.6, 1.04, -0.2))
  .put(SHELL, box(0.34, 0.4, 0.42, 0.02), at(0.8, 1.12, 0))
  .putAll(
    LEG,
    box(0.008, 0.8, 0.01, 0),
    [-1.07, -0.53, 0, 0.53, 1.07].map((x) => at(x, 0.46, 0.302)),
  )

/** A stainless catering block. */
export const range = solid()
  .put(STEEL_DIM, box(2.4, 0.86, 0.8, 0.01), at(0, 0.45, 0))
  .putAll(
    SHELL,
    box(0.5, 0.02, 0.5, 0),
    [-0.85, -0.28, 0.28, 0.85].map((x) => at(x, 0.89, 0)),
  )
  .put(STEEL_DIM, box(2.6, 0.4, 1, 0.02), at(0, 2.2, 0))

export const counter = solid()
  .put(OAK, box(4, 1, 0.7, 0.02), at(0, 0.52, 0))
  .put(CERAMIC, box(4.1, 0.05, 0.8, 0), at(0, 1.04, 0))
  .put(SHELL, box(3.9, 0.1, 0.6, 0), at(0, 0.05, 0))

export const rack = solid()
  .put(SHELL, box(0.6, 2, 1, 0.01), at(0, 1, 0))
  .putAll(
    finish('Paint', '#20262a'),
    box(0.52, 0.14, 0.01, 0),
    Array.from({ length: 10 }, (_, k) => at(0, 0.25 + k * 0.17, 0.503)),
  )

export const wcBowl = solid()
  .put(CERAMIC, box(0.38, 0.4, 0.5, 0.05), at(0, 0.2, 0))
  .put(CERAMIC, box(0.4, 0.42, 0.16, 0.03), at(0, 0.62, -0.22))

export const basin = solid()
  .put(CERAMIC, box(0.5, 0.16, 0.42, 0.04), at(0, 0.82, 0))
  .put(STEEL_DIM, box(0.03, 0.16, 0.03, 0), at(0, 0.98, -0.14))
  .put(CERAMIC, box(0.5, 0.7, 0.02, 0), at(0, 1.5, -0.2))

export const partition = solid().put(SHELL_LIGHT, box(0.03, 1.9, 1.3, 0), at(0, 1.1, 0))

export const switchboard = solid()
  .put(SHELL_LIGHT, box(0.8, 2, 0.4, 0.01), at(0, 1, 0))
  .put(LEG, box(0.012, 1.9, 0.01, 0), at(0, 1, 0.203))
  .put(SHELL, box(0.2, 0.14, 0.02, 0), at(0.15, 1.6, 0.205))
