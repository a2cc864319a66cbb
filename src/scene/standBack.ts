import type { Box3, PerspectiveCamera } from 'three'
import type { Covered } from './fitBox.ts'

type Place = readonly [number, number, number]

/** Width by height of what is free of the picture, for which a view of a twin file is made at least. */
const madeFor = 1.25

/**
 * Where the eye stands for a view of a twin file in a picture that is narrower than those for which views are made (a
 * phone held upright, panels on both sides): so far back that as much is seen from side to side, but no farther than
 * `enough`, from where everything is. A view from within what there is stays: behind the eye there may be a wall.
 */
export function standBack(
  view: { position: Place; target: Place; storey?: string },
  camera: Pick<PerspectiveCamera, 'aspect'>,
  covered: Covered,
  box: Box3,
  enough: number,
): Place {
  const [x, y, z] = view.position
  const isInside =
    x > box.min.x &&
    x < box.max.x &&
    y > box.min.y &&
    y < box.max.y &&
    z > box.min.z &&
    z < box.max.z
  // Above a storey that is shown alone there is nothing either.
  if (isInside && view.storey === undefined) return view.position
  const across = Math.max(0.1, 1 - covered.left - covered.right)
  const free = (camera.aspect * across) / Math.max(0.1, 1 - covered.top - covered.bottom)
  const [tx, ty, tz] = view.target
  const distance = Math.hypot(x - tx, y - ty, z - tz)
  const back = Math.max(1, Math.min(madeFor / free, enough / distance))
  return [tx + (x - tx) * back, ty + (y - ty) * back, tz + (z - tz) * back]
}
