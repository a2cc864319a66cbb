import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { CHARCOAL, MID_GREY, SLATE, STEEL } from '../../../build/scene/palette.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'

/** A finned motor lying along +x, its shaft end at the origin. */
export const motor: Solid = makeMotor()

function makeMotor(): Solid {
  const shape = solid()
  const along = at(0, 0, 0, 0, 0, 90)
  shape
    .put(STEEL, cylinder(0.018, 0.06, 12, 0.003), at(0.03, 0, 0, 0, 0, 90))
    .put(SLATE, cylinder(0.1, 0.03, 20, 0.006), along)
    .put(SLATE, cylinder(0.076, 0.27, 20, 0.004), at(-0.02, 0, 0, 0, 0, 90))
    .put(CHARCOAL, cylinder(0.098, 0.07, 20, 0.014), at(-0.27, 0, 0, 0, 0, 90))
    .put(SLATE, box(0.1, 0.05, 0.1, 0.008), at(-0.13, 0.105, 0))
    .put(SLATE, box(0.2, 0.03, 0.15, 0.006), at(-0.14, -0.1, 0))
  const fin = box(0.2, 0.022, 0.006, 0)
  for (let k = 0; k < 16; k++) {
    const turn = (k / 16) * 360
    const angle = (turn * Math.PI) / 180
    const place = at(-0.15, Math.cos(angle) * 0.083, Math.sin(angle) * 0.083, turn)
    shape.put(SLATE, fin, place)
  }
  return shape
}

/** A gearbox with the motor above it, for conveyors and carousels; the shaft points along +z. */
export const gearMotor: Solid = solid()
  .put(MID_GREY, box(0.16, 0.16, 0.14, 0.02))
  .put(MID_GREY, cylinder(0.06, 0.03, 16, 0.006), at(0, 0, 0.07, 90))
  .put(STEEL, cylinder(0.02, 0.06, 12, 0.003), at(0, 0, 0.09, 90))
  .copy(motor, at(-0.08, 0, 0))
