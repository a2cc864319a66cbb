import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { CHARCOAL, OFF_WHITE, PALE_GREY, RUBBER } from '../../../build/scene/palette.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'

/** A control cabinet on a plinth, doors to +z; `doors` are drawn as raised leaves with handles. */
export function cabinet(width: number, height: number, depth: number, doors: number): Solid {
  const shape = solid()
    .put(CHARCOAL, box(width - 0.04, 0.1, depth - 0.04, 0.006), at(0, 0.05))
    .put(PALE_GREY, box(width, height - 0.1, depth, 0.012, 0.5), at(0, 0.1 + (height - 0.1) / 2))
  const leaf = width / doors
  for (let k = 0; k < doors; k++) {
    const x = -width / 2 + (k + 0.5) * leaf
    shape
      .put(
        OFF_WHITE,
        box(leaf - 0.016, height - 0.14, 0.024, 0.006),
        at(x, height / 2 + 0.05, depth / 2),
      )
      .put(
        RUBBER,
        box(0.024, 0.14, 0.024, 0.006),
        at(x + leaf / 2 - 0.06, height * 0.55, depth / 2 + 0.02),
      )
      .putAll(
        CHARCOAL,
        box(leaf * 0.45, 0.008, 0.006, 0.002),
        [0, 1, 2, 3, 4].map((r) => at(x, 0.24 + r * 0.026, depth / 2 + 0.012)),
      )
  }
  return shape
}
