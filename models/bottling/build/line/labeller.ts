import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, ring } from '../../../build/form/lathe.ts'
import {
  LABEL,
  LABEL_BAND,
  OFF_WHITE,
  RUBBER,
  STEEL,
  STEEL_DIM,
} from '../../../build/scene/palette.ts'
import { group, moving, part, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { bottle } from './bottle.ts'
import { LABELLER } from './lineLayout.ts'
import { rotaryHousing } from './rotaryHousing.ts'
import { ringPlaces, starDeck, starWheel } from './starWheel.ts'

/** The labeller on the way back: a table of turning plates and two label reels outside the guard. */
export function labeller(): Part {
  const { carousel, infeed, outfeed, radius, pockets } = LABELLER
  const bottles = solid()
  ringPlaces(pockets, radius).forEach((place, k) => {
    bottles.copy(bottle(k < 15 ? 'labelled' : 'capped'), place)
  })
  return unit(
    group(
      'Labeller',
      [
        ...rotaryHousing({
          width: 2.3,
          depth: 2.1,
          height: 2.3,
          doors: 2,
          openEnds: { left: true, right: true },
        }),
        moving(
          part('Carousel', wheel(radius), at(carousel[0], 1, carousel[1]), [
            part('Bottles', bottles),
            ...repeat('Plate', plate, ringPlaces(pockets, radius)),
          ]),
        ),
        ...repeat('StarDeck', starDeck(0.33), [
          at(infeed[0], 1, infeed[1]),
          at(outfeed[0], 1, outfeed[1]),
        ]),
        moving(part('InfeedStar', starWheel(12, 0.33, 'capped', 0.5), at(infeed[0], 1, infeed[1]))),
        moving(
          part('OutfeedStar', starWheel(12, 0.33, 'labelled', 0.5), at(outfeed[0], 1, outfeed[1])),
        ),
        ...repeat('Aggregate', aggregate, [at(-1.5, 0, -1.25, 0, 90), at(1.5, 0, -1.25, 0, -90)]),
      ],
      at(6, 0, -1.5, 0, 180),
    ),
  )
}

function wheel(radius: number) {
  return solid()
    .put(STEEL, cylinder(0.2, 0.7, 28, 0.02), at(0, -0.16))
    .put(STEEL, ring(0.15, radius + 0.07, 0.03, 56), at(0, -0.05))
    .put(OFF_WHITE, cylinder(radius + 0.05, 0.16, 56, 0.03), at(0, 0.4))
    .put(STEEL_DIM, cylinder(0.3, 0.1, 28, 0.02), at(0, 0.56))
}

const plate = solid()
  .put(RUBBER, cylinder(0.04, 0.014, 14, 0.003), at(0, -0.016))
  .put(STEEL_DIM, cylinder(0.018, 0.16, 10, 0.003), at(0, 0.25))
  .put(RUBBER, cylinder(0.02, 0.02, 10, 0.004), at(0, 0.238))

const aggregate = solid()
  .put(OFF_WHITE, box(0.5, 0.82, 0.46, 0.02, 0.3), at(0, 0.55, 0))
  .putAll(RUBBER, cylinder(0.05, 0.1, 14, 0.008), [
    at(-0.18, 0.03, -0.16),
    at(0.18, 0.03, -0.16),
    at(-0.18, 0.03, 0.16),
    at(0.18, 0.03, 0.16),
  ])
  .put(STEEL, box(0.9, 0.03, 0.6, 0.008), at(0, 0.985, 0))
  .put(STEEL, box(0.7, 0.6, 0.02, 0.006), at(0, 1.3, -0.2))
  .put(LABEL, cylinder(0.19, 0.1, 36, 0.004), at(-0.16, 1.36, -0.19, 90))
  .put(LABEL_BAND, cylinder(0.06, 0.11, 20, 0.004), at(-0.16, 1.36, -0.19, 90))
  .put(LABEL, cylinder(0.1, 0.1, 28, 0.004), at(0.2, 1.42, -0.19, 90))
  .put(STEEL_DIM, cylinder(0.022, 0.13, 12, 0.003), at(0.06, 1.12, -0.19, 90))
  .put(STEEL_DIM, cylinder(0.022, 0.13, 12, 0.003), at(0.3, 1.16, -0.19, 90))
  .put(RUBBER, box(0.14, 0.14, 0.1, 0.014), at(0.34, 1.06, 0.1))
