import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { rectSection, roundSection, tube, type Point3 } from '../../../build/form/tube.ts'
import { GALVANISED } from '../../../build/scene/palette.ts'
import { group, numbered, part, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import { DUCT, DUCT_RETURN, PIPE_COLD, PIPE_RETURN, PIPE_WARM } from '../palette.ts'
import { ductHeight, mains } from './roomAir.ts'

const Y = ductHeight
const RETURN_Y = Y + 0.02

/** The air mains, pipes and cable trays of one storey, with their pieces of the risers. */
export function storeyMains(height: number): Part {
  const { north, wing, south } = mains
  const supply: Part[] = [
    duct(
      'Riser',
      [
        [-1.1, -0.3, -1.5],
        [-1.1, height - 0.3, -1.5],
      ],
      0.7,
      0.5,
      DUCT,
    ),
    duct(
      'Offtake',
      [
        [-1.1, Y, -1.75],
        [-1.1, Y, north + 0.2],
      ],
      0.6,
      0.3,
      DUCT,
    ),
    duct(
      'MainWest',
      [
        [-0.8, Y, north],
        [-22, Y, north],
      ],
      0.44,
      0.28,
      DUCT,
    ),
    duct(
      'MainEast',
      [
        [-0.79, Y, north],
        [22, Y, north],
      ],
      0.44,
      0.28,
      DUCT,
    ),
    duct(
      'WingWest',
      [
        [-wing, Y, north + 0.23],
        [-wing, Y, 8],
      ],
      0.44,
      0.28,
      DUCT,
    ),
    duct(
      'WingEast',
      [
        [wing, Y, north + 0.23],
        [wing, Y, 8],
      ],
      0.44,
      0.28,
      DUCT,
    ),
    duct(
      'SouthWest',
      [
        [-wing + 0.23, Y, south],
        [-1, Y, south],
      ],
      0.36,
      0.24,
      DUCT,
    ),
    duct(
      'SouthEast',
      [
        [wing - 0.23, Y, south],
        [-0.96, Y, south],
      ],
      0.36,
      0.24,
      DUCT,
    ),
  ]
  const R = RETURN_Y
  const extract: Part[] = [
    duct(
      'Riser',
      [
        [-0.2, -0.3, -1.5],
        [-0.2, height - 0.3, -1.5],
      ],
      0.7,
      0.5,
      DUCT_RETURN,
    ),
    duct(
      'Offtake',
      [
        [-0.2, R, -2.8],
        [-0.2, R, -1.75],
      ],
      0.6,
      0.3,
      DUCT_RETURN,
    ),
    duct(
      'MainWest',
      [
        [-15.4, R, 7],
        [-15.4, R, -2.8],
        [-0.2, R, -2.8],
      ],
      0.4,
      0.24,
      DUCT_RETURN,
    ),
    duct(
      'MainEast',
      [
        [15.4, R, 7],
        [15.4, R, -2.8],
        [-0.18, R, -2.8],
      ],
      0.4,
      0.24,
      DUCT_RETURN,
    ),
  ]
  const pipe = (name: string, x: number, finish: typeof PIPE_COLD) => {
    const path: Point3[] = [
      [x, -0.3, 0.1],
      [x, height - 0.3, 0.1],
    ]
    return part(name, solid().put(finish, tube(path, roundSection(0.06, 10), { step: 1 })))
  }
  const pipes = [
    ifc(pipe('ColdSupply', -1.4, PIPE_COLD), 'IfcPipeSegment', 'Chilled water'),
    ifc(pipe('ColdReturn', -1.15, PIPE_RETURN), 'IfcPipeSegment', 'Chilled water'),
    ifc(pipe('HeatSupply', -0.2, PIPE_WARM), 'IfcPipeSegment', 'Heating'),
    ifc(pipe('HeatReturn', 0.05, PIPE_RETURN), 'IfcPipeSegment', 'Heating'),
  ]
  const trays = [
    [-15.5, -2.4, 31],
    [0, 3.5, 17],
  ].map(([, z, length], k) => {
    const shape = solid()
      .put(GALVANISED, box(length, 0.01, 0.3, 0), at(0, 0, 0))
      .putAll(GALVANISED, box(length, 0.06, 0.01, 0), [at(0, 0.03, -0.15), at(0, 0.03, 0.15)])
    return ifc(
      part(numbered('Tray', k + 1), shape, at(0, 3.0, z)),
      'IfcCableCarrierSegment',
      'Electrical',
    )
  })
  return group('Services', [
    ifc(group('Supply', supply), 'IfcDistributionSystem', 'HVAC supply air'),
    ifc(group('Extract', extract), 'IfcDistributionSystem', 'HVAC extract air'),
    group('Pipes', pipes),
    group('Trays', trays),
  ])
}

function duct(
  name: string,
  path: readonly Point3[],
  width: number,
  height: number,
  finish: typeof DUCT,
): Part {
  const shape = solid().put(
    finish,
    tube(path, rectSection(width, height, 0), { bend: 0.4, step: 1.2, arcSteps: 3 }),
  )
  // Flanges every three metres show that it is sheet metal.
  for (let k = 0; k + 1 < path.length; k++) {
    const [a, b] = [path[k], path[k + 1]]
    const length = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2])
    if (Math.abs(b[1] - a[1]) > 0.5) continue
    const alongX = Math.abs(b[0] - a[0]) > Math.abs(b[2] - a[2])
    for (let s = 1.5; s < length - 0.5; s += 3) {
      const t = s / length
      const place = at(a[0] + (b[0] - a[0]) * t, a[1], a[2] + (b[2] - a[2]) * t, 0, alongX ? 90 : 0)
      shape.put(GALVANISED, box(width + 0.05, height + 0.05, 0.03, 0), place)
    }
  }
  return ifc(part(name, shape), 'IfcDuctSegment')
}
