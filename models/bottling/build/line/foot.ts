import { at } from '../../../build/form/at.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { RUBBER, STEEL, STEEL_DIM } from '../../../build/scene/palette.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'

/** A levelling foot whose top is at `height`. */
export function foot(height: number): Solid {
  return solid()
    .put(RUBBER, cylinder(0.05, 0.022, 16, 0.006))
    .put(STEEL, cylinder(0.046, 0.016, 16, 0.006), at(0, 0.02))
    .put(STEEL_DIM, cylinder(0.014, height - 0.03, 10, 0.002), at(0, 0.03))
}
