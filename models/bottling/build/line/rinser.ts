import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, lathe, ring } from '../../../build/form/lathe.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import { BOTTLE_EMPTY, RUBBER, STEEL, STEEL_DIM } from '../../../build/scene/palette.ts'
import { group, moving, part, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { bottle } from './bottle.ts'
import { RINSER } from './lineLayout.ts'
import { rotaryHousing } from './rotaryHousing.ts'
import { ringPlaces, starDeck, starWheel } from './starWheel.ts'

/** The rinser: grippers turn the bottles upside down over the nozzles at the back of the wheel. */
export function rinser(): Part {
  const { carousel, infeed, outfeed, radius, pockets } = RINSER
  const bottles = solid()
  ringPlaces(pockets, radius).forEach((place, k) => {
    const isTurned = k > 2 && k < 12
    const inPlace = isTurned ? at(-0.02, 0.62, 0, 180) : at()
    bottles.copy(bottle('empty'), place.multiply(inPlace))
    if (isTurned) bottles.put(BOTTLE_EMPTY, bottom, place)
  })
  return unit(
    group(
      'Rinser',
      [
        ...rotaryHousing({
          width: 2.3,
          depth: 2.25,
          height: 2.4,
          doors: 2,
          openEnds: { left: true, right: true },
        }),
        moving(
          part('Carousel', wheel(radius), at(carousel[0], 1, carousel[1]), [
            part('Bottles', bottles),
            ...repeat('Gripper', gripper, ringPlaces(pockets, radius)),
          ]),
        ),
        ...repeat('StarDeck', starDeck(0.33), [
          at(infeed[0], 1, infeed[1]),
          at(outfeed[0], 1, outfeed[1]),
        ]),
        moving(part('InfeedStar', starWheel(12, 0.33, 'empty', 0.5), at(infeed[0], 1, infeed[1]))),
        moving(
          part('OutfeedStar', starWheel(12, 0.33, 'empty', 0.25), at(outfeed[0], 1, outfeed[1])),
        ),
        part('WaterPipe', waterPipe(), at(carousel[0], 0, carousel[1])),
      ],
      at(-9, 0, 4.5),
    ),
  )
}

function wheel(radius: number) {
  const shape = solid()
    .put(STEEL, cylinder(0.24, 0.98, 28, 0.02), at(0, -0.16))
    .put(STEEL, ring(0.2, radius - 0.06, 0.03, 56), at(0, 0.06))
    .put(STEEL, ring(radius - 0.2, radius - 0.07, 0.05, 56), at(0, 0.36))
    .put(STEEL_DIM, cylinder(0.34, 0.1, 32, 0.02), at(0, 0.72))
    .put(STEEL, ring(radius - 0.03, radius + 0.03, 0.03, 56), at(0, -0.06))
  for (const place of ringPlaces(6, 0.4)) {
    shape.put(STEEL_DIM, box(0.42, 0.05, 0.04, 0.008), place.multiply(at(0, 0.38)))
  }
  return shape
}

const bottom = lathe(
  [
    [0, 0.001],
    [0.0325, 0.001],
  ],
  6,
)

const gripper = solid()
  .put(STEEL_DIM, box(0.1, 0.03, 0.03, 0.006), at(-0.085, 0.4))
  .put(STEEL, cylinder(0.014, 0.2, 10, 0.003), at(-0.1, 0.22))
  .put(RUBBER, box(0.07, 0.022, 0.05, 0.006), at(-0.045, 0.205))

function waterPipe() {
  return solid().put(
    STEEL,
    tube(
      [
        [0, 1.8, 0],
        [0, 2.75, 0],
        [0, 2.75, -1.05],
        [0, 0.3, -1.05],
      ],
      roundSection(0.03, 10),
      { bend: 0.14, step: 0.4 },
    ),
  )
}
