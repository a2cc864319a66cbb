import { MathUtils, Matrix4, Vector3, type Box3 } from 'three'

/** Where to from the head, radians about the vertical (positive to the left) and up, and how far, metres. */
export type Beside = { turn: number; lift: number; distance: number; isLeft: boolean }

/** Radians between a thing and the panel about it. */
const gap = 0.06
/** A thing that is wider to the eye than this on one side, radians, is covered in part: else nobody would see the panel. */
const widest = 0.42
/** Nothing is read nearer than this, metres. */
const nearest = 0.45
/** A panel about something that is close stands before it by this share of the way. */
const before = 0.8
const lowest = -0.3
const highest = 0.08

const corner = new Vector3()
const middle = new Vector3()
const eye = new Vector3()
const inverse = new Matrix4()

/**
 * Where a panel stands that is about a box: beside it to the eye, on the side that is nearer to where the reader faces, and never so far that
 * it would be in it. `toRoom` leads from the box to where `head` is; `width`: of the panel, radians; `most`: metres.
 */
export function besideBox(
  box: Box3,
  toRoom: Matrix4,
  { head, yaw }: { readonly head: Vector3; readonly yaw: number },
  width: number,
  most: number,
): Beside {
  box.getCenter(middle).applyMatrix4(toRoom).sub(head)
  const centre = Math.atan2(-middle.x, -middle.z)
  let left = 0
  let right = 0
  for (let i = 0; i < 8; i++) {
    corner.set(
      (i & 1) === 0 ? box.min.x : box.max.x,
      (i & 2) === 0 ? box.min.y : box.max.y,
      (i & 4) === 0 ? box.min.z : box.max.z,
    )
    corner.applyMatrix4(toRoom).sub(head)
    const aside = turnTo(Math.atan2(-corner.x, -corner.z), centre)
    left = Math.max(left, aside)
    right = Math.max(right, -aside)
  }
  const away = width / 2 + gap
  const toLeft = centre + Math.min(widest, left) + away
  const toRight = centre - Math.min(widest, right) - away
  const isLeft = Math.abs(turnTo(toLeft, yaw)) < Math.abs(turnTo(toRight, yaw)) - 0.05
  const lift = Math.atan2(middle.y, Math.hypot(middle.x, middle.z))
  return {
    turn: isLeft ? toLeft : toRight,
    lift: MathUtils.clamp(lift, lowest, highest),
    distance: reachOf(box, toRoom, head, most),
    isLeft,
  }
}

/** As far as a panel may stand, metres of the room. */
function reachOf(box: Box3, toRoom: Matrix4, head: Vector3, most: number): number {
  eye.copy(head).applyMatrix4(inverse.copy(toRoom).invert())
  if (box.containsPoint(eye)) return most
  box.clampPoint(eye, corner).applyMatrix4(toRoom)
  return MathUtils.clamp(corner.distanceTo(head) * before, nearest, most)
}

function turnTo(angle: number, from: number): number {
  return Math.atan2(Math.sin(angle - from), Math.cos(angle - from))
}
