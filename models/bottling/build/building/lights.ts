import { at } from '../form/at.ts'
import { box } from '../form/box.ts'
import { LIGHT, PALE_GREY, STEEL_DIM } from '../scene/palette.ts'
import { group, repeat, unit, type Part } from '../scene/Part.ts'
import { solid } from '../scene/Solid.ts'

const lamp = solid()
  .put(PALE_GREY, box(1.7, 0.07, 0.16, 0.016))
  .put(LIGHT, box(1.62, 0.02, 0.12, 0.006), at(0, -0.04))
  .putAll(STEEL_DIM, box(0.012, 0.3, 0.012, 0.003), [at(-0.6, 0.18, 0), at(0.6, 0.18, 0)])

/** Six zones of linear lamps under the trusses, two rows of four each. */
export function lights(): Part {
  const zones = [-12.6, 0, 12.6].flatMap((x) => [-6, 6].map((z) => ({ x, z })))
  return group(
    'Lights',
    zones.map(({ x, z }, k) =>
      unit(
        group(
          'Zone' + (k + 1),
          repeat(
            'Lamp',
            lamp,
            [-2, 2].flatMap((dz) => [-4.6, -1.55, 1.55, 4.6].map((dx) => at(x + dx, 6.86, z + dz))),
          ),
        ),
      ),
    ),
  )
}
