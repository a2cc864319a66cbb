import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, lathe } from '../../../build/form/lathe.ts'
import { rectSection, roundSection, tube, type Point3 } from '../../../build/form/tube.ts'
import { finish, STEEL_DIM, WHITE } from '../../../build/scene/palette.ts'
import { group, part, repeat, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

const DUCT = finish('Steel', '#f4f6f7')
const Y = 6.4
/** Along the edge of the cut roof, clear of the line. */
const MAIN_Z = -5.4
const R = 0.21

const band = lathe(
  [
    [R, 0],
    [R + 0.018, 0.01],
    [R + 0.018, 0.04],
    [R, 0.05],
  ],
  20,
)
const bandShape = solid().put(STEEL_DIM, band)
const hanger = solid()
  .put(STEEL_DIM, box(0.02, 1.75, 0.02, 0), at(-0.23, 0.63))
  .put(STEEL_DIM, box(0.02, 1.75, 0.02, 0), at(0.23, 0.63))
  .putAll(STEEL_DIM, box(0.5, 0.03, 0.03, 0), [at(0, -0.24), at(0, 1.54)])
const diffuser = solid()
  .put(DUCT, cylinder(0.1, 0.3, 16, 0.006), at(0, -0.44))
  .put(
    WHITE,
    lathe(
      [
        [0, -0.5],
        [0.16, -0.52],
        [0.19, -0.5],
        [0.11, -0.43],
        [0, -0.43],
      ],
      24,
    ),
  )

/** A round supply duct between tank farm and line in three stretches, rectangular ones at the air handler. */
export function ducts(): Part {
  return group('Ducts', [
    main('Duct01', [
      [15.9, Y, -10.1],
      [17.4, Y, -10.1],
      [17.4, Y, -7.4],
    ]),
    round('Duct02', [
      [17.4, Y, -7.4],
      [17.4, Y, MAIN_Z],
      [8, Y, MAIN_Z],
    ]),
    round('Duct03', [
      [8, Y, MAIN_Z],
      [-4, Y, MAIN_Z],
    ]),
    round('Duct04', [
      [-4, Y, MAIN_Z],
      [-16, Y, MAIN_Z],
    ]),
    main('Duct05', [
      [11.9, 6.05, -10.1],
      [4.4, 6.05, -10.1],
      [4.4, 6.05, -8.4],
    ]),
    main('Duct06', [
      [13, 6.6, -10.1],
      [13, 7.1, -10.1],
      [13, 7.1, -11.8],
    ]),
  ])
}

function round(name: string, path: readonly Point3[]): Part {
  const shape = solid().put(
    DUCT,
    tube(path, roundSection(R, 20), { bend: 0.45, step: 0.6, arcSteps: 8 }),
  )
  const [from, to] = [path.at(-2)!, path.at(-1)!]
  const length = Math.hypot(to[0] - from[0], to[2] - from[2])
  const isAlongX = Math.abs(to[0] - from[0]) > 1
  const along = (s: number, dx = 0) => {
    const t = s / length
    const [x, z] = [from[0] + (to[0] - from[0]) * t, from[2] + (to[2] - from[2]) * t]
    return isAlongX ? at(x + dx, Y, z, 0, 90) : at(x, Y, z)
  }
  const stops = (first: number, step: number) =>
    Array.from({ length: Math.max(0, Math.floor((length - first - 0.3) / step) + 1) }, (_, k) =>
      along(first + k * step),
    )
  return part(name, shape, undefined, [
    ...repeat(
      'Band',
      bandShape,
      stops(1.5, 1.5).map((place) => place.multiply(at(0, 0, -0.025, 90))),
    ),
    ...repeat('Hanger', hanger, stops(2.2, 3)),
    ...repeat('Diffuser', diffuser, isAlongX ? stops(3, 3) : []),
  ])
}

function main(name: string, path: readonly Point3[]): Part {
  const shape = solid().put(
    DUCT,
    tube(path, rectSection(0.6, 0.42, 0.014), { bend: 0.5, step: 0.5, arcSteps: 6 }),
  )
  for (const [k, point] of path.entries()) {
    const other = path[k === 0 ? 1 : k - 1]
    if (k !== 0 && k !== path.length - 1) continue
    const isAlongX = Math.abs(other[0] - point[0]) > Math.abs(other[2] - point[2])
    const isUp = Math.abs(other[1] - point[1]) > 0.3
    shape.put(
      STEEL_DIM,
      box(0.68, 0.5, 0.05, 0.008),
      at(point[0], point[1], point[2], isUp ? 90 : 0, isAlongX ? 90 : 0),
    )
  }
  return part(name, shape)
}
