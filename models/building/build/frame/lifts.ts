import { levels } from '#scenarios/plants/building/design/rooms.ts'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { CLEAR, CHARCOAL, finish, STEEL, STEEL_DIM } from '../../../build/scene/palette.ts'
import { group, moving, part, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import { FRAME, FRAME_DARK, LENS, UNIT, VINYL } from '../palette.ts'

/** Middle of each shaft. */
const shafts = [-5.1, -2.9] as const
const DOOR = 1.1
const HIGH = 2.2

const leaf = solid()
  .put(STEEL, box(DOOR / 2 - 0.01, HIGH, 0.03, 0), at(0, HIGH / 2, 0))
  .put(CLEAR, box(0.2, 1.6, 0.034, 0), at(0, 1.15, 0))
const portal = solid()
  .putAll(FRAME_DARK, box(0.5, 2.9, 0.16, 0), [at(-0.84, 1.45, 0), at(0.84, 1.45, 0)])
  .put(FRAME_DARK, box(1.18, 0.66, 0.16, 0), at(0, 2.57, 0))
  .put(FRAME, box(0.1, 0.3, 0.02, 0), at(0.78, 1.1, 0.09))
const indicator = solid().put(finish('Screen', '#1d4356'), box(0.3, 0.12, 0.012, 0))

/** Landing doors of both lifts on one storey. */
export function landings(): Part[] {
  return shafts.map((x, k) =>
    group(
      `Lift${k + 1}`,
      [
        ifc(part('Portal', portal), 'IfcTransportElement', 'Vertical transport'),
        ifc(moving(part('LandingDoorLeft', leaf, at(-DOOR / 4, 0, -0.03))), 'IfcDoor'),
        ifc(moving(part('LandingDoorRight', leaf, at(DOOR / 4, 0, -0.03))), 'IfcDoor'),
        ifc(part('Indicator', indicator, at(0, 2.5, 0.09)), 'IfcAlarm'),
      ],
      at(x, 0, 0.2),
    ),
  )
}

const car = solid()
  .put(VINYL, box(1.7, 0.1, 1.8, 0), at(0, -0.05, 0))
  .put(UNIT, box(1.7, 0.1, 1.8, 0), at(0, 2.4, 0))
  .put(STEEL, box(1.7, 2.3, 0.05, 0), at(0, 1.2, -0.88))
  .putAll(CLEAR, box(0.03, 2.3, 1.72, 0), [at(-0.83, 1.2, 0), at(0.83, 1.2, 0)])
  .putAll(
    FRAME,
    box(0.06, 2.4, 0.06, 0),
    [-0.82, 0.82].flatMap((x) => [-0.86, 0.86].map((z) => at(x, 1.2, z))),
  )
  .put(STEEL_DIM, box(1.5, 0.04, 0.04, 0), at(0, 0.95, -0.8))
  .put(LENS, box(1, 0.02, 1, 0), at(0, 2.34, 0))
const counterweight = solid().put(CHARCOAL, box(1.1, 2, 0.16, 0.01), at(0, 1, 0))
const machine = solid()
  .put(UNIT, box(1.2, 0.3, 0.8, 0.02), at(0, 0.15, 0))
  .put(STEEL_DIM, cylinder(0.3, 0.2, 20, 0.01), at(0.1, 0.6, 0, 0, 0, 90))
  .put(CHARCOAL, cylinder(0.2, 0.5, 16, 0.01), at(-0.1, 0.6, 0, 0, 0, 90))

/** What travels through all storeys: cars with their doors, counterweights and guide rails. */
export function lifts(): Part[] {
  const top = levels[4] + 1.2
  const rails = solid().putAll(STEEL_DIM, box(0.05, top, 0.08, 0), [
    at(-0.97, top / 2 - 0.6, 0),
    at(0.97, top / 2 - 0.6, 0),
  ])
  return shafts.map((x, k) => {
    const doors = [-1, 1].map((side) =>
      moving(
        ifc(
          part(side < 0 ? 'CarDoorLeft' : 'CarDoorRight', leaf, at((side * DOOR) / 4, 0, 0.9)),
          'IfcDoor',
        ),
      ),
    )
    return ifc(
      group(
        `Lift${k + 1}`,
        [
          ifc(moving(part('Car', car, at(0, 0, 0.05), doors)), 'IfcTransportElement'),
          ifc(
            moving(part('Counterweight', counterweight, at(0, 0.2, -1.02))),
            'IfcTransportElement',
          ),
          ifc(part('Rails', rails), 'IfcMember'),
          ifc(part('Machine', machine, at(0, levels[4] + 1.3, -0.2)), 'IfcElectricMotor'),
        ],
        at(x, 0, -1),
      ),
      'IfcTransportElement',
      'Vertical transport',
    )
  })
}
