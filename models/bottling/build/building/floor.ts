import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { sheet } from '../../../build/form/sheet.ts'
import { CONCRETE, FLOOR } from '../../../build/scene/palette.ts'
import { part, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

/** Coarser than this, machines no longer sit in their own shade. */
const CELL = 0.34

export function floor(): Part {
  return part(
    'Floor',
    solid()
      .put(FLOOR, sheet(40, 24, CELL))
      .put(CONCRETE, box(40.6, 0.36, 24.6, 0.04), at(0, -0.2)),
  )
}
