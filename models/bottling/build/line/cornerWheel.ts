import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import { BLUE_GREY, OFF_WHITE, RUBBER, STEEL } from '../../../build/scene/palette.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'

/** The stand under a corner wheel; the guide bends round the corner that bottles take. */
export function cornerStand(radius: number): Solid {
  const shape = solid()
    .put(OFF_WHITE, cylinder(0.3, 0.62, 32, 0.03), at(0, 0.12))
    .put(BLUE_GREY, cylinder(0.34, 0.1, 32, 0.02), at(0, 0.05))
    .put(STEEL, cylinder(radius + 0.1, 0.03, 56, 0.008), at(0, 0.965))
    .put(STEEL, cylinder(0.12, 0.24, 24, 0.01), at(0, 0.74))
  for (const turn of [45, 135, 225, 315]) {
    const place = at(0, 0, 0, 0, turn)
    shape
      .put(STEEL, box(radius, 0.05, 0.04, 0.008), place.clone().multiply(at(radius / 2, 0.93)))
      .put(STEEL, box(0.04, 0.9, 0.04, 0.008), place.clone().multiply(at(radius, 0.47)))
      .put(RUBBER, cylinder(0.04, 0.03, 12, 0.006), place.clone().multiply(at(radius, 0)))
  }
  const out = radius + 0.045
  for (const y of [1.07, 1.16]) {
    shape.put(
      STEEL,
      tube(
        [
          [-0.1, y, out],
          [out, y, out],
          [out, y, -0.1],
        ],
        roundSection(0.006, 6),
        { bend: out - 0.02, arcSteps: 10 },
      ),
    )
  }
  return shape
}
