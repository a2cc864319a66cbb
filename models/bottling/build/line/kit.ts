import { box } from '../form/box.ts'
import { at } from '../form/at.ts'
import { cylinder, lathe } from '../form/lathe.ts'
import { roundSection, tube } from '../form/tube.ts'
import {
  ALUMINIUM,
  CHARCOAL,
  CLEAR,
  finish,
  GREY_PLASTIC,
  MID_GREY,
  OFF_WHITE,
  PALE_GREY,
  RUBBER,
  SCREEN,
  SLATE,
  STEEL,
  STEEL_DIM,
  type Finish,
} from '../scene/palette.ts'
import { group, part, type Part } from '../scene/Part.ts'
import { solid, type Solid } from '../scene/Solid.ts'

const lens = (hex: string) =>
  solid()
    .put(finish('Gloss', hex), cylinder(0.036, 0.062, 16, 0.004))
    .put(GREY_PLASTIC, cylinder(0.0375, 0.008, 16, 0.002), at(0, 0.062))

const LENSES = [
  ['Blue', lens('#35506e')],
  ['Green', lens('#3f6b50')],
  ['Amber', lens('#8a6a2c')],
  ['Red', lens('#7d3b36')],
] as const

const lightPole = solid()
  .put(GREY_PLASTIC, cylinder(0.04, 0.02, 16, 0.004))
  .put(ALUMINIUM, cylinder(0.014, 0.32, 10, 0.002))
  .put(GREY_PLASTIC, cylinder(0.037, 0.03, 16, 0.004), at(0, 0.3))
  .put(GREY_PLASTIC, cylinder(0.036, 0.02, 16, 0.006), at(0, 0.33 + 4 * 0.07))

/** A four-colour signal tower, unlit: the viewer makes the lenses glow. */
export function stackLight(x: number, y: number, z: number): Part {
  return group(
    'StackLight',
    [
      part('Pole', lightPole),
      ...LENSES.map(([name, shape], k) => part(name, shape, at(0, 0.33 + k * 0.07))),
    ],
    at(x, y, z),
  )
}

/** A finned motor lying along +x, its shaft end at the origin. */
export const motor: Solid = makeMotor()

function makeMotor(): Solid {
  const shape = solid()
  const along = at(0, 0, 0, 0, 0, 90)
  shape
    .put(STEEL, cylinder(0.018, 0.06, 12, 0.003), at(0.03, 0, 0, 0, 0, 90))
    .put(SLATE, cylinder(0.1, 0.03, 20, 0.006), along)
    .put(SLATE, cylinder(0.076, 0.27, 20, 0.004), at(-0.02, 0, 0, 0, 0, 90))
    .put(CHARCOAL, cylinder(0.098, 0.07, 20, 0.014), at(-0.27, 0, 0, 0, 0, 90))
    .put(SLATE, box(0.1, 0.05, 0.1, 0.008), at(-0.13, 0.105, 0))
    .put(SLATE, box(0.2, 0.03, 0.15, 0.006), at(-0.14, -0.1, 0))
  const fin = box(0.2, 0.022, 0.006, 0.0025)
  for (let k = 0; k < 16; k++) {
    const turn = (k / 16) * 360
    const angle = (turn * Math.PI) / 180
    const place = at(-0.15, Math.cos(angle) * 0.083, Math.sin(angle) * 0.083, turn)
    shape.put(SLATE, fin, place)
  }
  return shape
}

/** A gearbox with the motor above it, for conveyors and carousels; the shaft points along +z. */
export const gearMotor: Solid = solid()
  .put(MID_GREY, box(0.16, 0.16, 0.14, 0.02))
  .put(MID_GREY, cylinder(0.06, 0.03, 16, 0.006), at(0, 0, 0.07, 90))
  .put(STEEL, cylinder(0.02, 0.06, 12, 0.003), at(0, 0, 0.09, 90))
  .copy(motor, at(-0.08, 0, 0))

/** A levelling foot whose top is at `height`. */
export function foot(height: number): Solid {
  return solid()
    .put(RUBBER, cylinder(0.05, 0.022, 16, 0.006))
    .put(STEEL, cylinder(0.046, 0.016, 16, 0.006), at(0, 0.02))
    .put(STEEL_DIM, cylinder(0.014, height - 0.03, 10, 0.002), at(0, 0.03))
}

/** An operator panel on a swinging arm, its hanger at y = 0 and the screen looking to +z. */
export function hmi(place = at(), name = 'Hmi'): Part {
  return part(name, hmiShape, place)
}

