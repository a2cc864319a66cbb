import { halfDepth } from '#scenarios/plants/building/design/rooms.ts'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { CLEAR } from '../../../build/scene/palette.ts'
import { group, moving, part, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import { FIN, FRAME_DARK, STONE } from '../palette.ts'

const leaf = solid()
  .put(CLEAR, box(1.3, 2.5, 0.02, 0), at(0, 1.3, 0))
  .putAll(FRAME_DARK, box(0.05, 2.56, 0.05, 0), [at(-0.68, 1.3, 0), at(0.68, 1.3, 0)])
  .putAll(FRAME_DARK, box(1.32, 0.08, 0.05, 0), [at(0, 0.06, 0), at(0, 2.56, 0)])
const head = solid()
  .put(FRAME_DARK, box(3, 0.16, 0.16, 0), at(0, 2.7, 0))
  .put(CLEAR, box(2.9, 1.3, 0.03, 0), at(0, 3.46, 0))
const canopy = solid()
  .put(FIN, box(7, 0.18, 3, 0.02, 0.8), at(0, 3.1, 1.7))
  .put(FRAME_DARK, box(7.02, 0.06, 3.02, 0), at(0, 3.0, 1.7))
  .putAll(FRAME_DARK, box(0.14, 3, 0.14, 0.01), [at(-3.2, 1.5, 2.9), at(3.2, 1.5, 2.9)])

/** The sliding doors of the main entrance under their canopy. */
export function entrance(): Part {
  return ifc(
    group(
      'Entrance',
      [
        ifc(part('Head', head), 'IfcCurtainWall'),
        ifc(part('Canopy', canopy), 'IfcRoof'),
        ifc(
          part('Mat', solid().put(STONE, box(3.4, 0.03, 1.6, 0), at(0, 0.02, 1.0))),
          'IfcCovering',
        ),
        ifc(moving(part('DoorLeft', leaf, at(-0.72, 0, 0.02))), 'IfcDoor'),
        ifc(moving(part('DoorRight', leaf, at(0.72, 0, 0.02))), 'IfcDoor'),
      ],
      at(0, 0, halfDepth + 0.2),
    ),
    'IfcDoor',
    'Facade',
  )
}
