import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { circle, prism } from '../../../build/form/prism.ts'
import { pallet, PALLET_HEIGHT } from '../line/pallet.ts'
import {
  BLUE_GREY,
  CAP,
  CHARCOAL,
  finish,
  LABEL,
  LABEL_BAND,
  PALE_GREY,
  RUBBER,
  STEEL,
  STEEL_BLUE,
  STEEL_DIM,
} from '../../../build/scene/palette.ts'
import { group, part, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { makeRandom } from '../../../build/scene/makeRandom.ts'
import { solid } from '../../../build/scene/Solid.ts'

const BOARD = finish('Card', '#c7ad86')
const WORKTOP = finish('Card', '#ad9470')

/** What a line keeps at hand between its two legs: caps, label reels, a workbench and trolleys. */
export function lineSide(): Part {
  return unit(
    group('LineSide', [
      ...repeat('CapBin', capBin, [at(9, 0, 1.1), at(10.4, 0, 1.05, 0, 2)]),
      part('ReelPallet', pallet, at(9.7, 0, 2.6), [part('Reels', reels(), at(0, PALLET_HEIGHT))]),
      part('Workbench', workbench(), at(12.4, 0, 0.6)),
      ...repeat('Trolley', trolley, [at(11.9, 0, 2.4, 0, 12), at(13, 0, 2.2, 0, -70)]),
      part('WasteBin', wasteBin, at(13.6, 0, 1.2)),
    ]),
  )
}

const capBin = makeCapBin()

function makeCapBin() {
  const random = makeRandom(23)
  const shape = solid().copy(pallet)
  const outer = circle(0.56, 8).map(([x, y]) => [x * 1.02, y * 0.7] as const)
  const inner = circle(0.545, 8).map(([x, y]) => [x * 1.02, y * 0.7] as const)
  shape
    .put(BOARD, prism(outer, 0.9, 0.003, [inner]), at(0, PALLET_HEIGHT + 0.45, 0, -90))
    .put(CAP, prism(inner, 0.02, 0), at(0, PALLET_HEIGHT + 0.76, 0, -90))
  const loose = cylinder(0.0165, 0.022, 6, 0)
  for (let k = 0; k < 130; k++) {
    const radius = 0.46 * Math.sqrt(random())
    const angle = random() * Math.PI * 2
    shape.put(
      CAP,
      loose,
      at(
        Math.cos(angle) * radius,
        PALLET_HEIGHT + 0.765,
        Math.sin(angle) * radius * 0.68,
        random() * 70,
        random() * 360,
      ),
    )
  }
  return shape
}

function reels() {
  const shape = solid()
  for (const [x, z, count] of [
    [-0.36, -0.18, 6],
    [0.02, -0.18, 5],
    [0.4, -0.18, 6],
    [-0.36, 0.2, 4],
    [0.02, 0.2, 6],
  ] as const) {
    for (let k = 0; k < count; k++) {
      shape
        .put(LABEL, cylinder(0.18, 0.108, 28, 0.004), at(x, k * 0.112, z))
        .put(LABEL_BAND, cylinder(0.05, 0.11, 14, 0.003), at(x, k * 0.112, z))
    }
  }
  return shape
}

function workbench() {
  const shape = solid()
    .put(WORKTOP, box(2, 0.05, 0.75, 0.01, 0.25), at(0, 0.88))
    .put(STEEL_BLUE, box(0.55, 0.72, 0.66, 0.014, 0.3), at(0.68, 0.5))
    .put(PALE_GREY, box(2, 0.9, 0.04, 0.008, 0.3), at(0, 1.4, -0.36))
    .put(CHARCOAL, box(0.16, 0.14, 0.2, 0.024), at(-0.75, 0.98, 0.22))
    .put(STEEL_DIM, box(0.1, 0.08, 0.14, 0.012), at(-0.75, 1.06, 0.3))
  for (const x of [-0.94, 0.36]) {
    for (const z of [-0.3, 0.3]) shape.put(PALE_GREY, box(0.05, 0.86, 0.05, 0.008), at(x, 0.43, z))
  }
  for (const y of [0.28, 0.48, 0.68]) {
    shape.put(PALE_GREY, box(0.5, 0.18, 0.02, 0.006), at(0.68, y, 0.335))
    shape.put(STEEL, box(0.2, 0.014, 0.02, 0.004), at(0.68, y + 0.04, 0.352))
  }
  for (let k = 0; k < 9; k++) {
    shape.put(
      STEEL_DIM,
      box(0.03, 0.16 + (k % 4) * 0.05, 0.014, 0.004),
      at(-0.8 + k * 0.13, 1.46, -0.33),
    )
    shape.put(
      RUBBER,
      box(0.034, 0.1, 0.02, 0.008),
      at(-0.8 + k * 0.13, 1.32 - (k % 4) * 0.025, -0.33),
    )
  }
  return shape
}

const trolley = solid()
  .putAll(STEEL, box(0.9, 0.03, 0.55, 0.008), [at(0, 0.22), at(0, 0.56), at(0, 0.9)])
  .putAll(STEEL_DIM, box(0.03, 0.86, 0.03, 0.006), [
    at(-0.42, 0.52, -0.24),
    at(0.42, 0.52, -0.24),
    at(-0.42, 0.52, 0.24),
    at(0.42, 0.52, 0.24),
  ])
  .putAll(RUBBER, cylinder(0.06, 0.03, 18, 0.008), [
    at(-0.38, 0.06, -0.24, 90),
    at(0.38, 0.06, -0.24, 90),
    at(-0.38, 0.06, 0.2, 90),
    at(0.38, 0.06, 0.2, 90),
  ])
  .put(BLUE_GREY, box(0.36, 0.16, 0.26, 0.016), at(-0.2, 1.0, 0.02))
  .put(BLUE_GREY, box(0.3, 0.2, 0.4, 0.016), at(0.2, 0.68, 0))

const wasteBin = solid()
  .put(STEEL_BLUE, cylinder(0.27, 0.86, 28, 0.03))
  .put(CHARCOAL, cylinder(0.29, 0.06, 28, 0.02), at(0, 0.84))
