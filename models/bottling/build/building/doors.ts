import type { Matrix4 } from 'three'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import {
  CLEAR,
  finish,
  GREEN,
  PALE_GREY,
  SLATE,
  STEEL,
  STEEL_DIM,
} from '../../../build/scene/palette.ts'
import { group, moving, part, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

/** The two personnel doors, with an exit sign over each. */
export function doors(): Part[] {
  return [door('Door3', at(-19.46, 0, -11.94)), door('Door4', at(-19.94, 0, 2.66, 0, 90))]
}

const LEAF = finish('Paint', '#7f93a2')

const frame = solid()
  .putAll(PALE_GREY, box(0.08, 2.2, 0.2, 0.012, 0.5), [at(0, 1.1, 0), at(0.92, 1.1, 0)])
  .put(PALE_GREY, box(1, 0.08, 0.2, 0.012), at(0.46, 2.2, 0))
  .put(GREEN, box(0.5, 0.2, 0.05, 0.01), at(0.46, 2.5, 0.12))
  .put(finish('Light', '#cfe8d6'), box(0.12, 0.12, 0.008, 0.002), at(0.32, 2.5, 0.146))
  .put(finish('Light', '#cfe8d6'), box(0.2, 0.03, 0.008, 0.002), at(0.53, 2.5, 0.146))

const leaf = solid()
  .put(LEAF, box(0.83, 1.1, 0.05, 0.008), at(0.42, 0.56, 0))
  .put(LEAF, box(0.83, 0.3, 0.05, 0.008), at(0.42, 2.0, 0))
  .putAll(LEAF, box(0.2, 0.74, 0.05, 0.008), [at(0.105, 1.48, 0), at(0.735, 1.48, 0)])
  .put(CLEAR, box(0.44, 0.74, 0.01, 0), at(0.42, 1.48, 0))
  .putAll(
    STEEL,
    tube(
      [
        [0, 0, 0],
        [0, 0, 0.05],
        [-0.12, 0, 0.05],
      ],
      roundSection(0.01, 8),
      { bend: 0.02 },
    ),
    [at(0.77, 1.02, 0.025)],
  )
  .put(STEEL, box(0.05, 0.18, 0.01, 0.003), at(0.77, 1.0, 0.028))
  .put(STEEL_DIM, box(0.8, 0.24, 0.006, 0.002), at(0.42, 0.14, 0.028))
  .put(SLATE, box(0.3, 0.05, 0.06, 0.012), at(0.2, 2.1, 0.05))

function door(name: string, place: Matrix4): Part {
  return unit(
    group(name, [part('Frame', frame), moving(part('Leaf', leaf, at(0.04, 0.01, 0.06)))], place),
  )
}
