import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, lathe, ring } from '../../../build/form/lathe.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import { ALUMINIUM, CLEAR, LIQUID, RUBBER, STEEL, STEEL_DIM } from '../../../build/scene/palette.ts'
import { group, moving, part, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { bottle } from './bottle.ts'
import { FILLER } from './lineLayout.ts'
import { rotaryHousing } from './rotaryHousing.ts'
import { ringPlaces, starDeck, starWheel } from './starWheel.ts'

const RADIUS = FILLER.radius
const VALVES = FILLER.pockets

/** The rotary filler: forty valves under a bowl with a glass wall, open above so one sees it turn. */
export function filler(): Part {
  const { carousel, infeed, outfeed } = FILLER
  return unit(
    group(
      'Filler',
      [
        ...rotaryHousing({
          width: 3.3,
          depth: 3.1,
          height: 2.5,
          doors: 3,
          openEnds: { left: true, right: false },
        }),
        moving(
          part('Carousel', wheel(), at(carousel[0], 1, carousel[1]), [
            part('Bottles', bottlesRound()),
            ...repeat('Valve', valve, ringPlaces(VALVES, RADIUS)),
          ]),
        ),
        part('StarDeck01', starDeck(0.33), at(infeed[0], 1, infeed[1])),
        part('StarDeck02', starDeck(0.495), at(outfeed[0], 1, outfeed[1])),
        moving(part('InfeedStar', starWheel(12, 0.33, 'empty', 0.5), at(infeed[0], 1, infeed[1]))),
        moving(
          part('OutfeedStar', starWheel(18, 0.495, 'filled', 0.5), at(outfeed[0], 1, outfeed[1])),
        ),
        part('Bowl', bowl(), at(carousel[0], 1.78, carousel[1]), [
          part('BowlLevel', solid().put(LIQUID, cylinder(1.13, 0.3, 56, 0.004)), at(0, 0.1, 0)),
        ]),
        part('ProductPipe', productPipe(), at(carousel[0], 0, carousel[1])),
      ],
      at(-3, 0, 4.5),
    ),
  )
}

function wheel() {
  const shape = solid()
    .put(STEEL, cylinder(0.34, 0.9, 32, 0.03), at(0, -0.16))
    .put(STEEL, ring(0.3, RADIUS + 0.06, 0.03, 64), at(0, -0.032))
    .put(STEEL_DIM, ring(0.34, RADIUS - 0.045, 0.02, 64), at(0, 0.1))
    .put(STEEL, ring(0.3, RADIUS + 0.07, 0.05, 64), at(0, 0.5))
    .put(STEEL_DIM, cylinder(0.46, 0.12, 32, 0.02), at(0, 0.55))
  for (const place of ringPlaces(8, 0.62, 0.5)) {
    shape.put(STEEL, box(0.56, 0.06, 0.05, 0.01), place.clone().multiply(at(0, 0.46)))
  }
  return shape
}

function bottlesRound() {
  const shape = solid()
  for (const place of ringPlaces(VALVES, RADIUS)) shape.copy(bottle('filled'), place)
  return shape
}

const valve = solid()
  .put(
    STEEL,
    lathe(
      [
        [0, 0.245],
        [0.012, 0.245],
        [0.016, 0.262],
        [0.028, 0.28],
        [0.028, 0.4],
        [0.02, 0.42],
        [0.02, 0.5],
      ],
      10,
    ),
  )
  .put(RUBBER, cylinder(0.031, 0.03, 10, 0.004), at(0, 0.31))
  .put(STEEL_DIM, box(0.014, 0.42, 0.02, 0.004), at(-0.06, 0.3))
  .put(STEEL_DIM, box(0.07, 0.02, 0.03, 0.004), at(-0.03, 0.2))

function bowl() {
  const r = 1.2
  const shape = solid()
    .put(
      STEEL,
      lathe(
        [
          [0, -0.1],
          [0.5, -0.09],
          [r - 0.06, 0],
          [r, 0.05],
          [r + 0.02, 0.06],
          [r + 0.02, 0.1],
          [r - 0.03, 0.1],
          [0, 0.09],
        ],
        64,
      ),
    )
    .put(
      CLEAR,
      lathe(
        [
          [r - 0.02, 0.1],
          [r - 0.02, 0.42],
        ],
        64,
      ),
    )
    .put(
      STEEL,
      lathe(
        [
          [r - 0.04, 0.42],
          [r + 0.02, 0.42],
          [r + 0.02, 0.46],
          [r - 0.02, 0.48],
          [0.7, 0.56],
          [0.28, 0.6],
          [0.28, 0.66],
          [0.24, 0.68],
          [0, 0.68],
        ],
        64,
      ),
    )
  for (const place of ringPlaces(12, r - 0.005)) {
    shape.put(STEEL, box(0.03, 0.34, 0.03, 0.006), place.clone().multiply(at(0, 0.26)))
  }
  for (const place of ringPlaces(3, 0.75, 0.2)) {
    shape
      .put(STEEL_DIM, cylinder(0.13, 0.05, 20, 0.01), place.clone().multiply(at(0, 0.53)))
      .put(STEEL_DIM, box(0.24, 0.02, 0.03, 0.006), place.clone().multiply(at(0, 0.6)))
  }
  return shape
}

function productPipe() {
  return solid()
    .put(
      ALUMINIUM,
      tube(
        [
          [0, 2.44, 0],
          [0, 3.1, 0],
          [0, 3.1, -1.66],
          [0, 0.3, -1.66],
        ],
        roundSection(0.045, 12),
        { bend: 0.18, step: 0.4 },
      ),
    )
    .put(STEEL_DIM, cylinder(0.08, 0.05, 18, 0.008), at(0, 2.46))
    .put(STEEL_DIM, cylinder(0.08, 0.03, 18, 0.006), at(0, 1.5, -1.66))
}
