import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import {
  ALUMINIUM,
  CLEAR,
  GREY_PLASTIC,
  RUBBER,
  type Finish,
} from '../../../build/scene/palette.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'

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
