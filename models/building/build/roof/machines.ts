import type { Matrix4 } from 'three'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, ring } from '../../../build/form/lathe.ts'
import { CHARCOAL, SCREEN, SCREEN_LINE, STEEL, STEEL_DIM } from '../../../build/scene/palette.ts'
import { group, moving, part, unit, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import {
  FRAME_DARK,
  PIPE_COLD,
  PIPE_RETURN,
  PIPE_WARM,
  PLINTH,
  SHELL_LIGHT,
  UNIT,
  UNIT_DARK,
} from '../palette.ts'
import { rotor } from './airHandler.ts'

/** A cylinder lying along x, centred. */
function drum(radius: number, length: number, sides = 20) {
  return { shape: cylinder(radius, length, sides, 0.012), place: at(length / 2, 0, 0, 0, 0, 90) }
}

const shell = drum(0.3, 2.6)
const compressorDrum = drum(0.24, 1.1)
const compressor = solid()
  .put(UNIT_DARK, compressorDrum.shape, compressorDrum.place)
  .put(CHARCOAL, box(0.3, 0.5, 0.3, 0.02), at(0, 0.3, 0))
  .put(STEEL_DIM, ring(0.24, 0.28, 0.05, 20, 0), at(0.2, 0, 0, 0, 0, 90))
const evaporator = vessel(PIPE_COLD)
const condenser = vessel(PIPE_RETURN)
const skid = solid()
  .put(PLINTH, box(3.2, 0.16, 1.3, 0.01), at(0, 0.08, 0))
  .putAll(
    PLINTH,
    box(0.1, 1.3, 0.1, 0),
    [-1.1, 1.1].flatMap((x) => [-0.5, 0.5].map((z) => at(x, 0.7, z))),
  )
const panelShape = solid()
  .put(SHELL_LIGHT, box(0.7, 1.1, 0.26, 0.01))
  .put(SCREEN, box(0.34, 0.22, 0.01, 0), at(0, 0.24, 0.135))
  .put(SCREEN_LINE, box(0.24, 0.02, 0.01, 0), at(0, 0.28, 0.139))

function vessel(finish: typeof PIPE_COLD): Solid {
  return solid()
    .put(finish, shell.shape, shell.place)
    .putAll(STEEL_DIM, cylinder(0.33, 0.06, 20, 0), [
      at(1.36, 0, 0, 0, 0, 90),
      at(-1.3, 0, 0, 0, 0, 90),
    ])
}

/** A water-cooled screw chiller on its skid. */
export function chiller(name: string, place: Matrix4): Part {
  const system = 'Chilled water'
  return ifc(
    unit(
      group(
        name,
        [
          ifc(part('Skid', skid), 'IfcMember'),
          ifc(part('Evaporator', evaporator, at(0, 0.55, 0.28)), 'IfcEvaporator'),
          ifc(part('Condenser', condenser, at(0, 0.55, -0.36)), 'IfcCondenser', 'Condenser water'),
          ifc(part('Compressor', compressor, at(0, 1.3, -0.05)), 'IfcCompressor'),
          ifc(part('Panel', panelShape, at(1.15, 1.2, 0.5)), 'IfcController'),
        ],
        place,
      ),
    ),
    'IfcChiller',
    system,
  )
}

const coolerFan = rotor(0.55, 7)
const coolerBody = solid()
  .put(UNIT, box(4.8, 0.9, 2, 0.02, 0.8), at(0, 1.35, 0))
  .putAll(FRAME_DARK, box(4.6, 0.76, 0.02, 0), [at(0, 1.34, 1.01), at(0, 1.34, -1.01)])
  .putAll(
    PLINTH,
    box(0.1, 0.9, 0.1, 0),
    [-2.2, 0, 2.2].flatMap((x) => [-0.9, 0.9].map((z) => at(x, 0.45, z))),
  )
for (let k = 0; k < 23; k++)
  coolerBody.putAll(UNIT_DARK, box(0.02, 0.74, 0.03, 0), [at(-2.2 + k * 0.2, 1.34, 1.02)])
const cowl = solid()
  .put(UNIT_DARK, ring(0.58, 0.66, 0.24, 28, 0))
  .putAll(
    STEEL_DIM,
    box(1.2, 0.012, 0.012, 0),
    [0, 45, 90, 135].map((turn) => at(0, 0.235, 0, 0, turn)),
  )

/** A dry cooler with three fans on top. */
export function dryCooler(name: string, place: Matrix4): Part {
  const items: Part[] = [ifc(part('Coil', coolerBody), 'IfcCoil')]
  for (const [k, x] of [-1.6, 0, 1.6].entries()) {
    items.push(ifc(part(`Cowl${k + 1}`, cowl, at(x, 1.8, 0)), 'IfcPlate'))
    items.push(ifc(moving(part(`Fan${k + 1}`, coolerFan, at(x, 1.92, 0, -90))), 'IfcFan'))
  }
  return ifc(unit(group(name, items, place)), 'IfcHeatExchanger', 'Condenser water')
}

const motorDrum = drum(0.15, 0.42, 16)
const motorShape = solid().put(UNIT_DARK, motorDrum.shape, motorDrum.place)
for (let k = 0; k < 8; k++)
  motorShape.put(UNIT_DARK, ring(0.15, 0.17, 0.012, 12, 0), at(-0.17 + k * 0.045, 0, 0, 0, 0, 90))
const couplingDrum = drum(0.07, 0.16, 12)
const coupling = solid()
  .put(STEEL, couplingDrum.shape, couplingDrum.place)
  .putAll(CHARCOAL, box(0.1, 0.16, 0.03, 0), [at(0, 0, 0)])
const baseShape = solid().put(PLINTH, box(1.1, 0.12, 0.42, 0.01), at(0, 0.06, 0))

/** A base-mounted pump: casing, coupling that turns, motor. */
export function pump(name: string, place: Matrix4, system: string): Part {
  const finish = system === 'Heating' ? PIPE_WARM : PIPE_COLD
  const casing = casings.get(finish) ?? makeCasing(finish)
  casings.set(finish, casing)
  return ifc(
    unit(
      group(
        name,
        [
          ifc(part('Base', baseShape), 'IfcMember'),
          ifc(part('Casing', casing, at(-0.32, 0.36, 0)), 'IfcPump'),
          ifc(moving(part('Coupling', coupling, at(-0.02, 0.36, 0))), 'IfcMechanicalFastener'),
          ifc(part('Motor', motorShape, at(0.28, 0.36, 0)), 'IfcElectricMotor'),
        ],
        place,
      ),
    ),
    'IfcPump',
    system,
  )
}

const casings = new Map<typeof PIPE_COLD, Solid>()
function makeCasing(finish: typeof PIPE_COLD): Solid {
  return solid()
    .put(finish, cylinder(0.24, 0.2, 20, 0.02), at(0.1, 0, 0, 0, 0, 90))
    .put(finish, cylinder(0.09, 0.34, 12, 0.01), at(0, 0.1, 0))
    .put(STEEL_DIM, cylinder(0.14, 0.04, 14, 0), at(0, 0.42, 0))
    .put(finish, cylinder(0.1, 0.26, 12, 0), at(-0.08, 0, 0, 0, 0, 90))
    .put(STEEL_DIM, cylinder(0.15, 0.04, 14, 0), at(-0.32, 0, 0, 0, 0, 90))
}

/** An upright insulated vessel. */
export function vesselUpright(
  name: string,
  place: Matrix4,
  system: string,
  radius: number,
  height: number,
): Part {
  const shape = solid()
    .put(
      system === 'Heating' ? PIPE_WARM : PIPE_COLD,
      cylinder(radius, height, 28, 0.05),
      at(0, 0.2, 0),
    )
    .putAll(PLINTH, box(0.1, 0.24, 0.1, 0), [
      at(-radius * 0.6, 0.1, 0),
      at(radius * 0.6, 0.1, 0),
      at(0, 0.1, radius * 0.6),
    ])
    .put(STEEL_DIM, ring(radius, radius + 0.012, 0.04, 28, 0), at(0, 0.2 + height * 0.33, 0))
    .put(STEEL_DIM, ring(radius, radius + 0.012, 0.04, 28, 0), at(0, 0.2 + height * 0.66, 0))
  return ifc(unit(part(name, shape, place)), 'IfcTank', system)
}

const heatPumpBody = solid()
  .put(UNIT, box(2.4, 1.7, 1, 0.03, 0.6), at(0, 0.95, 0))
  .put(PLINTH, box(2.3, 0.16, 0.9, 0), at(0, 0.08, 0))
  .put(FRAME_DARK, box(0.9, 1.3, 0.02, 0), at(0.6, 1, 0.51))
  .put(SCREEN, box(0.3, 0.2, 0.01, 0), at(-0.5, 1.35, 0.505))

/** The air-to-water heat pump with its fan. */
export function heatPump(name: string, place: Matrix4): Part {
  return ifc(
    unit(
      group(
        name,
        [
          ifc(part('Body', heatPumpBody), 'IfcUnitaryEquipment'),
          ifc(part('Guard', heatGuard, at(0.6, 1, 0.53)), 'IfcPlate'),
          ifc(moving(part('Fan', heatFan, at(0.6, 1, 0.53))), 'IfcFan'),
        ],
        place,
      ),
    ),
    'IfcUnitaryEquipment',
    'Heating',
  )
}
const heatFan = rotor(0.4, 7)
const heatGuard = solid().put(STEEL_DIM, ring(0.4, 0.46, 0.06, 24, 0), at(0, 0, -0.02, 90))

/** A row of switchgear cabinets. */
export function switchgear(place: Matrix4): Part {
  const cubicle = solid()
    .put(SHELL_LIGHT, box(0.78, 2.1, 0.6, 0.01), at(0, 1.05, 0))
    .put(FRAME_DARK, box(0.2, 0.14, 0.012, 0), at(0.1, 1.7, 0.305))
    .put(FRAME_DARK, box(0.03, 0.2, 0.03, 0), at(-0.3, 1.1, 0.31))
  const items = [0, 1, 2, 3, 4].map((k) =>
    ifc(part(`Cubicle${k + 1}`, cubicle, at(k * 0.8, 0, 0)), 'IfcElectricDistributionBoard'),
  )
  return ifc(unit(group('Switchgear', items, place)), 'IfcElectricDistributionBoard', 'Electrical')
}
