import { lathe, type Point2 } from '../../../build/form/lathe.ts'
import { BOTTLE, BOTTLE_EMPTY, CAP, LABEL, LABEL_BAND } from '../../../build/scene/palette.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'

export type BottleKind = 'empty' | 'filled' | 'capped' | 'labelled'

export const BOTTLE_PITCH = 0.12

/** Without a bottom: bottles stand on something, and hundreds are seen at once. */
const BODY: Point2[] = [
  [0.0325, 0.001],
  [0.0325, 0.132],
  [0.0145, 0.19],
  [0.0145, 0.226],
]

const made = new Map<string, Solid>()

/** One half-litre bottle standing on the origin. */
export function bottle(kind: BottleKind): Solid {
  const known = made.get(kind)
  if (known) return known
  const shape = solid()
  const glass = kind === 'empty' ? BOTTLE_EMPTY : BOTTLE
  const isCapped = kind === 'capped' || kind === 'labelled'
  shape.put(glass, lathe(isCapped ? BODY.slice(0, 3) : BODY, 6))
  if (isCapped) {
    shape.put(
      CAP,
      lathe(
        [
          [0.0162, 0.187],
          [0.0162, 0.236],
          [0, 0.236],
        ],
        6,
      ),
    )
  }
  if (kind === 'labelled') {
    shape
      .put(LABEL, band(0.0332, 0.034, 0.112), undefined)
      .put(LABEL_BAND, band(0.0336, 0.052, 0.08), undefined)
  }
  made.set(kind, shape)
  return shape
}

function band(radius: number, from: number, to: number) {
  return lathe(
    [
      [radius, from],
      [radius, to],
    ],
    6,
  )
}
