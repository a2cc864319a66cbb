import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import {
  ALUMINIUM,
  BLUE_GREY,
  CHARCOAL,
  CLEAR,
  finish,
  GREY_PLASTIC,
  OFF_WHITE,
  PALE_GREY,
  RUBBER,
  SCREEN,
  SCREEN_LINE,
  SCREEN_TILE,
  MID_GREY,
  STEEL_DIM,
  WHITE,
  YELLOW,
} from '../../../build/scene/palette.ts'
import { group, part, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

const WIDTH = 6
const DEPTH = 4
const STEP = 0.4
const HIGH = 2.7
const OAK = finish('Card', '#b79c78')
const CARPET = finish('Card', '#6d767c')

/** The glazed control room in the south-east corner, looking out over both legs of the line. */
export function controlRoom(): Part {
  return unit(
    group(
      'ControlRoom',
      [
        part('Floor', floor()),
        part('Walls', walls()),
        part('Glass', glass()),
        part('Roof', roof()),
        part('Steps', steps()),
        part('Desk1', desk, at(-1.35, STEP, -0.75)),
        part('Desk2', desk, at(1.35, STEP, -0.75)),
        ...repeat(
          'Screen',
          screen,
          [-2, -1.35, -0.7, 0.7, 1.35, 2].map((x, k) =>
            at(x, STEP + 0.76, -0.92 + (k % 3 === 1 ? -0.07 : 0), 0, [16, 0, -16][k % 3]),
          ),
          1,
        ),
        ...repeat(
          'Keyboard',
          keyboard,
          [at(-1.35, STEP + 0.75, -0.5), at(1.35, STEP + 0.75, -0.5)],
          1,
        ),
        ...repeat(
          'Chair',
          chair,
          [at(-1.4, STEP, 0.1, 0, 8), at(1.25, STEP, 0.15, 0, -22), at(0.3, STEP, 1.2, 0, 150)],
          1,
        ),
        part('Whiteboard', whiteboard, at(2.9, STEP + 1.5, 0.5, 0, -90)),
        part('WallScreen', wallScreen, at(0, STEP + 1.65, 1.86, 0, 180)),
        part('Sideboard', sideboard, at(-1.5, STEP, 1.6)),
        part('Plant', plant(), at(2.5, STEP, 1.5)),
      ],
      at(16, 0, 9.5),
    ),
  )
}

function floor() {
  return solid()
    .put(PALE_GREY, box(WIDTH, STEP - 0.03, DEPTH, 0.016, 0.4), at(0, (STEP - 0.03) / 2))
    .put(CARPET, box(WIDTH - 0.12, 0.03, DEPTH - 0.12, 0.006, 0.3), at(0, STEP - 0.015))
}

function walls() {
  const shape = solid()
  const corner = box(0.1, HIGH, 0.1, 0.014, 0.5)
  for (const x of [-1, 1]) {
    for (const z of [-1, 1]) {
      shape.put(
        MID_GREY,
        corner,
        at(x * (WIDTH / 2 - 0.05), STEP + HIGH / 2, z * (DEPTH / 2 - 0.05)),
      )
    }
    shape.put(
      MID_GREY,
      box(0.1, 0.14, DEPTH - 0.2, 0.014),
      at(x * (WIDTH / 2 - 0.05), STEP + HIGH - 0.07),
    )
  }
  for (const z of [-1, 1]) {
    shape.put(
      MID_GREY,
      box(WIDTH - 0.2, 0.14, 0.1, 0.014),
      at(0, STEP + HIGH - 0.07, z * (DEPTH / 2 - 0.05)),
    )
  }
  shape
    .put(
      OFF_WHITE,
      box(WIDTH - 0.2, HIGH - 0.14, 0.08, 0.01, 0.4),
      at(0, STEP + HIGH / 2 - 0.07, DEPTH / 2 - 0.06),
    )
    .put(
      OFF_WHITE,
      box(0.08, HIGH - 0.14, 2.2, 0.01, 0.4),
      at(WIDTH / 2 - 0.05, STEP + HIGH / 2 - 0.07, 0.8),
    )
    .put(OFF_WHITE, box(WIDTH - 0.2, 0.5, 0.07, 0.01, 0.4), at(0, STEP + 0.25, -DEPTH / 2 + 0.05))
    .put(OFF_WHITE, box(0.07, 0.5, 2.5, 0.01, 0.4), at(-WIDTH / 2 + 0.05, STEP + 0.25, -0.6))
    .put(OFF_WHITE, box(0.07, 0.5, 1.5, 0.01, 0.4), at(WIDTH / 2 - 0.05, STEP + 0.25, -1.05))
  for (const x of [-1.95, -0.98, 0, 0.98, 1.95]) {
    shape.put(
      MID_GREY,
      box(0.05, HIGH - 0.6, 0.07, 0.008),
      at(x, STEP + HIGH / 2 + 0.18, -DEPTH / 2 + 0.05),
    )
  }
  for (const z of [-1.2, -0.4, 0.65, 1.6]) {
    shape.put(
      MID_GREY,
      box(0.07, HIGH - (z > 0 ? 0.1 : 0.6), 0.05, 0.008),
      at(-WIDTH / 2 + 0.05, STEP + HIGH / 2 + (z > 0 ? -0.05 : 0.18), z),
    )
  }
  return shape
}

function glass() {
  const shape = solid()
  const y = STEP + HIGH / 2 + 0.18
  const h = HIGH - 0.64
  shape
    .put(CLEAR, box(WIDTH - 0.22, h, 0.012, 0), at(0, y, -DEPTH / 2 + 0.05))
    .put(CLEAR, box(0.012, h, 2.4, 0), at(-WIDTH / 2 + 0.05, y, -0.68))
    .put(CLEAR, box(0.012, h, 1.55, 0), at(WIDTH / 2 - 0.05, y, -1.1))
    .put(CLEAR, box(0.012, HIGH - 0.2, 0.85, 0), at(-WIDTH / 2 + 0.05, STEP + HIGH / 2 - 0.05, 1.1))
  return shape
}

function roof() {
  const shape = solid()
  for (const x of [-1, 1]) {
    shape.put(
      PALE_GREY,
      box(0.3, 0.1, DEPTH + 0.3, 0.016, 0.5),
      at(x * (WIDTH / 2), STEP + HIGH + 0.05),
    )
  }
  for (const z of [-1, 1]) {
    shape.put(
      PALE_GREY,
      box(WIDTH - 0.3, 0.1, 0.3, 0.016, 0.5),
      at(0, STEP + HIGH + 0.05, z * (DEPTH / 2)),
    )
  }
  return shape
}

function steps() {
  const shape = solid()
  shape
    .put(PALE_GREY, box(0.34, 0.2, 1.1, 0.014), at(-WIDTH / 2 - 0.17, 0.1, 1.1))
    .put(YELLOW, box(0.04, 0.01, 1.1, 0.003), at(-WIDTH / 2 - 0.31, 0.202, 1.1))
    .put(YELLOW, box(0.04, 0.01, 0.9, 0.003), at(-WIDTH / 2 + 0.03, STEP + 0.002, 1.1))
  for (const z of [0.52, 1.68]) {
    shape.put(
      ALUMINIUM,
      tube(
        [
          [-WIDTH / 2 - 0.3, 0, z],
          [-WIDTH / 2 - 0.3, 1.0, z],
          [-WIDTH / 2 - 0.06, 1.25, z],
        ],
        roundSection(0.02, 10),
        { bend: 0.1 },
      ),
    )
  }
  return shape
}

const desk = solid()
  .put(OAK, box(2.4, 0.035, 0.9, 0.008, 0.25), at(0, 0.732))
  .put(CHARCOAL, box(2.3, 0.3, 0.02, 0.004), at(0, 0.55, -0.36))
  .putAll(CHARCOAL, box(0.07, 0.7, 0.08, 0.01), [at(-1.05, 0.36, 0), at(1.05, 0.36, 0)])
  .putAll(CHARCOAL, box(0.08, 0.03, 0.8, 0.01), [at(-1.05, 0.016, 0), at(1.05, 0.016, 0)])
  .put(OFF_WHITE, box(0.4, 0.56, 0.55, 0.012), at(0.75, 0.3, 0.02))
  .putAll(STEEL_DIM, box(0.14, 0.012, 0.012, 0.003), [
    at(0.75, 0.5, 0.3),
    at(0.75, 0.32, 0.3),
    at(0.75, 0.14, 0.3),
  ])

const screen = solid()
  .put(CHARCOAL, box(0.26, 0.012, 0.2, 0.005), at(0, -0.005))
  .put(CHARCOAL, box(0.05, 0.24, 0.03, 0.008), at(0, 0.11, -0.03))
  .put(CHARCOAL, box(0.62, 0.37, 0.03, 0.008), at(0, 0.36, 0))
  .put(SCREEN, box(0.59, 0.34, 0.006, 0.002), at(0, 0.362, 0.014))
  .putAll(SCREEN_LINE, box(0.25, 0.008, 0.003, 0.001), [
    at(-0.14, 0.5, 0.018),
    at(-0.14, 0.36, 0.018),
  ])
  .putAll(SCREEN_TILE, box(0.11, 0.075, 0.003, 0.001), [
    at(-0.22, 0.44, 0.018),
    at(-0.08, 0.44, 0.018),
    at(0.07, 0.44, 0.018),
    at(0.21, 0.44, 0.018),
  ])
  .put(SCREEN_TILE, box(0.26, 0.1, 0.003, 0.001), at(-0.14, 0.28, 0.018))
  .put(SCREEN_TILE, box(0.24, 0.1, 0.003, 0.001), at(0.15, 0.28, 0.018))

const keyboard = solid()
  .put(GREY_PLASTIC, box(0.44, 0.02, 0.14, 0.006), at(0, 0.01, 0))
  .put(GREY_PLASTIC, box(0.06, 0.03, 0.1, 0.014), at(0.34, 0.015, 0.01))

const chair = makeChair()

function makeChair() {
  const shape = solid()
    .put(CHARCOAL, box(0.5, 0.08, 0.48, 0.034), at(0, 0.48, 0))
    .put(CHARCOAL, box(0.46, 0.56, 0.07, 0.03), at(0, 0.86, 0.25, 8))
    .put(STEEL_DIM, cylinder(0.03, 0.32, 14, 0.004), at(0, 0.12))
    .putAll(RUBBER, box(0.05, 0.03, 0.26, 0.012), [at(-0.29, 0.68, 0), at(0.29, 0.68, 0)])
    .putAll(RUBBER, box(0.03, 0.2, 0.05, 0.008), [at(-0.28, 0.58, 0.04), at(0.28, 0.58, 0.04)])
  for (let k = 0; k < 5; k++) {
    const spoke = at(0, 0, 0, 0, k * 72)
    shape
      .put(RUBBER, box(0.3, 0.035, 0.045, 0.01), spoke.clone().multiply(at(0.15, 0.1)))
      .put(
        RUBBER,
        cylinder(0.03, 0.03, 12, 0.006),
        spoke.clone().multiply(at(0.29, 0.03, -0.015, 90)),
      )
  }
  return shape
}

const whiteboard = solid()
  .put(ALUMINIUM, box(1.5, 0.95, 0.02, 0.005))
  .put(WHITE, box(1.44, 0.89, 0.01, 0.002), at(0, 0, 0.008))
  .put(ALUMINIUM, box(0.6, 0.02, 0.07, 0.004), at(0, -0.47, 0.04))
  .putAll(BLUE_GREY, box(0.3, 0.01, 0.003, 0.0005), [
    at(-0.4, 0.3, 0.014),
    at(-0.4, 0.22, 0.014),
    at(-0.44, 0.14, 0.014),
  ])
  .put(finish('Paint', '#e0c45a'), box(0.16, 0.16, 0.003, 0.0005), at(0.3, 0.2, 0.014))
  .put(finish('Paint', '#9fc4d2'), box(0.16, 0.16, 0.003, 0.0005), at(0.5, 0.16, 0.014))

const wallScreen = solid()
  .put(CHARCOAL, box(2.3, 1.3, 0.05, 0.012))
  .put(SCREEN, box(2.24, 1.24, 0.01, 0.003), at(0, 0, 0.024))
  .putAll(SCREEN_TILE, box(0.46, 0.3, 0.004, 0.001), [
    at(-0.8, 0.36, 0.03),
    at(-0.27, 0.36, 0.03),
    at(0.27, 0.36, 0.03),
    at(0.8, 0.36, 0.03),
  ])
  .put(SCREEN_TILE, box(1, 0.6, 0.004, 0.001), at(-0.54, -0.2, 0.03))
  .put(SCREEN_TILE, box(1, 0.6, 0.004, 0.001), at(0.54, -0.2, 0.03))
  .putAll(SCREEN_LINE, box(0.8, 0.014, 0.004, 0.001), [
    at(-0.54, -0.05, 0.034),
    at(0.54, -0.28, 0.034),
  ])

const sideboard = solid()
  .put(CHARCOAL, box(1.5, 0.06, 0.4, 0.006), at(0, 0.03))
  .put(OFF_WHITE, box(1.6, 0.7, 0.44, 0.014, 0.3), at(0, 0.41))
  .putAll(OAK, box(0.52, 0.64, 0.02, 0.005), [
    at(-0.53, 0.41, -0.22),
    at(0, 0.41, -0.22),
    at(0.53, 0.41, -0.22),
  ])
  .put(GREY_PLASTIC, box(0.26, 0.36, 0.3, 0.03), at(0.4, 0.94))

function plant() {
  const shape = solid()
    .put(WHITE, cylinder(0.18, 0.36, 24, 0.02))
    .put(finish('Card', '#4b3a2c'), cylinder(0.16, 0.02, 20, 0.004), at(0, 0.345))
  const leaf = box(0.09, 0.5, 0.008, 0.003)
  for (let k = 0; k < 18; k++) {
    const turn = k * 137.5
    const lean = 14 + (k % 6) * 8
    const place = at(0, 0.34, 0, 0, turn)
      .multiply(at(0, 0, 0.02, lean))
      .multiply(at(0, 0.28 + (k % 3) * 0.08, 0))
    shape.put(finish('Card', k % 2 === 0 ? '#5d7d55' : '#6f8f60'), leaf, place)
  }
  return shape
}
