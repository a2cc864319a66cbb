import { lathe, type Point2 } from '../form/lathe.ts'
import { BOTTLE, BOTTLE_EMPTY, CAP, LABEL, LABEL_BAND } from '../scene/palette.ts'
import { solid, type Solid } from '../scene/Solid.ts'

export type BottleKind = 'empty' | 'filled' | 'capped' | 'labelled'

export const BOTTLE_PITCH = 0.12
export const BOTTLE_HEIGHT = 0.236

const BODY: Point2[] = [
  [0.026, 0.001],
  [0.0325, 0.008],
  [0.0325, 0.128],
  [0.029, 0.152],
  [0.0155, 0.19],
  [0.013, 0.214],
  [0.0155, 0.219],
  [0.0155, 0.226],
]

const made = new Map<string, Solid>()

/** One half-litre bottle standing on the origin. `segments` is low where thousands are seen at once. */
export function bottle(kind: BottleKind, segments = 10): Solid {
  const key = kind + segments
  const known = made.get(key)
  if (known) return known
  const shape = solid()
  const glass = kind === 'empty' ? BOTTLE_EMPTY : BOTTLE
  const isCapped = kind === 'capped' || kind === 'labelled'
  shape.put(glass, lathe(isCapped ? BODY.slice(0, 6) : [...BODY, [0.0105, 0.226]], segments))
  if (isCapped) {
    shape.put(
      CAP,
      lathe(
        [
          [0.0165, 0.213],
          [0.0165, 0.232],
          [0.0145, 0.236],
          [0, 0.236],
        ],
        segments,
      ),
    )
  }
  if (kind === 'labelled') {
    shape
      .put(LABEL, band(0.0332, 0.034, 0.112), undefined)
      .put(LABEL_BAND, band(0.0336, 0.052, 0.08), undefined)
  }
  made.set(key, shape)
  return shape

  function band(radius: number, from: number, to: number) {
    return lathe(
      [
        [radius, from],
        [radius, to],
      ],
      segments,
    )
  }
}