const hmiShape = solid()
  .put(
    ALUMINIUM,
    tube(
      [
        [0, 0.62, -0.45],
        [0, 0.62, -0.02],
        [0, 0.38, -0.02],
      ],
      roundSection(0.024, 12),
      { bend: 0.08 },
    ),
  )
  .put(ALUMINIUM, cylinder(0.036, 0.06, 14, 0.006), at(0, 0.36, -0.02))
  .put(OFF_WHITE, box(0.44, 0.36, 0.07, 0.014), at(0, 0.18, 0))
  .put(CHARCOAL, box(0.4, 0.3, 0.01, 0.004), at(0, 0.2, 0.034))
  .put(SCREEN, box(0.36, 0.25, 0.006, 0.002), at(0, 0.205, 0.0385))
  .putAll(finish('Light', '#4fa3bf'), box(0.15, 0.012, 0.004, 0.001), [
    at(-0.085, 0.3, 0.041),
    at(-0.085, 0.2, 0.041),
  ])
  .putAll(finish('Light', '#2f5668'), box(0.07, 0.05, 0.004, 0.001), [
    at(-0.125, 0.255, 0.041),
    at(-0.045, 0.255, 0.041),
    at(0.035, 0.255, 0.041),
    at(0.115, 0.255, 0.041),
  ])
  .putAll(finish('Light', '#27424f'), box(0.15, 0.075, 0.004, 0.001), [
    at(-0.085, 0.135, 0.041),
    at(0.085, 0.135, 0.041),
  ])
  .putAll(finish('Gloss', '#c9cdd0'), cylinder(0.014, 0.012, 12, 0.002), [
    at(-0.14, 0.03, 0.034, 90),
    at(-0.09, 0.03, 0.034, 90),
    at(-0.04, 0.03, 0.034, 90),
  ])
  .put(finish('Gloss', '#a3241d'), cylinder(0.022, 0.02, 14, 0.005), at(0.14, 0.032, 0.034, 90))

/** Puts a framed clear pane, centred, in x and y. */
export function putPane(shape: Solid, width: number, height: number, place = at()): void {
  const bar = 0.04
  const edge = (finishOf: Finish, w: number, h: number, x: number, y: number) =>
    shape.put(finishOf, box(w, h, 0.03, 0.005), place.clone().multiply(at(x, y)))
  edge(ALUMINIUM, width, bar, 0, height / 2 - bar / 2)
  edge(ALUMINIUM, width, bar, 0, -height / 2 + bar / 2)
  edge(ALUMINIUM, bar, height - 2 * bar, -width / 2 + bar / 2, 0)
  edge(ALUMINIUM, bar, height - 2 * bar, width / 2 - bar / 2, 0)
  shape.put(CLEAR, box(width - 2 * bar, height - 2 * bar, 0.008, 0), place)
}

/** A clear door with frame, hinges and a handle, centred, looking to +z. */
export function guardDoor(width: number, height: number): Solid {
  const shape = solid()
  putPane(shape, width, height)
  shape.put(
    RUBBER,
    tube(
      [
        [width / 2 - 0.02, -0.09, 0.015],
        [width / 2 - 0.02, -0.09, 0.05],
        [width / 2 - 0.02, 0.09, 0.05],
        [width / 2 - 0.02, 0.09, 0.015],
      ],
      roundSection(0.009, 8),
      { bend: 0.02, arcSteps: 3 },
    ),
  )
  for (const y of [-height * 0.36, height * 0.36]) {
    shape.put(GREY_PLASTIC, box(0.05, 0.07, 0.03, 0.008), at(-width / 2 + 0.005, y, 0.012))
  }
  return shape
}

/** A control cabinet on a plinth, doors to +z; `doors` are drawn as raised leaves with handles. */
export function cabinet(width: number, height: number, depth: number, doors: number): Solid {
  const shape = solid()
    .put(CHARCOAL, box(width - 0.04, 0.1, depth - 0.04, 0.006), at(0, 0.05))
    .put(PALE_GREY, box(width, height - 0.1, depth, 0.012, 0.5), at(0, 0.1 + (height - 0.1) / 2))
  const leaf = width / doors
  for (let k = 0; k < doors; k++) {
    const x = -width / 2 + (k + 0.5) * leaf
    shape
      .put(OFF_WHITE, box(leaf - 0.016, height - 0.14, 0.024, 0.006), at(x, height / 2 + 0.05, depth / 2))
      .put(RUBBER, box(0.024, 0.14, 0.024, 0.006), at(x + leaf / 2 - 0.06, height * 0.55, depth / 2 + 0.02))
      .putAll(
        CHARCOAL,
        box(leaf * 0.45, 0.008, 0.006, 0.002),
        [0, 1, 2, 3, 4].map((r) => at(x, 0.24 + r * 0.026, depth / 2 + 0.012)),
      )
  }
  return shape
}

/** A little dished cover, used for caps, domes and hubs. */
export function dome(radius: number, height: number, segments = 20) {
  const steps = 5
  return lathe(
    Array.from({ length: steps + 1 }, (_, k) => {
      const angle = (k / steps) * (Math.PI / 2)
      return [radius * Math.cos(angle), height * Math.sin(angle)] as const
    }).map(([r, y], k) => (k === steps ? ([0, height] as const) : ([r, y] as const))),
    segments,
  )
}
