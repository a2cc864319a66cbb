import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { LIGHT, PALE_GREY, STEEL_DIM } from '../../../build/scene/palette.ts'
import { group, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

const lamp = solid()
  .put(PALE_GREY, box(1.7, 0.07, 0.16, 0.016))
  .put(LIGHT, box(1.62, 0.02, 0.12, 0.006), at(0, -0.04))
  .putAll(STEEL_DIM, box(0.014, 0.96, 0.014, 0), [at(-0.6, 0.5, 0), at(0.6, 0.5, 0)])

const HEIGHT = 7
/** The two rows of the north zones, then of the south zones, hung from the purlins that are left. */
const ROWS = [
  [-9.4, -7.6],
  [-6.4, -4.4],
] as const

/** Six zones of linear lamps, two rows of four each. */
export function lights(): Part {
  const zones = [-12.6, 0, 12.6].flatMap((x) => ROWS.map((rows) => ({ x, rows })))
  return group(
    'Lights',
    zones.map(({ x, rows }, k) =>
      unit(
        group(
          'Zone' + (k + 1),
          repeat(
            'Lamp',
            lamp,
            rows.flatMap((z) => [-4.6, -1.55, 1.55, 4.6].map((dx) => at(x + dx, HEIGHT, z))),
          ),
        ),
      ),
    ),
  )
}
