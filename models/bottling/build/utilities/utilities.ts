import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, lathe, ring } from '../../../build/form/lathe.ts'
import { cabinet } from '../line/cabinet.ts'
import { motor } from '../line/motor.ts'
import { stackLight } from '../line/stackLight.ts'
import {
  BLUE_GREY,
  CHARCOAL,
  CONCRETE,
  OFF_WHITE,
  PALE_GREY,
  RUBBER,
  SCREEN,
  STEEL,
  STEEL_DIM,
  WHITE,
} from '../../../build/scene/palette.ts'
import { group, moving, part, unit, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { pipeRun } from '../tankfarm/pipeRun.ts'
import { airHandler } from './airHandler.ts'
import { ducts } from './ducts.ts'
import { fanRotor, fanShroud } from './fan.ts'

/** Compressed air, cold water and fresh air. */
export function utilities(): Part {
  return group('Utilities', [
    compressor(),
    part('Receiver', receiver(), at(8.9, 0, -10.2)),
    part('Dryer', dryer(), at(7.9, 0, -7.2)),
    chiller('Chiller1', 12, -9.2),
    chiller('Chiller2', 16, -9.2),
    airHandler(),
    ducts(),
    group('AirPipes', [
      pipeRun({
        name: 'Run01',
        radius: 0.03,
        finish: BLUE_GREY,
        paths: [
          [
            [6.4, 1.7, -9.9],
            [6.4, 2.9, -9.9],
            [8.9, 2.9, -9.9],
            [8.9, 2.62, -10.2],
          ],
        ],
      }),
      pipeRun({
        name: 'Run02',
        radius: 0.03,
        finish: BLUE_GREY,
        paths: [
          [
            [8.9, 1, -9.66],
            [8.9, 1, -9.3],
            [7.9, 1, -9.3],
            [7.9, 1, -7.6],
          ],
          [
            [7.9, 1.3, -6.85],
            [7.9, 1.3, -6.5],
            [7.9, 5.24, -6.5],
            [7.9, 5.24, -5.6],
            [-9.8, 5.24, -5.6],
          ],
        ],
      }),
      pipeRun({
        name: 'Run03',
        radius: 0.025,
        finish: BLUE_GREY,
        paths: [
          [
            [-3.6, 5.24, -5.56],
            [-3.6, 5.24, -1.5],
            [-3.6, 2.72, -1.5],
          ],
        ],
      }),
    ]),
    part('HeatExchanger', exchanger(), at(4.18, 0, -6.9)),
    group(
      'ChilledPipes',
      [1, 2].map((k) => chilledPipe(k)),
    ),
    part('Switchboard', cabinet(2.4, 2.1, 0.5, 4), at(5.9, 0, -11.4)),
  ])
}

function compressor(): Part {
  const shape = solid()
    .put(CHARCOAL, box(2.2, 0.14, 1.3, 0.016), at(0, 0.07))
    .put(OFF_WHITE, box(2.3, 1.5, 1.4, 0.04, 0.35), at(0, 0.89))
    .put(BLUE_GREY, box(2.32, 0.1, 1.42, 0.02, 0.5), at(0, 1.36))
  for (const x of [-0.57, 0.57]) {
    shape
      .put(OFF_WHITE, box(1.08, 1.1, 0.03, 0.008, 0.4), at(x, 0.74, 0.7))
      .put(RUBBER, box(0.03, 0.16, 0.03, 0.008), at(x + (x < 0 ? 0.44 : -0.44), 0.8, 0.725))
  }
  const slat = box(0.7, 0.02, 0.02, 0.004)
  for (let k = 0; k < 12; k++) shape.put(CHARCOAL, slat, at(-0.57, 0.35 + k * 0.05, 0.712, 30))
  const panel = solid()
    .put(CHARCOAL, box(0.44, 0.4, 0.06, 0.012))
    .put(SCREEN, box(0.32, 0.2, 0.01, 0.003), at(0, 0.05, 0.03))
    .putAll(WHITE, cylinder(0.016, 0.014, 12, 0.003), [
      at(-0.1, -0.12, 0.03, 90),
      at(0, -0.12, 0.03, 90),
      at(0.1, -0.12, 0.03, 90),
    ])
  return unit(
    group(
      'Compressor',
      [
        part('Body', shape),
        moving(part('Fan', fanRotor(0.42), at(0.45, 1.74, 0))),
        part('Shroud', fanShroud(0.45), at(0.45, 1.63, 0)),
        part('Panel', panel, at(0.57, 1.1, 0.74)),
        part('Motor', motor, at(-0.2, 1.78, -0.35)),
        part('Intake', solid().put(CHARCOAL, cylinder(0.2, 0.3, 28, 0.03)), at(-0.7, 1.63, 0.2)),
        stackLight(1.05, 1.64, 0.6),
      ],
      at(6.4, 0, -9.3),
    ),
  )
}

function receiver(): Solid {
  const shape = solid().put(
    OFF_WHITE,
    lathe(
      [
        [0, 0.32],
        [0.3, 0.36],
        [0.5, 0.48],
        [0.56, 0.62],
        [0.56, 1.1],
        [0.56, 1.6],
        [0.56, 2.2],
        [0.5, 2.36],
        [0.3, 2.5],
        [0, 2.55],
      ],
      40,
    ),
  )
  shape.putAll(BLUE_GREY, ring(0.54, 0.566, 0.04, 40), [at(0, 0.7), at(0, 2.1)])
  for (const turn of [30, 150, 270]) {
    const place = at(0, 0, 0, 0, turn)
    shape
      .put(OFF_WHITE, box(0.1, 0.7, 0.16, 0.014), place.clone().multiply(at(0.48, 0.35)))
      .put(STEEL_DIM, box(0.2, 0.02, 0.22, 0.005), place.clone().multiply(at(0.48, 0.01)))
  }
  return shape
    .put(STEEL, cylinder(0.07, 0.1, 20, 0.008), at(0, 2.53))
    .put(STEEL, cylinder(0.07, 0.14, 20, 0.008), at(0, 1, 0.5, 90))
    .put(CHARCOAL, cylinder(0.09, 0.05, 28, 0.01), at(0, 1.65, 0.6, 90))
    .put(WHITE, cylinder(0.074, 0.008, 28, 0.002), at(0, 1.65, 0.646, 90))
    .put(STEEL, cylinder(0.02, 0.1, 10, 0.003), at(0, 1.65, 0.53, 90))
}

function dryer(): Solid {
  return solid()
    .put(CHARCOAL, box(0.76, 0.1, 0.7, 0.01), at(0, 0.05))
    .put(OFF_WHITE, box(0.8, 1.5, 0.74, 0.03, 0.4), at(0, 0.85))
    .put(BLUE_GREY, box(0.5, 0.5, 0.02, 0.006), at(0, 0.5, 0.375))
    .put(SCREEN, box(0.2, 0.12, 0.01, 0), at(-0.22, 1.42, 0.372))
}

const CHILLER_FANS = [-1.05, 0, 1.05]
const chillerFan = fanRotor(0.4)
const chillerShroud = fanShroud(0.43)
const chillerBody = makeChillerBody()

function makeChillerBody(): Solid {
  const shape = solid()
    .put(CONCRETE, box(3.5, 0.14, 1.7, 0.02, 0.5), at(0, 0.07))
    .put(CHARCOAL, box(3.3, 0.12, 1.5, 0.014), at(0, 0.2))
    .put(PALE_GREY, box(3.3, 0.12, 1.5, 0.016, 0.5), at(0, 2.06))
    .put(PALE_GREY, box(0.5, 1.8, 1.5, 0.02, 0.35), at(1.4, 1.14))
    .put(OFF_WHITE, box(0.42, 1.5, 0.02, 0.006), at(1.4, 1.1, 0.755))
    .put(SCREEN, box(0.2, 0.14, 0.01, 0.003), at(1.4, 1.5, 0.768))
    .put(CHARCOAL, box(2.76, 1.74, 1.1, 0.01, 0.5), at(-0.24, 1.14))
  for (const x of [-1.62, -0.7, 0.22]) {
    for (const z of [-0.71, 0.71])
      shape.put(PALE_GREY, box(0.08, 1.76, 0.08, 0.01, 0.5), at(x, 1.14, z))
  }
  const fin = box(2.7, 0.02, 0.03, 0.004)
  for (let k = 0; k < 24; k++) {
    for (const z of [-0.66, 0.66]) shape.put(STEEL_DIM, fin, at(-0.26, 0.34 + k * 0.068, z))
  }
  return shape
}

function chiller(name: string, x: number, z: number): Part {
  return unit(
    group(
      name,
      [
        part('Body', chillerBody),
        ...CHILLER_FANS.flatMap((fx, k) => [
          moving(part('Fan' + (k + 1), chillerFan, at(fx, 2.23, 0))),
          part('Shroud' + (k + 1), chillerShroud, at(fx, 2.12, 0)),
        ]),
        part('Compressor', chillerCompressor, at(-1.5, 0.26, 0.98)),
        stackLight(1.55, 2.12, 0.6),
      ],
      at(x, 0, z),
    ),
  )
}

const chillerCompressor = solid()
  .put(STEEL_DIM, cylinder(0.05, 0.26, 16, 0.006), at(0.6, 0.3, -0.25, 90))
  .put(STEEL_DIM, cylinder(0.05, 0.26, 16, 0.006), at(0.9, 0.3, -0.25, 90))

function chilledPipe(k: number): Part {
  const x = k === 1 ? 12 : 16
  const z = -6.6 - k * 0.2
  const [supply, back] = [4.5 + k * 0.2, 4.9 + k * 0.2]
  return pipeRun({
    name: 'Chilled0' + k,
    radius: 0.06,
    finish: WHITE,
    bend: 0.2,
    paths: [
      [
        [x - 0.9, 0.56, -8.2],
        [x - 0.9, 0.56, -7.9],
        [x - 0.9, supply, -7.9],
        [x - 0.9, supply, z],
        [4, supply, z],
        [4, 1.5, z],
      ],
      [
        [4.35, 1.5, z],
        [4.35, back, z],
        [x - 0.6, back, z],
        [x - 0.6, back, -7.9],
        [x - 0.6, 0.56, -7.9],
        [x - 0.6, 0.56, -8.2],
      ],
    ],
  })
}

function exchanger(): Solid {
  const shape = solid()
    .put(CONCRETE, box(1.1, 0.12, 0.9, 0.02), at(0, 0.06))
    .putAll(BLUE_GREY, box(0.06, 1.36, 0.76, 0.014, 0.4), [at(-0.4, 0.82), at(0.4, 0.82)])
    .putAll(STEEL_DIM, cylinder(0.02, 0.9, 10, 0.003), [
      at(0.45, 1.4, -0.3, 0, 0, 90),
      at(0.45, 1.4, 0.3, 0, 0, 90),
      at(0.45, 0.26, -0.3, 0, 0, 90),
      at(0.45, 0.26, 0.3, 0, 0, 90),
    ])
  for (let k = 0; k < 26; k++) {
    shape.put(STEEL, box(0.016, 1.2, 0.6, 0.004), at(-0.35 + k * 0.028, 0.82))
  }
  return shape.put(BLUE_GREY, box(0.8, 0.1, 0.5, 0.014), at(0, 1.47))
}
