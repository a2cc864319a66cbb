import { at } from '../../../build/form/at.ts'
import { prism } from '../../../build/form/prism.ts'
import { cylinder, ring } from '../../../build/form/lathe.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import { CHARCOAL, GREY_PLASTIC, SLATE, STEEL_DIM } from '../../../build/scene/palette.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'

/** A fan rotor of `radius` turning about y, its hub on the origin. */
export function fanRotor(radius: number, blades = 7): Solid {
  const shape = solid().put(SLATE, cylinder(radius * 0.24, 0.1, 24, 0.02), at(0, -0.05))
  const blade = prism(
    [
      [radius * 0.2, -0.05],
      [radius * 0.6, -radius * 0.17],
      [radius * 0.96, -radius * 0.2],
      [radius * 0.98, radius * 0.12],
      [radius * 0.6, radius * 0.1],
      [radius * 0.2, 0.05],
    ],
    0.012,
    0.003,
  )
  for (let k = 0; k < blades; k++) {
    const spin = at(0, 0, 0, 0, (k / blades) * 360)
    shape.put(SLATE, blade, spin.multiply(at(0, 0, 0, -68)))
  }
  return shape
}

/** A shroud with a guard of rings over the fan, standing on the origin. */
export function fanShroud(radius: number): Solid {
  const shape = solid()
    .put(CHARCOAL, ring(radius + 0.02, radius + 0.06, 0.16, 40, 0.01))
    .put(GREY_PLASTIC, cylinder(radius, 0.01, 32, 0.002), at(0, -0.02))
  for (const r of [0.34, 0.67, 1]) {
    const count = 16
    const path = Array.from({ length: count + 1 }, (_, k) => {
      const angle = (k / count) * Math.PI * 2
      return [Math.cos(angle) * radius * r, 0.17, Math.sin(angle) * radius * r] as const
    })
    shape.put(STEEL_DIM, tube(path, roundSection(0.006, 3), { bend: 0, caps: false }))
  }
  for (const turn of [0, 45, 90, 135]) {
    shape.put(
      STEEL_DIM,
      cylinder(0.005, radius * 2.04, 5, 0.001),
      at(0, 0.164, 0, 90, turn).multiply(at(0, -radius * 1.02)),
    )
  }
  return shape
}
