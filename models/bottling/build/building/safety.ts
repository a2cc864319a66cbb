import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, lathe } from '../../../build/form/lathe.ts'
import { wireMesh } from '../../../build/form/wireMesh.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import {
  CHARCOAL,
  finish,
  GREY_PLASTIC,
  OFF_WHITE,
  RUBBER,
  WHITE,
  YELLOW,
} from '../../../build/scene/palette.ts'
import { group, part, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

const HEIGHT = 2
const MESH = finish('Paint', '#41484d')
const panels = new Map<number, ReturnType<typeof solid>>()

const post = solid()
  .put(YELLOW, box(0.06, HEIGHT + 0.06, 0.06, 0.008, 0.5), at(0, (HEIGHT + 0.06) / 2))
  .put(YELLOW, box(0.16, 0.012, 0.16, 0.004), at(0, 0.006))

/** Fences, light curtains, emergency stops and extinguishers. */
export function safety(): Part {
  const [x0, x1, z0, z1] = [-16.7, -10.55, -3.3, 1.75]
  return group('Safety', [
    group('Fences', [
      fence('CellNorth', x0, z0, x1, z0),
      fence('CellSouth', x0, z1, x1, z1),
      fence('CellEastA', x1, z0, x1, -2),
      fence('CellEastB', x1, -1, x1, z1),
      fence('CellWestA', x0, z0, x0, -2.65),
      fence('CellWestB', x0, -1.05, x0, z1),
      fence('InfeedSouth', -19.6, 5.75, -16.9, 5.75),
      fence('InfeedNorth', -19.6, 3.25, -16.9, 3.25),
    ]),
    group('LightCurtains', [
      ...repeat('Curtain', curtain, [
        at(x1, 0, -1.93, 0, 0),
        at(x1, 0, -1.07, 0, 180),
        at(x0, 0, -2.58, 0, 0),
        at(x0, 0, -1.12, 0, 180),
      ]),
    ]),
    group(
      'EStops',
      repeat('EStop', eStop, [
        at(-10.42, 0, 1.4, 0, 90),
        at(-13.6, 0, 1.9),
        at(4.2, 0, 5.2),
        at(10.2, 0, 5.2),
        at(-7.4, 0, 5.2),
        at(13.4, 0, -2.4, 0, 180),
        at(2.2, 0, -6.1),
        at(-16.4, 0, 6.2),
      ]),
    ),
    group(
      'Extinguishers',
      repeat('Extinguisher', extinguisher, [
        at(-19.8, 0, 4.9, 0, 90),
        at(-19.8, 0, -3.4, 0, 90),
        at(-13.2, 0, -11.5),
        at(0, 0, -11.5),
        at(13.2, 0, -11.5),
        at(19.4, 0, -3.6, 0, -90),
        at(6.6, 0, 11.5, 0, 180),
        at(-6.6, 0, 11.5, 0, 180),
      ]),
    ),
    part('FirstAid', firstAid, at(-19.84, 1.5, 0.4, 0, 90)),
    part('EyeWash', eyeWash, at(-16.6, 0, -5.9)),
  ])
}

function fence(name: string, x0: number, z0: number, x1: number, z1: number): Part {
  const length = Math.hypot(x1 - x0, z1 - z0)
  const count = Math.max(1, Math.round(length / 1.3))
  const width = length / count
  const turn = (Math.atan2(-(z1 - z0), x1 - x0) * 180) / Math.PI
  return unit(
    group(
      name,
      [
        ...repeat(
          'Post',
          post,
          Array.from({ length: count + 1 }, (_, k) => at(k * width)),
        ),
        ...repeat(
          'Panel',
          panel(Math.round(width * 50) / 50),
          Array.from({ length: count }, (_, k) => at((k + 0.5) * width, HEIGHT / 2 + 0.08)),
        ),
      ],
      at(x0, 0, z0, 0, turn),
    ),
  )
}

function panel(width: number) {
  let shape = panels.get(width)
  if (!shape) {
    const [w, h] = [width - 0.09, HEIGHT - 0.14]
    shape = solid()
      .put(MESH, wireMesh(w - 0.04, h - 0.04, 0.06, 0.12, 0.005))
      .putAll(MESH, box(w, 0.025, 0.025, 0.004), [at(0, h / 2 - 0.012), at(0, -h / 2 + 0.012)])
      .putAll(MESH, box(0.025, h - 0.05, 0.025, 0.004), [at(w / 2 - 0.012), at(-w / 2 + 0.012)])
    panels.set(width, shape)
  }
  return shape
}

const curtain = solid()
  .put(YELLOW, box(0.09, 1.5, 0.08, 0.012, 0.5), at(0, 0.79))
  .put(RUBBER, box(0.05, 1.3, 0.012, 0.004), at(0, 0.79, 0.038))
  .put(CHARCOAL, box(0.2, 0.03, 0.2, 0.008), at(0, 0.015))

const eStop = solid()
  .put(GREY_PLASTIC, cylinder(0.03, 1.12, 12, 0.004))
  .put(CHARCOAL, cylinder(0.12, 0.02, 20, 0.006))
  .put(YELLOW, box(0.11, 0.15, 0.09, 0.014), at(0, 1.16))
  .put(CHARCOAL, cylinder(0.024, 0.03, 16, 0.003), at(0, 1.17, 0.04, 90))
  .put(
    finish('Gloss', '#b4201a'),
    lathe(
      [
        [0, 0],
        [0.028, 0],
        [0.034, 0.006],
        [0.034, 0.016],
        [0.026, 0.026],
        [0, 0.03],
      ],
      20,
    ),
    at(0, 1.17, 0.062, 90),
  )

const extinguisher = solid()
  .put(
    finish('Gloss', '#a61f18'),
    lathe(
      [
        [0, 0.42],
        [0.07, 0.42],
        [0.08, 0.44],
        [0.08, 0.84],
        [0.07, 0.9],
        [0.03, 0.94],
        [0.025, 0.97],
        [0, 0.97],
      ],
      20,
    ),
    at(0, 0, 0.1),
  )
  .put(CHARCOAL, box(0.04, 2.02, 0.02, 0), at(0, 1.01, 0.01))
  .put(CHARCOAL, box(0.3, 0.02, 0.3, 0), at(0, 0.01, 0.1))
  .put(RUBBER, box(0.03, 0.04, 0.12, 0.008), at(0, 0.99, 0.12))
  .put(
    RUBBER,
    tube(
      [
        [0.02, 0.96, 0.1],
        [0.12, 0.96, 0.1],
        [0.12, 0.55, 0.12],
      ],
      roundSection(0.011, 8),
      { bend: 0.07 },
    ),
  )
  .put(OFF_WHITE, box(0.12, 0.12, 0.004, 0.001), at(0, 0.68, 0.18))
  .put(finish('Paint', '#a61f18'), box(0.26, 0.26, 0.012, 0.003), at(0, 1.9, 0.03))
  .put(WHITE, box(0.05, 0.14, 0.006, 0.002), at(0, 1.88, 0.038))

const firstAid = solid()
  .put(WHITE, box(0.42, 0.34, 0.14, 0.02))
  .putAll(finish('Paint', '#1e8449'), box(0.16, 0.05, 0.012, 0.003), [
    at(0, 0, 0.07),
    at(0, 0, 0.071, 0, 0, 90),
  ])

const eyeWash = solid()
  .put(finish('Paint', '#2a8a57'), cylinder(0.03, 2.2, 14, 0.004))
  .put(finish('Paint', '#2a8a57'), cylinder(0.14, 0.03, 24, 0.008))
  .put(finish('Paint', '#2a8a57'), box(0.04, 0.04, 0.5, 0.012), at(0, 2.18, 0.22))
  .put(
    finish('Paint', '#2a8a57'),
    lathe(
      [
        [0.02, 0.06],
        [0.1, 0],
        [0.11, 0.01],
        [0.03, 0.08],
      ],
      20,
    ),
    at(0, 2.1, 0.45),
  )
  .put(
    finish('Paint', '#2a8a57'),
    lathe(
      [
        [0, 0],
        [0.08, 0.02],
        [0.15, 0.08],
        [0.14, 0.08],
        [0, 0.03],
      ],
      24,
    ),
    at(0, 0.95, 0.18),
  )
