import { halfDepth, halfLength } from '#scenarios/plants/building/design/rooms.ts'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { sheet } from '../../../build/form/sheet.ts'
import { GALVANISED } from '../../../build/scene/palette.ts'
import { group, numbered, part, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { slab, slabEdge } from '../frame/slab.ts'
import { ifc } from '../ifc.ts'
import { FRAME_DARK, GRAVEL, PLASTER_DIM, SOLAR, SPANDREL, WALKWAY } from '../palette.ts'

/** Roof slab, gravel, walkways, parapet, louvre screen and photovoltaic panels. */
export function deck(): Part[] {
  const [x, z] = [halfLength + slabEdge, halfDepth + slabEdge]
  const gravel = solid().put(GRAVEL, sheet(x * 2 - 0.4, z * 2 - 0.4, 1), at(0, 0.02, 0))
  const walkway = solid()
    .put(WALKWAY, box(44, 0.05, 1.2, 0, 1), at(0, 0.05, 4.1))
    .put(WALKWAY, box(1.2, 0.052, 8, 0, 1), at(-1.2, 0.05, 0.2))
  return [
    slab(false),
    ifc(part('Gravel', gravel), 'IfcCovering'),
    ifc(part('Walkway', walkway), 'IfcCovering'),
    ifc(
      group('Parapet', [
        part('South', parapet(x * 2), at(0, 0, z + 0.12)),
        part('North', parapet(x * 2 + 0.01), at(0, 0, -z - 0.12)),
        part('East', parapet(z * 2), at(x + 0.12, 0, 0, 0, 90)),
        part('West', parapet(z * 2 + 0.01), at(-x - 0.12, 0, 0, 0, 90)),
      ]),
      'IfcWall',
      'Facade',
    ),
    screen(),
    solar(),
    headhouse(),
  ]
}

/** Louvres behind the plant, so that the neighbours to the north neither see nor hear it. */
function screen(): Part {
  const post = solid().put(FRAME_DARK, box(0.12, 2.6, 0.12, 0), at(0, 1.3, 0))
  const panel = solid()
  for (let k = 0; k < 11; k++) {
    panel.put(PLASTER_DIM, box(2.9, 0.2, 0.02, 0), at(0, 0.35 + k * 0.215, 0, 35))
  }
  const items: Part[] = []
  for (let k = 0; k <= 15; k++) {
    const x = -22.5 + k * 3
    items.push(part(numbered('Post', k + 1), post, at(x, 0, -8.3)))
    if (k < 15) items.push(part(numbered('Louvre', k + 1), panel, at(x + 1.5, 0, -8.3)))
  }
  return ifc(group('Screen', items), 'IfcBuildingElementProxy', 'Facade')
}

function solar(): Part {
  const panel = solid()
    .put(SOLAR, box(1.7, 0.03, 1.05, 0), at(0, 0.42, 0, 14))
    .put(GALVANISED, box(1.74, 0.03, 1.09, 0), at(0, 0.4, 0, 14))
    .putAll(GALVANISED, box(0.04, 0.5, 0.04, 0), [at(-0.6, 0.24, -0.35), at(0.6, 0.24, -0.35)])
    .putAll(GALVANISED, box(0.04, 0.26, 0.04, 0), [at(-0.6, 0.14, 0.4), at(0.6, 0.14, 0.4)])
  const items: Part[] = []
  for (const z of [5.7, 7.3]) {
    for (let k = 0; k < 24; k++) {
      items.push(
        ifc(
          part(numbered('Panel', items.length + 1), panel, at(-21 + k * 1.82, 0, z)),
          'IfcSolarDevice',
        ),
      )
    }
  }
  return ifc(group('Photovoltaics', items), 'IfcDistributionSystem', 'Photovoltaics')
}

/** Heads of the lift shafts, with the machines inside. */
function headhouse(): Part {
  const [x, z] = [-4, -1]
  const shape = solid()
    .put(PLASTER_DIM, box(4.8, 2.5, 2.9, 0.03, 0.8), at(x, 1.25, z))
    .put(SPANDREL, box(5, 0.1, 3.1, 0), at(x, 2.54, z))
    .put(FRAME_DARK, box(0.9, 2.05, 0.04, 0), at(x + 1.4, 1.05, z + 1.46))
  for (let k = 0; k < 8; k++) {
    shape.put(FRAME_DARK, box(1.5, 0.06, 0.05, 0), at(x - 1.1, 1.5 + k * 0.1, z + 1.46, 30))
  }
  return ifc(part('LiftHead', shape), 'IfcWall', 'Vertical transport')
}

function parapet(length: number): Solid {
  return solid()
    .put(SPANDREL, box(length, 0.95, 0.16, 0, 1.5), at(0, 0.18, 0))
    .put(FRAME_DARK, box(length + 0.06, 0.05, 0.26, 0), at(0, 0.68, 0))
}
