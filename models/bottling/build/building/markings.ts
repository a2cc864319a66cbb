import { at } from '../../../build/form/at.ts'
import { prism } from '../../../build/form/prism.ts'
import type { Point2 } from '../../../build/form/lathe.ts'
import { sheet } from '../../../build/form/sheet.ts'
import { finish, type Finish } from '../../../build/scene/palette.ts'
import { group, numbered, part, repeat, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

const LINE = finish('Epoxy', '#d9a410')
const WHITE_LINE = finish('Epoxy', '#dfe2e2')
const WALKWAY = finish('Epoxy', '#66857a')
const LANE = finish('Epoxy', '#767e84')
const HIGH = 0.006

/** Painted floor: lanes, walkways, hatched keep-clear zones, crossings and arrows. */
export function markings(): Part {
  return group('Markings', [
    group('AgvLane', agvLane()),
    group('Walkway', walkway()),
    group('Hatched', [
      hatch('PalletiserExit', -18.4, -1.85, 2.2, 2.2),
      hatch('DepalletiserInfeed', -17.9, 6.35, 2.6, 0.7),
      hatch('Switchboard', 5.9, -10.3, 2.4, 1.2),
      hatch('FillerHmi', -1.9, 5.75, 1.6, 0.9),
      hatch('ControlRoomSteps', 12.3, 9.9, 0.9, 1.6),
    ]),
    group('Bays', bays()),
    group('LineSideZone', [
      strip('EdgeNorth', LINE, 8, -0.05, 14.2, 0.02),
      strip('EdgeSouth', LINE, 8, 3.2, 14.2, 3.27),
      strip('EdgeWest', LINE, 8, 0.02, 8.07, 3.2),
      strip('EdgeEast', LINE, 14.13, 0.02, 14.2, 3.2),
    ]),
    group('Crossings', [
      crossing('Crossing1', -11, 7.6),
      crossing('Crossing2', 4.6, 7.6),
      crossing('Crossing3', 4.6, 10.2),
    ]),
    group('Arrows', [
      ...repeat('Arrow', arrow, [
        at(-13.4, HIGH, 7.6),
        at(-5, HIGH, 7.6),
        at(1, HIGH, 7.6),
        at(8, HIGH, 7.6),
        at(8, HIGH, 10.2, 0, 180),
        at(0, HIGH, 10.2, 0, 180),
        at(-8, HIGH, 10.2, 0, 180),
        at(-14, HIGH, 10.2, 0, 180),
      ]),
    ]),
  ])
}

function strip(
  name: string,
  colour: Finish,
  x0: number,
  z0: number,
  x1: number,
  z1: number,
  y = HIGH,
): Part {
  const [w, d] = [Math.abs(x1 - x0), Math.abs(z1 - z0)]
  return part(name, solid().put(colour, sheet(w, d, 0.5)), at((x0 + x1) / 2, y, (z0 + z1) / 2))
}

function agvLane(): Part[] {
  const w = 0.09
  const [x0, x1, z0, z1] = [-17.8, 11.8, 6.8, 11]
  const [ix0, ix1, iz0, iz1] = [-16.2, 10.2, 8.4, 9.4]
  const low = HIGH - 0.003
  return [
    strip('SurfaceSouth', LANE, x0, iz1, x1, z1, low),
    strip('SurfaceNorth', LANE, x0, z0, x1, iz0, low),
    strip('SurfaceWest', LANE, x0, iz0, ix0, iz1, low),
    strip('SurfaceEast', LANE, ix1, iz0, x1, iz1, low),
    strip('OuterNorth', LINE, x0, z0, x1, z0 + w),
    strip('OuterSouth', LINE, x0, z1 - w, x1, z1),
    strip('OuterWest', LINE, x0, z0 + w, x0 + w, z1 - w),
    strip('OuterEast', LINE, x1 - w, z0 + w, x1, z1 - w),
    strip('InnerNorth', LINE, ix0 - w, iz0 - w, ix1 + w, iz0),
    strip('InnerSouth', LINE, ix0 - w, iz1, ix1 + w, iz1 + w),
    strip('InnerWest', LINE, ix0 - w, iz0, ix0, iz1),
    strip('InnerEast', LINE, ix1, iz0, ix1 + w, iz1),
  ]
}

function walkway(): Part[] {
  const w = 0.07
  const legs: [string, number, number, number, number][] = [
    ['Main', -15.6, 5.55, 12.4, 6.55],
    ['East', 16.6, -5, 17.8, 7.2],
    ['Middle', -9.4, -0.1, 1.9, 0.9],
  ]
  return legs.flatMap(([name, x0, z0, x1, z1]) => {
    const isAlongX = x1 - x0 > z1 - z0
    return [
      strip(name, WALKWAY, x0, z0, x1, z1, HIGH - 0.003),
      isAlongX
        ? strip(name + 'EdgeA', WHITE_LINE, x0, z0, x1, z0 + w)
        : strip(name + 'EdgeA', WHITE_LINE, x0, z0, x0 + w, z1),
      isAlongX
        ? strip(name + 'EdgeB', WHITE_LINE, x0, z1 - w, x1, z1)
        : strip(name + 'EdgeB', WHITE_LINE, x1 - w, z0, x1, z1),
    ]
  })
}

function hatch(name: string, x: number, z: number, width: number, depth: number): Part {
  const shape = solid()
  const stripe = 0.12
  for (let s = -width - depth; s < width + depth; s += stripe * 3) {
    const polygon = clip(s, s + stripe, width, depth)
    if (polygon.length > 2) shape.put(LINE, prism(polygon, 0.004, 0), at(0, 0, 0, -90))
  }
  const w = 0.08
  for (const side of [-1, 1]) {
    shape
      .put(LINE, sheet(width + w, w), at(0, 0.003, side * (depth / 2)))
      .put(LINE, sheet(w, depth - w), at(side * (width / 2), 0.003, 0))
  }
  return part(name, shape, at(x, HIGH - 0.003, z))
}

/** The part of the diagonal band from < x + y < until that lies inside a rectangle. */
function clip(from: number, until: number, width: number, depth: number): Point2[] {
  let points: Point2[] = [
    [-width / 2, -depth / 2],
    [width / 2, -depth / 2],
    [width / 2, depth / 2],
    [-width / 2, depth / 2],
  ]
  for (const [sign, limit] of [
    [1, from],
    [-1, -until],
  ] as const) {
    const inside = ([x, y]: Point2) => sign * (x + y) - limit
    const next: Point2[] = []
    points.forEach((p, k) => {
      const q = points[(k + 1) % points.length]
      const [a, b] = [inside(p), inside(q)]
      if (a >= 0) next.push(p)
      if (a > 0 !== b > 0 && a !== b) {
        const t = a / (a - b)
        next.push([p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t])
      }
    })
    points = next
  }
  return points
}

function bays(): Part[] {
  return Array.from({ length: 18 }, (_, k) =>
    strip(numbered('Bay', k + 1), WHITE_LINE, -16.16 + k * 1.46, 8.44, -16.1 + k * 1.46, 9.36),
  )
}

function crossing(name: string, x: number, z: number): Part {
  const shape = solid()
  for (let k = -3; k <= 3; k++) shape.put(WHITE_LINE, sheet(0.14, 1.36), at(k * 0.28, 0, 0))
  return part(name, shape, at(x, HIGH + 0.001, z))
}

const arrow = solid().put(
  WHITE_LINE,
  prism(
    [
      [-0.45, -0.05],
      [0.1, -0.05],
      [0.1, -0.17],
      [0.45, 0],
      [0.1, 0.17],
      [0.1, 0.05],
      [-0.45, 0.05],
    ],
    0.003,
    0,
  ),
  at(0, 0, 0, -90),
)
