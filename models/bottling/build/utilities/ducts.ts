import { at } from '../form/at.ts'
import { box } from '../form/box.ts'
import { cylinder, lathe, ring } from '../form/lathe.ts'
import { rectSection, roundSection, tube, type Point3 } from '../form/tube.ts'
import { finish, STEEL_DIM, WHITE } from '../scene/palette.ts'
import { group, part, repeat, type Part } from '../scene/Part.ts'
import { solid } from '../scene/Solid.ts'

const DUCT = finish('Steel', '#dfe3e5')
const Y = 6.35

const band = ring(0.29, 0.315, 0.05, 32, 0.01)
const bandShape = solid().put(STEEL_DIM, band)
const hanger = solid()
  .put(STEEL_DIM, box(0.02, 0.9, 0.02, 0.003), at(-0.31, 0.45))
  .put(STEEL_DIM, box(0.02, 0.9, 0.02, 0.003), at(0.31, 0.45))
  .put(STEEL_DIM, box(0.66, 0.03, 0.03, 0.005), at(0, -0.32))
  .putAll(STEEL_DIM, box(0.02, 0.34, 0.02, 0.003), [at(-0.31, -0.16), at(0.31, -0.16)])
const diffuser = solid()
  .put(DUCT, cylinder(0.13, 0.3, 20, 0.006), at(0, -0.5))
  .put(
    WHITE,
    lathe(
      [
        [0, -0.56],
        [0.2, -0.58],
        [0.24, -0.56],
        [0.14, -0.48],
        [0, -0.48],
      ],
      24,
    ),
  )

/** Round supply ducts over both legs of the line, rectangular ones at the air handler. */
export function ducts(): Part {
  return group('Ducts', [
    main('Duct01', [
      [16, 6.1, -10.1],
      [17.4, 6.1, -10.1],
      [17.4, 6.1, -4.9],
    ]),
    round('Duct02', [
      [17.4, Y, -4.9],
      [17.4, Y, 1.4],
    ]),
    round('Duct03', [
      [17.4, Y, 1.4],
      [17.4, Y, 5.6],
      [-13.5, Y, 5.6],
    ]),
    round('Duct04', [
      [17.1, Y, -2.6],
      [-13.5, Y, -2.6],
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
    tube(path, roundSection(0.29, 24), { bend: 0.55, step: 0.6, arcSteps: 8 }),
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
    ...repeat('Band', bandShape, stops(1.5, 1.5).map((place) => place.multiply(at(0, 0, -0.025, 90)))),
    ...repeat('Hanger', hanger, stops(2.2, 3)),
    ...repeat('Diffuser', diffuser, isAlongX ? stops(3, 3) : []),
  ])
}

function main(name: string, path: readonly Point3[]): Part {
  const shape = solid().put(
    DUCT,
    tube(path, rectSection(0.7, 0.5, 0.014), { bend: 0.5, step: 0.5, arcSteps: 6 }),
  )
  for (const [k, point] of path.entries()) {
    const other = path[k === 0 ? 1 : k - 1]!
    if (k !== 0 && k !== path.length - 1) continue
    const isAlongX = Math.abs(other[0] - point[0]) > Math.abs(other[2] - point[2])
    const isUp = Math.abs(other[1] - point[1]) > 0.3
    shape.put(
      STEEL_DIM,
      box(0.78, 0.58, 0.05, 0.008),
      at(point[0], point[1], point[2], isUp ? 90 : 0, isAlongX ? 90 : 0),
    )
  }
  return part(name, shape)
}

