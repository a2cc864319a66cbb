import type { Matrix4 } from 'three'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cartonLayer, pallet, PALLET_HEIGHT } from '../line/pallet.ts'
import { makeRandom } from '../../../build/scene/makeRandom.ts'
import { finish, STEEL_DIM, YELLOW } from '../../../build/scene/palette.ts'
import { group, part, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

const UPRIGHT = finish('Paint', '#5f7689')
const BEAM = finish('Paint', '#c7a24c')
const BAY = 2.7
const LEVELS = [0.1, 1.75]
const layer = cartonLayer()

const frame = solid()
frame.putAll(UPRIGHT, box(0.09, 3.2, 0.08, 0.01, 0.6), [at(0, 1.6, -0.4), at(0, 1.6, 0.4)])
for (const [y, tilt] of [
  [0.5, 38],
  [1.2, -38],
  [1.9, 38],
  [2.6, -38],
] as const) {
  frame.put(UPRIGHT, box(0.03, 0.04, 0.96, 0.006), at(0, y, 0, tilt))
}
frame
  .putAll(STEEL_DIM, box(0.16, 0.016, 0.16, 0.004), [at(0, 0.008, -0.4), at(0, 0.008, 0.4)])
  .put(YELLOW, box(0.15, 0.36, 0.14, 0.02), at(0, 0.2, -0.42))

const beam = solid().put(BEAM, box(BAY - 0.1, 0.11, 0.05, 0.01, 0.6))

/** Two bays of pallet racking along x, two levels each, with what stands in them. */
export function palletRack(name: string, place: Matrix4): Part {
  const random = makeRandom(name.length * 31 + Math.round(place.elements[12] * 10))
  const bays = 2
  const goods: Part[] = []
  let count = 0
  for (let b = 0; b < bays; b++) {
    for (const y of LEVELS) {
      for (const x of [-0.66, 0.66]) {
        if (random() < 0.16) continue
        count += 1
        const layers = 2 + Math.floor(random() * 3)
        goods.push(
          unit(
            part(
              'Pallet' + count,
              pallet,
              at((b - (bays - 1) / 2) * BAY + x, y + 0.06, 0),
              repeat(
                'Layer',
                layer,
                Array.from({ length: layers }, (_, k) => at(0, PALLET_HEIGHT + k * 0.252)),
                1,
              ),
            ),
          ),
        )
      }
    }
  }
  const beams = [0, 1].flatMap((b) =>
    LEVELS.flatMap((y) => [-0.42, 0.42].map((z) => at((b - 0.5) * BAY, y, z))),
  )
  return unit(
    group(
      name,
      [
        ...repeat('Upright', frame, [at(-BAY), at(0), at(BAY)]),
        ...repeat('Beam', beam, beams),
        ...goods,
      ],
      place,
    ),
  )
}
