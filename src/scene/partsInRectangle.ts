import { Box3, Plane, Vector3, type PerspectiveCamera } from 'three'
import { usePlant } from '#state/plant.ts'
import type { Picked } from '#state/selection.ts'
import { partsOf } from './attachHighlights.ts'
import type { World } from './World.ts'

/** A rectangle of the picture from −1 to 1, right and up. */
export type Rectangle = { left: number; right: number; bottom: number; top: number }

/**
 * What a person sees inside a rectangle of the picture: the machines that lie in it whole, and of others the parts that
 * do. With `touching` what reaches into it is enough. One pass over all boxes.
 */
export function partsInRectangle(
  world: World,
  camera: PerspectiveCamera,
  rectangle: Rectangle,
  touching: boolean,
): Picked[] {
  world.refit()
  const planes = sidesOf(camera, rectangle)
  const { twin, assetOfPart } = usePlant.getState()
  const found: Picked[] = []
  const isWhole = new Map<number, boolean>()
  const { boxes } = world
  let row = -1
  let model = -1
  for (let item = 0; item < world.size; item++) {
    // The shapes of a part follow one another.
    if (world.rowOf[item] === row && world.modelOf[item] === model) continue
    if (!isIn(planes, boxes, item * 6, touching) || !world.isVisible(item)) continue
    row = world.rowOf[item]
    model = world.modelOf[item]
    const part = world.partOf(item)
    if (!touching) {
      box.makeEmpty()
      world.boxOfRow(model, row, box)
      if (!isBoxIn(planes, box)) continue
    }
    const at = assetOfPart(part)
    const asset = twin?.assets[at]?.id ?? null
    if (asset === null) found.push({ asset, part })
    else {
      const known = isWhole.get(at)
      const whole = known ?? isBoxIn(planes, world.boxOf(partsOf(asset), box))
      if (known === undefined) {
        isWhole.set(at, whole)
        if (whole) found.push({ asset, part: null })
      }
      if (!whole) found.push({ asset, part })
    }
  }
  return found
}

/** The planes through the eye and the sides, and one before the eye; they look inwards. */
function sidesOf(camera: PerspectiveCamera, { left, right, bottom, top }: Rectangle): Plane[] {
  camera.updateMatrixWorld()
  const eye = new Vector3().setFromMatrixPosition(camera.matrixWorld)
  const corner = (x: number, y: number) => new Vector3(x, y, 0.5).unproject(camera)
  const [a, b, c, d] = [
    corner(left, bottom),
    corner(right, bottom),
    corner(right, top),
    corner(left, top),
  ]
  const ahead = camera.getWorldDirection(new Vector3())
  return [
    new Plane().setFromCoplanarPoints(eye, b, a),
    new Plane().setFromCoplanarPoints(eye, c, b),
    new Plane().setFromCoplanarPoints(eye, d, c),
    new Plane().setFromCoplanarPoints(eye, a, d),
    new Plane().setFromNormalAndCoplanarPoint(ahead, eye),
  ]
}

/** Whether a box lies on the inner side of all planes, whole or (`touching`) with some corner for each. */
function isIn(
  planes: readonly Plane[],
  boxes: ArrayLike<number>,
  at: number,
  touching: boolean,
): boolean {
  if (!(boxes[at] <= boxes[at + 3])) return false
  for (const { normal, constant } of planes) {
    // The corner that is farthest out, or farthest in.
    const x = boxes[normal.x > 0 === touching ? at + 3 : at]
    const y = boxes[normal.y > 0 === touching ? at + 4 : at + 1]
    const z = boxes[normal.z > 0 === touching ? at + 5 : at + 2]
    if (normal.x * x + normal.y * y + normal.z * z + constant < 0) return false
  }
  return true
}

function isBoxIn(planes: readonly Plane[], { min, max }: Box3): boolean {
  return isIn(planes, [min.x, min.y, min.z, max.x, max.y, max.z], 0, false)
}

const box = new Box3()
