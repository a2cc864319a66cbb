import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import { STEEL_DIM } from '../../../build/scene/palette.ts'
import { part, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import { CONCRETE, SCREED } from '../palette.ts'

const WIDTH = 1.2
const RUN = 0.28

/**
 * A stair of two flights with a landing between them, in a stairwell 2.8 × 5.4 m whose north-west corner is the origin: it
 * goes up along the west wall to the south and back along the east wall.
 */
export function stair(height: number): Part[] {
  const steps = Math.round(height / 0.173 / 2)
  const rise = height / (steps * 2)
  const flight = solid()
  for (let k = 0; k < steps; k++) {
    flight.put(CONCRETE, box(WIDTH, rise, RUN + 0.02, 0), at(0, (k + 0.5) * rise, (k + 0.5) * RUN))
    flight.put(SCREED, box(WIDTH, 0.012, RUN, 0), at(0, (k + 1) * rise + 0.006, (k + 0.5) * RUN))
  }
  const length = steps * RUN
  flight.put(
    CONCRETE,
    box(WIDTH, 0.16, Math.hypot(length, steps * rise), 0),
    at(
      0,
      (steps * rise) / 2 - 0.16,
      length / 2,
      (-Math.atan2(steps * rise, length) * 180) / Math.PI,
    ),
  )
  for (const x of [-WIDTH / 2 + 0.03, WIDTH / 2 - 0.03]) {
    flight.put(
      STEEL_DIM,
      tube(
        [
          [x, rise + 0.95, 0.1],
          [x, steps * rise + 0.95, length],
        ],
        roundSection(0.022, 6),
      ),
    )
  }
  const start = 1.35
  const landingDepth = 5.3 - start - length
  const landing = solid().put(
    CONCRETE,
    box(2.6, 0.18, landingDepth, 0),
    at(1.4, steps * rise - 0.09, start + length + landingDepth / 2),
  )
  return [
    ifc(part('FlightLower', flight, at(0.72, 0, start)), 'IfcStairFlight', 'Structure'),
    ifc(
      part('FlightUpper', flight, at(2.08, steps * rise, start + length, 0, 180)),
      'IfcStairFlight',
      'Structure',
    ),
    ifc(part('Landing', landing), 'IfcSlab', 'Structure'),
  ]
}
