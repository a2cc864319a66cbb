import type { Matrix4 } from 'three'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, ring } from '../../../build/form/lathe.ts'
import { prism } from '../../../build/form/prism.ts'
import { CLEAR, STEEL_DIM } from '../../../build/scene/palette.ts'
import { group, moving, part, unit, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import {
  DUCT,
  FABRIC_WARM,
  FRAME_DARK,
  PIPE_COLD,
  PIPE_WARM,
  PLINTH,
  SHELL_LIGHT,
  UNIT,
  UNIT_DARK,
} from '../palette.ts'

/** Rotor of a fan of `radius`, turning about z. */
export function rotor(radius: number, blades: number): Solid {
  const shape = solid().put(STEEL_DIM, cylinder(radius * 0.26, 0.16, 14, 0), at(0, 0, -0.08, 90))
  const blade = prism(
    [
      [radius * 0.2, -0.06],
      [radius * 0.62, -radius * 0.18],
      [radius * 0.97, -radius * 0.2],
      [radius * 0.97, radius * 0.14],
      [radius * 0.6, radius * 0.1],
      [radius * 0.2, 0.06],
    ],
    0.012,
    0,
  )
  for (let k = 0; k < blades; k++) {
    const turned = at(0, 0, 0, 0, 0, (k / blades) * 360).multiply(at(0, 0, 0, 24))
    shape.put(UNIT_DARK, blade, turned)
  }
  return shape
}

const LENGTH = 7.2
const HIGH = 1.5
const fanShape = rotor(0.5, 9)
const glass = solid()
  .put(CLEAR, cylinder(0.54, 0.01, 28, 0), at(0, 0, 0, 90))
  .put(FRAME_DARK, ring(0.54, 0.62, 0.05, 28, 0), at(0, 0, -0.02, 90))
const filter = solid().put(SHELL_LIGHT, box(0.5, 1, 0.05, 0.01))
for (let k = 0; k < 8; k++)
  filter.put(FABRIC_WARM, box(0.03, 0.9, 0.03, 0), at(-0.2 + k * 0.057, 0, 0.03))
const coilCold = coil(PIPE_COLD)
const coilWarm = coil(PIPE_WARM)
const wheelShape = solid()
  .put(UNIT_DARK, ring(0.56, 0.64, 0.1, 28, 0), at(0, 0, -0.05, 90))
  .putAll(
    STEEL_DIM,
    box(0.05, 1.16, 0.06, 0),
    [0, 45, 90, 135].map((turn) => at(0, 0, 0, 0, 0, turn)),
  )

function coil(finish: typeof PIPE_COLD): Solid {
  const shape = solid().put(FRAME_DARK, box(0.42, 1.06, 0.05, 0))
  for (let k = 0; k < 9; k++)
    shape.put(finish, box(0.36, 0.05, 0.05, 0.01), at(0, -0.44 + k * 0.11, 0.02))
  return shape
}

/**
 * An air handling unit for the roof, air from west (intake) to east (supply): filter, heat recovery wheel, coils and the
 * supply fan below, the extract fan and its filter above; each stands in an opening of the south casing.
 */
export function airHandler(name: string, place: Matrix4): Part {
  const [low, high] = [0.3 + HIGH / 2, 0.36 + HIGH * 1.5]
  const z = 0.92
  const system = 'HVAC supply air'
  const extract = 'HVAC extract air'
  const fan = (label: string, x: number, y: number, own: string) => [
    ifc(moving(part(label, fanShape, at(x, y, z - 0.2))), 'IfcFan', own),
    ifc(part(`${label}Window`, glass, at(x, y, z)), 'IfcPlate', own),
  ]
  const items = [
    ifc(part('Casing', casing()), 'IfcUnitaryEquipment', system),
    ...fan('Fan', 2.6, low, system),
    ...fan('ExtractFan', -2.6, high, extract),
    ifc(part('Filter', filter, at(-2.9, low, z)), 'IfcFilter', system),
    ifc(part('FilterFine', filter, at(-2.3, low, z)), 'IfcFilter', system),
    ifc(part('ExtractFilter', filter, at(2.6, high, z)), 'IfcFilter', extract),
    ifc(
      moving(part('HeatWheel', wheelShape, at(-0.9, low + 0.02, z))),
      'IfcAirToAirHeatRecovery',
      system,
    ),
    ifc(part('HeatingCoil', coilWarm, at(0.5, low, z)), 'IfcCoil', 'Heating'),
    ifc(part('CoolingCoil', coilCold, at(1.2, low, z)), 'IfcCoil', 'Chilled water'),
    ifc(part('IntakeDamper', damper(), at(-LENGTH / 2 - 0.05, low, 0)), 'IfcDamper', system),
    ifc(part('ExhaustDamper', damper(), at(-LENGTH / 2 - 0.05, high, 0)), 'IfcDamper', extract),
    ifc(
      part('Cabinet', cabinet(), at(1.73, 0.3, z + 0.02)),
      'IfcController',
      'Building automation',
    ),
  ]
  return ifc(unit(group(name, items, place)), 'IfcUnitaryEquipment', system)
}

function casing(): Solid {
  const shape = solid()
    .put(PLINTH, box(LENGTH, 0.24, 1.7, 0), at(0, 0.16, 0))
    .put(UNIT, box(LENGTH, HIGH * 2 + 0.06, 0.06, 0, 0.6), at(0, 0.3 + HIGH, -0.86))
    .put(UNIT, box(LENGTH + 0.1, 0.06, 1.86, 0.012, 0.6), at(0, 0.39 + HIGH * 2, 0))
    .putAll(UNIT, box(0.06, HIGH * 2 + 0.06, 1.72, 0, 0.6), [
      at(LENGTH / 2, 0.3 + HIGH, 0),
      at(-LENGTH / 2, 0.3 + HIGH, 0),
    ])
    .put(UNIT, box(LENGTH, 0.06, 1.7, 0), at(0, 0.33 + HIGH, 0))
    .put(FRAME_DARK, box(LENGTH - 0.2, HIGH * 2, 0.04, 0), at(0, 0.3 + HIGH, 0.6))
  // The south side: panels with openings where the inside is shown.
  for (const [y, openings] of [
    [0.3 + HIGH / 2, [-2.6, -0.9, 0.85, 2.6]],
    [0.36 + HIGH * 1.5, [-2.6, 2.6]],
  ] as const) {
    const edges = [-LENGTH / 2, ...openings.flatMap((x) => [x - 0.66, x + 0.66]), LENGTH / 2]
    for (let k = 0; k + 1 < edges.length; k += 2) {
      const [a, b] = [edges[k], edges[k + 1]]
      if (b - a < 0.02) continue
      shape.put(UNIT, box(b - a, HIGH, 0.05, 0, 0.6), at((a + b) / 2, y, 0.85))
      if (b - a > 0.9) shape.put(UNIT_DARK, box(0.03, 0.14, 0.03, 0), at(b - 0.14, y, 0.89))
    }
    for (const x of openings) {
      shape.putAll(UNIT, box(1.32, 0.2, 0.05, 0), [
        at(x, y - HIGH / 2 + 0.1, 0.85),
        at(x, y + HIGH / 2 - 0.1, 0.85),
      ])
    }
  }
  return shape
}

function damper(): Solid {
  const shape = solid().putAll(UNIT_DARK, box(0.12, 0.06, 1.5, 0), [
    at(0, -0.62, 0),
    at(0, 0.62, 0),
  ])
  for (let k = 0; k < 7; k++)
    shape.put(DUCT, box(0.02, 0.18, 1.44, 0), at(-0.02, -0.5 + k * 0.167, 0, 0, 0, 30))
  return shape
}

function cabinet(): Solid {
  return solid()
    .put(SHELL_LIGHT, box(0.36, 0.7, 0.16, 0.01), at(0, 0.6, 0))
    .put(FRAME_DARK, box(0.2, 0.12, 0.01, 0), at(0, 0.78, 0.082))
}
