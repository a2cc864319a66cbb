import { at } from '../../build/form/at.ts'
import { box } from '../../build/form/box.ts'
import { cylinder } from '../../build/form/lathe.ts'
import { group, numbered, part, type Part } from '../../build/scene/Part.ts'
import { solid } from '../../build/scene/Solid.ts'
import { lifts } from './frame/lifts.ts'
import { ifc, stampIfc } from './ifc.ts'
import { FRAME_DARK, LAWN, LEAVES, LENS, PAVING, WALKWAY, WALNUT } from './palette.ts'
import { roof } from './roof/roof.ts'
import { storey } from './storey.ts'

/** The office as a tree of parts, before any light is baked. */
export function makeOffice(): Part {
  const root = group('Office', [
    site(),
    storey(0),
    storey(1),
    storey(2),
    storey(3),
    roof(),
    ifc(group('Lifts', lifts()), 'IfcGroup', 'Vertical transport'),
  ])
  stampIfc(root)
  return root
}

/** The ground around the house. */
function site(): Part {
  const tree = solid()
    .put(WALNUT, cylinder(0.09, 1.8, 8, 0))
    .put(LEAVES, cylinder(0.9, 1.9, 9, 0.5), at(0, 1.5, 0))
  const bollard = solid()
    .put(FRAME_DARK, cylinder(0.07, 0.8, 10, 0))
    .put(LENS, cylinder(0.072, 0.08, 10, 0), at(0, 0.66, 0))
  const trees = [-20, -14.5, -9, 9, 14.5, 20].map((x, k) =>
    ifc(part(numbered('Tree', k + 1), tree, at(x, 0, 13.2)), 'IfcGeographicElement'),
  )
  const bollards = [-6, -2, 2, 6].map((x, k) =>
    ifc(part(numbered('Bollard', k + 1), bollard, at(x, 0, 13.4)), 'IfcLightFixture', 'Lighting'),
  )
  return ifc(
    group('Site', [
      ifc(part('Paving', solid().put(PAVING, box(56, 0.3, 27, 0, 1), at(0, -0.16, 1))), 'IfcSlab'),
      ifc(
        part(
          'Lawn',
          solid().putAll(LAWN, box(17, 0.04, 2.2, 0, 1), [
            at(-14.5, 0.01, 13.2),
            at(14.5, 0.01, 13.2),
          ]),
        ),
        'IfcGeographicElement',
      ),
      ifc(part('Path', solid().put(WALKWAY, box(8, 0.02, 5, 0, 1), at(0, 0.005, 12))), 'IfcSlab'),
      ...trees,
      ...bollards,
    ]),
    'IfcSite',
  )
}
