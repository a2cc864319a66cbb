import { at } from '../../../build/form/at.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { ALUMINIUM, finish, GREY_PLASTIC } from '../../../build/scene/palette.ts'
import { group, part, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

const lens = (hex: string) =>
  solid()
    .put(finish('Gloss', hex), cylinder(0.036, 0.062, 16, 0.004))
    .put(GREY_PLASTIC, cylinder(0.0375, 0.008, 16, 0.002), at(0, 0.062))

const LENSES = [
  ['Blue', lens('#35506e')],
  ['Green', lens('#3f6b50')],
  ['Amber', lens('#8a6a2c')],
  ['Red', lens('#7d3b36')],
] as const

const lightPole = solid()
  .put(GREY_PLASTIC, cylinder(0.04, 0.02, 16, 0.004))
  .put(ALUMINIUM, cylinder(0.014, 0.32, 10, 0.002))
  .put(GREY_PLASTIC, cylinder(0.037, 0.03, 16, 0.004), at(0, 0.3))
  .put(GREY_PLASTIC, cylinder(0.036, 0.02, 16, 0.006), at(0, 0.33 + 4 * 0.07))

/** A four-colour signal tower, unlit: the viewer makes the lenses glow. */
export function stackLight(x: number, y: number, z: number): Part {
  return group(
    'StackLight',
    [
      part('Pole', lightPole),
      ...LENSES.map(([name, shape], k) => part(name, shape, at(0, 0.33 + k * 0.07))),
    ],
    at(x, y, z),
  )
}
