import type { Matrix4 } from 'three'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import { GALVANISED, PALE_GREY, STEEL_DIM, YELLOW } from '../../../build/scene/palette.ts'
import { group, part, repeat, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

const LEVEL = 2.6
const BAY = 1.1
const WIDTH = 1.1
const START = -12
const BAYS = 20
const Z = -4.2
const CROSS_BAY = 13
const CROSS_X = START + (CROSS_BAY + 0.5) * BAY
const CROSS_BAYS = 3
const RISERS = 13
const RISE = LEVEL / RISERS
const GOING = 0.26

/** A walkway 2.6 m up between tanks and line, stairs at both ends, and a bridge over leg B. */
export function gantry(): Part {
  const bayX = (k: number) => START + (k + 0.5) * BAY
  const all = Array.from({ length: BAYS }, (_, k) => k)
  const south = all.filter((k) => k !== CROSS_BAY)
  const crossZ = (k: number) => Z + WIDTH / 2 + (k + 0.5) * BAY
  const crossEnd = Z + WIDTH / 2 + CROSS_BAYS * BAY
  return group('Gantry', [
    ...repeat(
      'Deck',
      deck,
      all.map((k) => at(bayX(k), LEVEL, Z)),
    ),
    ...repeat(
      'CrossDeck',
      deck,
      [0, 1, 2].map((k) => at(CROSS_X, LEVEL, crossZ(k), 0, 90)),
    ),
    ...repeat(
      'RailNorth',
      railBay,
      all.map((k) => at(bayX(k), LEVEL, Z - WIDTH / 2 + 0.02)),
    ),
    ...repeat(
      'RailSouth',
      railBay,
      south.map((k) => at(bayX(k), LEVEL, Z + WIDTH / 2 - 0.02, 0, 180)),
    ),
    ...repeat(
      'RailCross',
      railBay,
      [0, 1, 2].flatMap((k) => [
        at(CROSS_X - WIDTH / 2 + 0.02, LEVEL, crossZ(k), 0, 90),
        at(CROSS_X + WIDTH / 2 - 0.02, LEVEL, crossZ(k), 0, -90),
      ]),
    ),
    ...repeat(
      'Support',
      support,
      [-11.6, -7.9, -4.2, -0.5, 5.3, 9.6].map((x) => at(x, 0, Z)),
    ),
    ...repeat('CrossSupport', support, [
      at(CROSS_X, 0, -3.0, 0, 90),
      at(CROSS_X, 0, crossEnd - 0.2, 0, 90),
    ]),
    ...repeat('Stringer', stringer, [
      at(START + (BAYS * BAY) / 2, LEVEL - 0.14, Z - 0.5),
      at(START + (BAYS * BAY) / 2, LEVEL - 0.14, Z + 0.5),
    ]),
    stairs('StairsWest', at(START, 0, Z, 0, 180)),
    stairs('StairsEast', at(START + BAYS * BAY, 0, Z)),
    stairs('StairsCross', at(CROSS_X, 0, crossEnd, 0, -90)),
  ])
}

const deck = makeDeck()

function makeDeck() {
  const shape = solid().put(
    GALVANISED,
    box(BAY - 0.01, 0.03, WIDTH - 0.02, 0.004, 0.4),
    at(0, -0.018),
  )
  // Ribs instead of open bars: a foot, and a ray, must find the floor.
  const rib = box(0.012, 0.008, WIDTH - 0.06, 0)
  for (let k = 0; k < 16; k++) shape.put(STEEL_DIM, rib, at((k / 15 - 0.5) * (BAY - 0.06), 0.0))
  return shape
}

const railBay = solid()
  .put(YELLOW, cylinder(0.021, 1.1, 8, 0), at(0, 0))
  .putAll(YELLOW, cylinder(0.02, BAY, 8, 0), [at(BAY / 2, 1.1, 0, 0, 0, 90)])
  .put(YELLOW, cylinder(0.014, BAY, 6, 0), at(BAY / 2, 0.58, 0, 0, 0, 90))
  .put(YELLOW, box(BAY, 0.12, 0.008, 0.002), at(0, 0.07, -0.012))

const support = solid()
  .putAll(PALE_GREY, box(0.12, LEVEL - 0.2, 0.12, 0.014, 0.5), [
    at(0, (LEVEL - 0.2) / 2, -0.5),
    at(0, (LEVEL - 0.2) / 2, 0.5),
  ])
  .put(PALE_GREY, box(0.1, 0.14, 1.1, 0.012), at(0, LEVEL - 0.26, 0))
  .putAll(STEEL_DIM, box(0.24, 0.024, 0.24, 0.006), [at(0, 0.012, -0.5), at(0, 0.012, 0.5)])
  .putAll(PALE_GREY, box(0.05, 0.05, 0.7, 0.008), [
    at(0, LEVEL - 0.5, -0.28, -45),
    at(0, LEVEL - 0.5, 0.28, 45),
  ])

const stringer = solid().put(PALE_GREY, box(BAYS * BAY, 0.2, 0.07, 0.01, 1))

const tread = solid()
  .put(GALVANISED, box(GOING + 0.02, 0.03, 0.9, 0.005), at(0, -0.015))
  .put(YELLOW, box(0.03, 0.034, 0.9, 0.006), at(GOING / 2 - 0.005, -0.015))

const flank = makeFlank()

function makeFlank() {
  const run = (RISERS - 1) * GOING
  const shape = solid()
  const slope = Math.atan2(LEVEL, run + GOING)
  const length = Math.hypot(LEVEL, run + GOING)
  const degrees = (slope * 180) / Math.PI
  shape.put(
    PALE_GREY,
    box(length + 0.1, 0.22, 0.04, 0.008, 0.5),
    at((run + GOING) / 2 - 0.04, LEVEL / 2 - 0.1, 0, 0, 0, -degrees),
  )
  const points = [
    [0.02, LEVEL + 1.1, 0],
    [run * 0.98, LEVEL + 1.1 - (LEVEL * run * 0.98) / (run + GOING), 0],
    [run + 0.25, 1.02, 0],
    [run + 0.25, 0.75, 0],
  ] as const
  const lower = points.slice(0, 3).map(([x, y, z]) => [x, y - 0.5, z] as const)
  shape
    .put(YELLOW, tube(points, roundSection(0.02, 10), { bend: 0.08 }))
    .put(YELLOW, tube(lower, roundSection(0.014, 8), { bend: 0.08 }))
  for (const t of [0.02, 0.34, 0.66, 0.98]) {
    const x = t * run
    const base = LEVEL - (LEVEL * x) / (run + GOING)
    shape.put(YELLOW, cylinder(0.018, 1.1, 8, 0.003), at(x, base - 0.02))
  }
  return shape
}

/** Stairs falling along local +x from the gantry's edge to the floor. */
function stairs(name: string, place: Matrix4): Part {
  return group(
    name,
    [
      ...repeat(
        'Step',
        tread,
        Array.from({ length: RISERS - 1 }, (_, k) =>
          at((k + 0.5) * GOING, LEVEL - (k + 1) * RISE, 0),
        ),
      ),
      part('FlankLeft', flank, at(0, 0, -0.48)),
      part('FlankRight', flank, at(0, 0, 0.48)),
    ],
    place,
  )
}
