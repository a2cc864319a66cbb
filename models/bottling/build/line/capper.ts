import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, lathe, ring } from '../../../build/form/lathe.ts'
import { rectSection, tube } from '../../../build/form/tube.ts'
import { CAP, CHARCOAL, OFF_WHITE, RUBBER, STEEL, STEEL_DIM } from '../../../build/scene/palette.ts'
import { group, moving, part, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { makeRandom } from '../../../build/scene/makeRandom.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { bottle } from './bottle.ts'
import { CAPPER } from './lineLayout.ts'
import { rotaryHousing } from './rotaryHousing.ts'
import { ringPlaces, starDeck, starWheel } from './starWheel.ts'

/** The capper: sixteen heads, a cap sorter above and a chute that brings the caps down. */
export function capper(): Part {
  const { carousel, infeed, outfeed, radius, pockets } = CAPPER
  const bottles = solid()
  for (const place of ringPlaces(pockets, radius)) bottles.copy(bottle('capped'), place)
  return unit(
    group(
      'Capper',
      [
        ...rotaryHousing({
          width: 2.5,
          depth: 2.6,
          height: 2.5,
          doors: 2,
          openEnds: { left: false, right: true },
        }),
        moving(
          part('Carousel', wheel(radius), at(carousel[0], 1, carousel[1]), [
            part('Bottles', bottles),
            ...repeat('Head', head, ringPlaces(pockets, radius)),
          ]),
        ),
        part('StarDeck01', starDeck(0.495), at(infeed[0], 1, infeed[1])),
        part('StarDeck02', starDeck(0.66), at(outfeed[0], 1, outfeed[1])),
        moving(part('InfeedStar', starWheel(18, 0.495, 'filled'), at(infeed[0], 1, infeed[1]))),
        moving(
          part('OutfeedStar', starWheel(24, 0.66, 'capped', 0.5), at(outfeed[0], 1, outfeed[1])),
        ),
        part('Sorter', sorter(), at(0.55, 2.46, -2.05)),
        part('Chute', chute(), at(0, 0, 0)),
      ],
      at(0.5, 0, 4.5),
    ),
  )
}

function wheel(radius: number) {
  return solid()
    .put(STEEL, cylinder(0.2, 0.95, 28, 0.02), at(0, -0.16))
    .put(STEEL, ring(0.18, radius + 0.06, 0.03, 48), at(0, -0.032))
    .put(STEEL_DIM, ring(0.18, radius - 0.04, 0.02, 48), at(0, 0.11))
    .put(STEEL, ring(0.18, radius + 0.05, 0.05, 48), at(0, 0.42))
    .put(
      OFF_WHITE,
      lathe(
        [
          [0, 0.72],
          [radius + 0.04, 0.72],
          [radius + 0.08, 0.76],
          [radius + 0.08, 0.92],
          [radius + 0.02, 1.0],
          [0.2, 1.06],
          [0, 1.06],
        ],
        40,
      ),
    )
    .put(CHARCOAL, ring(radius + 0.07, radius + 0.085, 0.05, 40), at(0, 0.8))
    .put(STEEL_DIM, cylinder(0.12, 0.08, 24, 0.02), at(0, 1.05))
}

const head = solid()
  .put(
    STEEL,
    lathe(
      [
        [0, 0.238],
        [0.022, 0.238],
        [0.026, 0.26],
        [0.026, 0.33],
        [0.016, 0.35],
        [0.016, 0.72],
      ],
      12,
    ),
  )
  .put(RUBBER, cylinder(0.029, 0.03, 12, 0.004), at(0, 0.28))
  .put(STEEL_DIM, cylinder(0.034, 0.16, 12, 0.006), at(0, 0.52))

function sorter() {
  const random = makeRandom(7)
  const shape = solid()
    .put(
      STEEL,
      lathe(
        [
          [0, 0],
          [0.3, 0],
          [0.34, 0.04],
          [0.52, 0.42],
          [0.52, 0.46],
          [0.5, 0.46],
          [0.46, 0.36],
          [0, 0.34],
        ],
        32,
      ),
    )
    .put(CHARCOAL, cylinder(0.1, 0.34, 18, 0.01), at(0, -0.34))
  const loose = cylinder(0.0165, 0.022, 6, 0)
  for (let k = 0; k < 110; k++) {
    const radius = 0.44 * Math.sqrt(random())
    const angle = random() * Math.PI * 2
    const place = at(
      Math.cos(angle) * radius,
      0.345 + (1 - radius / 0.44) * 0.04 * random() + 0.01,
      Math.sin(angle) * radius,
      random() * 60,
      random() * 360,
    )
    shape.put(CAP, loose, place)
  }
  for (const turn of [0, 120, 240]) {
    const place = at(0, -0.14, 0, 0, turn)
    shape.put(STEEL_DIM, box(0.04, 0.3, 0.04, 0.006), place.clone().multiply(at(0.26, 0)))
  }
  return shape
    .put(STEEL, box(0.8, 0.04, 0.8, 0.01), at(0, -0.3))
    .put(STEEL, cylinder(0.06, 1.34, 18, 0.006), at(0, -1.63))
}

function chute() {
  return solid().put(
    STEEL,
    tube(
      [
        [0.55, 2.5, -1.6],
        [0.55, 2.3, -1.45],
        [0.35, 1.9, -1.2],
        [0.1, 1.5, -1.22],
      ],
      rectSection(0.05, 0.035, 0.005),
      { bend: 0.15 },
    ),
  )
}
