import { roundSection, tube, type Point3 } from '../../../build/form/tube.ts'
import { group, part, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { rectSection } from '../../../build/form/tube.ts'
import { ifc } from '../ifc.ts'
import { DUCT, DUCT_RETURN, PIPE_COLD, PIPE_RETURN, PIPE_WARM } from '../palette.ts'

/** Pipes of the plant room and ducts of the air handling units; each is one part along which its flow runs. */
export function pipework(): Part[] {
  const cold = [
    pipe(
      'Primary1',
      [
        [5.3, 0.55, -4.9],
        [4.2, 0.55, -4.9],
        [4.2, 1.5, -4.9],
        [4.2, 1.5, -1.72],
        [4.2, 0.84, -1.72],
      ],
      PIPE_COLD,
    ),
    pipe(
      'Primary2',
      [
        [10.7, 0.55, -4.9],
        [9.6, 0.55, -4.9],
        [9.6, 1.62, -4.9],
        [5.7, 1.62, -4.9],
        [5.7, 1.62, -1.72],
        [5.7, 0.84, -1.72],
      ],
      PIPE_COLD,
    ),
    pipe(
      'Header',
      [
        [4.2, 2.2, -0.9],
        [8, 2.2, -0.9],
        [8, 2.0, -2.9],
      ],
      PIPE_COLD,
      0.12,
    ),
    pipe(
      'Pump1Out',
      [
        [4.2, 0.8, -1.7],
        [4.2, 2.2, -1.7],
        [4.2, 2.2, -0.98],
      ],
      PIPE_COLD,
    ),
    pipe(
      'Pump2Out',
      [
        [5.7, 0.8, -1.7],
        [5.7, 2.2, -1.7],
        [5.7, 2.2, -0.98],
      ],
      PIPE_COLD,
    ),
    pipe(
      'SupplyAhu',
      [
        [4.2, 2.2, -0.9],
        [0.6, 2.2, -0.9],
        [0.6, 2.5, -0.9],
        [-1.6, 2.5, -0.9],
        [-1.6, 2.5, 0.6],
        [-1.6, 0, 0.6],
      ],
      PIPE_COLD,
      0.1,
    ),
    pipe(
      'Return',
      [
        [-1.3, 0, 0.8],
        [-1.3, 1.0, 0.8],
        [8, 1.0, 0.8],
        [8, 1.0, -2.4],
        [8, 1.9, -4.2],
        [8, 1.9, -4.45],
      ],
      PIPE_RETURN,
      0.1,
    ),
  ]
  const condenser = [
    pipe(
      'Condenser1',
      [
        [7.9, 0.55, -5.55],
        [8.7, 0.55, -5.55],
        [8.7, 2.35, -5.55],
        [8.7, 2.35, -6.3],
        [14.6, 2.35, -6.3],
        [14.6, 1.4, -6.3],
      ],
      PIPE_RETURN,
    ),
    pipe(
      'Condenser2',
      [
        [13.3, 0.55, -5.55],
        [13.7, 0.55, -5.55],
        [13.7, 2.1, -5.55],
        [14.6, 2.1, -3.4],
        [14.6, 1.4, -3.4],
      ],
      PIPE_RETURN,
    ),
  ]
  const heating = [
    pipe(
      'HeatFlow',
      [
        [11.62, 1.2, 2.2],
        [9.7, 1.2, 2.2],
        [9.7, 0.84, 2.2],
      ],
      PIPE_WARM,
    ),
    pipe(
      'HeatSupply',
      [
        [9.7, 0.8, 2.2],
        [9.7, 2.0, 2.2],
        [0.4, 2.0, 2.2],
        [0.4, 2.0, 0.9],
        [-0.6, 2.0, 0.9],
        [-0.6, 0, 0.9],
      ],
      PIPE_WARM,
      0.08,
    ),
    pipe(
      'HeatReturn',
      [
        [-0.9, 0, 1.1],
        [-0.9, 0.7, 1.1],
        [-0.9, 0.7, 2.9],
        [11, 0.7, 2.9],
        [11, 0.7, 2.3],
        [11.62, 0.7, 2.3],
      ],
      PIPE_RETURN,
      0.08,
    ),
  ]
  const supply = [
    air(
      'SupplyAhu1',
      [
        [-8.4, 1.05, -5],
        [-5.6, 1.05, -5],
        [-2.4, 1.05, -5],
        [-1.1, 1.05, -5],
        [-1.1, 1.05, -1.5],
        [-1.1, -0.3, -1.5],
      ],
      DUCT,
    ),
    air(
      'SupplyAhu2',
      [
        [-8.4, 1.05, 0.9],
        [-7.4, 1.05, 0.9],
        [-7.4, 1.05, -3.4],
        [-1.12, 1.05, -3.4],
        [-1.12, 1.05, -2],
      ],
      DUCT,
    ),
  ]
  const extract = [
    air(
      'ExtractAhu1',
      [
        [-0.2, -0.3, -1.5],
        [-0.2, 2.6, -1.5],
        [-0.2, 2.6, -5],
        [-8.4, 2.6, -5],
      ],
      DUCT_RETURN,
    ),
    air(
      'ExtractAhu2',
      [
        [-0.24, 2.6, -3],
        [-7.9, 2.6, -3],
        [-7.9, 2.6, 0.9],
        [-8.4, 2.6, 0.9],
      ],
      DUCT_RETURN,
    ),
  ]
  return [
    ifc(group('ChilledWater', cold), 'IfcDistributionSystem', 'Chilled water'),
    ifc(group('CondenserWater', condenser), 'IfcDistributionSystem', 'Condenser water'),
    ifc(group('HeatingWater', heating), 'IfcDistributionSystem', 'Heating'),
    ifc(group('SupplyAir', supply), 'IfcDistributionSystem', 'HVAC supply air'),
    ifc(group('ExtractAir', extract), 'IfcDistributionSystem', 'HVAC extract air'),
  ]
}

function pipe(name: string, path: readonly Point3[], finish: typeof DUCT, radius = 0.08): Part {
  const shape = solid().put(
    finish,
    tube(path, roundSection(radius, 12), { bend: 0.22, step: 1, arcSteps: 4 }),
  )
  return ifc(part(name, shape), 'IfcPipeSegment')
}

function air(name: string, path: readonly Point3[], finish: typeof DUCT): Part {
  const shape = solid().put(
    finish,
    tube(path, rectSection(0.9, 0.6, 0), { bend: 0.7, step: 1.2, arcSteps: 5 }),
  )
  return ifc(part(name, shape), 'IfcDuctSegment')
}
