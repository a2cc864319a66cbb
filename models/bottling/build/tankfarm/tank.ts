import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, lathe, ring, type Point2 } from '../../../build/form/lathe.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import { motor } from '../line/motor.ts'
import { ringPlaces } from '../line/starWheel.ts'
import {
  ALUMINIUM,
  BLUE_GREY,
  CHARCOAL,
  CLEAR,
  LIQUID,
  RUBBER,
  STEEL,
  STEEL_DIM,
  WHITE,
  YELLOW,
} from '../../../build/scene/palette.ts'
import { group, part, unit, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'

export const TANK = { radius: 1.08, bottom: 0.62, belly: 0.95, shoulder: 4.15, top: 4.55 } as const

const GAUGE = { x: 0, z: TANK.radius + 0.2, y: 1.08, height: 2.9 } as const

/** A product tank on legs with a level gauge that can be read across the hall. */
export function tank(name: string, x: number, z: number): Part {
  return unit(
    group(
      name,
      [
        part('Shell', shell),
        part('Legs', legs),
        part('Ladder', ladder, at(0, 0, 0, 0, -58)),
        part('Manway', manway, at(0, 1.55, 0, 0, 40)),
        part('SightGlass', sightGlass, at(GAUGE.x, GAUGE.y, GAUGE.z)),
        part('Scale', scale, at(GAUGE.x, GAUGE.y, GAUGE.z)),
        part('Level', level, at(GAUGE.x, GAUGE.y, GAUGE.z)),
        part('Agitator', agitator, at(0, TANK.top, 0)),
        part('TopRail', topRail, at(0, TANK.shoulder + 0.02, 0)),
        part('Vent', vent, at(-0.55, TANK.top - 0.12, -0.35)),
        part('Inlet', inlet, at(0.45, TANK.top - 0.1, 0.3)),
        part('Plate', plate, at(0, 0, 0, 0, 30)),
        part('Thermometer', thermometer, at(0, 1.25, 0, 0, -24)),
      ],
      at(x, 0, z),
    ),
  )
}

const shell = makeShell()

function makeShell(): Solid {
  const { radius, bottom, belly, shoulder, top } = TANK
  const profile: Point2[] = [[0, bottom]]
  const steps = 5
  for (let k = 1; k <= steps; k++) {
    const angle = (k / steps) * (Math.PI / 2)
    profile.push([Math.sin(angle) * radius, belly - Math.cos(angle) * (belly - bottom)])
  }
  for (let k = 1; k <= 5; k++) profile.push([radius, belly + (k / 6) * (shoulder - belly)])
  for (let k = 0; k < steps; k++) {
    const angle = (k / steps) * (Math.PI / 2)
    profile.push([Math.cos(angle) * radius, shoulder + Math.sin(angle) * (top - shoulder)])
  }
  profile.push([0, top])
  const shape = solid().put(STEEL, lathe(profile, 40))
  const seam = lathe(
    [
      [radius, 0],
      [radius + 0.008, 0.008],
      [radius + 0.008, 0.042],
      [radius, 0.05],
    ],
    40,
  )
  for (const y of [belly, 2.0, 3.05, shoulder - 0.05]) shape.put(STEEL_DIM, seam, at(0, y))
  return shape
    .put(STEEL, cylinder(0.16, 0.12, 24, 0.01), at(0, bottom - 0.1))
    .put(STEEL_DIM, cylinder(0.2, 0.03, 24, 0.006), at(0, bottom - 0.12))
}

const legs = makeLegs()

function makeLegs(): Solid {
  const shape = solid()
  for (const turn of [45, 135, 225, 315]) {
    const place = at(0, 0, 0, 0, turn)
    const put = (x: number, y: number) => place.clone().multiply(at(x, y))
    shape
      .put(STEEL, cylinder(0.07, 1.3, 18, 0.008), put(TANK.radius - 0.06, 0.03))
      .put(STEEL_DIM, box(0.28, 0.02, 0.28, 0.005), put(TANK.radius - 0.06, 0.015))
      .put(STEEL, box(0.12, 0.3, 0.22, 0.02), put(TANK.radius - 0.02, 1.2))
  }
  return shape
}

const hoop = tube(
  [
    [-0.22, 0, 0],
    [-0.36, 0, 0.2],
    [-0.36, 0, 0.66],
    [0.36, 0, 0.66],
    [0.36, 0, 0.2],
    [0.22, 0, 0],
  ],
  roundSection(0.012, 5),
  { bend: 0.32, arcSteps: 4 },
)

const ladder = makeLadder()

function makeLadder(): Solid {
  const shape = solid()
  const z = TANK.radius + 0.2
  const top = TANK.shoulder + 1
  for (const x of [-0.22, 0.22]) {
    shape.put(ALUMINIUM, box(0.04, top - 0.1, 0.05, 0.008), at(x, top / 2 + 0.05, z))
    for (const y of [1.1, 2.4, 3.7]) {
      shape.put(ALUMINIUM, box(0.03, 0.04, 0.24, 0.006), at(x, y, z - 0.12))
    }
  }
  const rung = cylinder(0.014, 0.44, 6, 0)
  for (let y = 0.35; y < TANK.shoulder; y += 0.28) {
    shape.put(ALUMINIUM, rung, at(0.22, y, z, 0, 0, 90))
  }
  for (const y of [2.3, 2.95, 3.6, 4.25, 4.9]) {
    shape.put(YELLOW, hoop, at(0, y, z))
  }
  for (const turn of [-55, 0, 55]) {
    const angle = (turn * Math.PI) / 180
    shape.put(
      YELLOW,
      box(0.04, 2.64, 0.008, 0.002),
      at(Math.sin(angle) * 0.36, 3.6, z + 0.3 + Math.cos(angle) * 0.36, 0, turn),
    )
  }
  return shape
}

const manway = solid()
  .put(STEEL, cylinder(0.29, 0.16, 32, 0.012), at(0, 0, TANK.radius - 0.08, 90))
  .put(STEEL_DIM, cylinder(0.33, 0.035, 32, 0.01), at(0, 0, TANK.radius + 0.08, 90))
  .put(
    STEEL,
    lathe(
      [
        [0.3, 0],
        [0.28, 0.03],
        [0.2, 0.06],
        [0.1, 0.075],
        [0, 0.08],
      ],
      32,
    ),
    at(0, 0, TANK.radius + 0.115, 90),
  )
  .put(ALUMINIUM, box(0.06, 0.78, 0.04, 0.012), at(0, 0, TANK.radius + 0.21))
  .put(RUBBER, cylinder(0.05, 0.09, 14, 0.01), at(0, 0, TANK.radius + 0.2, 90))
  .put(ALUMINIUM, ring(0.09, 0.115, 0.02, 24, 0.006), at(0, 0, TANK.radius + 0.28, 90))
  .put(ALUMINIUM, box(0.2, 0.02, 0.02, 0.005), at(0, 0, TANK.radius + 0.29))

const sightGlass = solid()
  .put(
    CLEAR,
    lathe(
      [
        [0.155, 0],
        [0.155, GAUGE.height],
      ],
      24,
    ),
  )
  .put(STEEL, cylinder(0.18, 0.09, 20, 0.014), at(0, -0.09))
  .put(STEEL, cylinder(0.18, 0.09, 20, 0.014), at(0, GAUGE.height))
  .put(STEEL, cylinder(0.04, 0.24, 14, 0.006), at(0, -0.045, -0.3, 90))
  .put(STEEL, cylinder(0.04, 0.24, 14, 0.006), at(0, GAUGE.height + 0.045, -0.3, 90))
  .putAll(
    STEEL_DIM,
    lathe(
      [
        [0.157, 0],
        [0.166, 0.004],
        [0.166, 0.016],
        [0.157, 0.02],
      ],
      20,
    ),
    [at(0, GAUGE.height / 4), at(0, GAUGE.height / 2), at(0, (GAUGE.height * 3) / 4)],
  )

const level = solid().put(LIQUID, cylinder(0.14, GAUGE.height, 24, 0.003))

const scale = makeScale()

function makeScale(): Solid {
  const shape = solid().put(
    WHITE,
    box(0.42, GAUGE.height, 0.014, 0.004, 0.5),
    at(0, GAUGE.height / 2, -0.17),
  )
  for (let k = 0; k <= 20; k++) {
    const isMajor = k % 5 === 0
    const width = isMajor ? 0.045 : 0.024
    shape.put(
      CHARCOAL,
      box(width, isMajor ? 0.02 : 0.01, 0.008, 0.002),
      at(0.205 - width / 2, 0.01 + (k / 20) * (GAUGE.height - 0.02), -0.163),
    )
  }
  return shape
}

const agitator = solid()
  .put(STEEL, cylinder(0.2, 0.12, 28, 0.014), at(0, -0.06))
  .put(STEEL_DIM, cylinder(0.26, 0.04, 28, 0.008), at(0, 0.05))
  .put(BLUE_GREY, cylinder(0.13, 0.22, 24, 0.02), at(0, 0.09))
  .copy(motor, at(0, 0.3, 0, 0, 0, -90))

const topRail = makeTopRail()

function makeTopRail(): Solid {
  const shape = solid().put(
    STEEL_DIM,
    ring(TANK.radius - 0.34, TANK.radius + 0.06, 0.03, 40),
    at(0, 0.02),
  )
  const post = cylinder(0.018, 1.0, 6, 0)
  for (const place of ringPlaces(12, TANK.radius + 0.02, 0.25)) {
    shape.put(YELLOW, post, place.clone().multiply(at(0, 0.04)))
  }
  for (const y of [0.55, 1.03]) {
    shape.put(YELLOW, ring(TANK.radius + 0.004, TANK.radius + 0.036, 0.03, 28, 0.008), at(0, y))
  }
  return shape
}

const vent = solid().put(
  STEEL,
  tube(
    [
      [0, -0.1, 0],
      [0, 0.42, 0],
      [-0.22, 0.42, 0],
      [-0.22, 0.22, 0],
    ],
    roundSection(0.045, 12),
    { bend: 0.1 },
  ),
)

const inlet = solid()
  .put(STEEL, cylinder(0.05, 0.34, 14, 0.004), at(0, -0.14))
  .put(STEEL_DIM, cylinder(0.09, 0.03, 20, 0.006), at(0, 0.17))

const plate = solid()
  .put(BLUE_GREY, box(0.5, 0.34, 0.02, 0.006), at(0, 2.55, TANK.radius + 0.02))
  .put(WHITE, box(0.34, 0.05, 0.01, 0.003), at(0, 2.62, TANK.radius + 0.03))
  .put(WHITE, box(0.22, 0.03, 0.01, 0.003), at(-0.06, 2.5, TANK.radius + 0.03))

const thermometer = solid()
  .put(STEEL, cylinder(0.025, 0.14, 12, 0.004), at(0, 0, TANK.radius - 0.02, 90))
  .put(CHARCOAL, cylinder(0.075, 0.05, 24, 0.01), at(0, 0, TANK.radius + 0.12, 90))
  .put(WHITE, cylinder(0.062, 0.006, 24, 0.002), at(0, 0, TANK.radius + 0.168, 90))
