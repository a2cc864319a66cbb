import { Vector3, type Box3, type PerspectiveCamera } from 'three'

/** How much of the picture's width or height panels cover on each side, 0 … 1. */
export type Covered = { left: number; right: number; top: number; bottom: number }

const nothing: Covered = { left: 0, right: 0, top: 0, bottom: 0 }
const right = new Vector3()
const up = new Vector3()
const aside = { low: 0, high: 0, room: 0 }
const above = { low: 0, high: 0, room: 0 }

/**
 * The nearest place, but no nearer than `nearest`, from which a camera (its up is y) sees all of a box with a margin (1 =
 * none) in what is free of the picture: writes the point in the middle of the picture to `target` and returns the distance
 * in metres. `direction` of length 1 leads to the camera.
 *
 * With the free part from −l to h of the picture's half, a corner at (a, t) along an axis and towards the camera is in it
 * when −l·w·(d − t) ≤ a − o ≤ h·w·(d − t). Over all corners that bounds the shift o from both sides, and so the distance d
 * from below, in closed form for each axis.
 */
export function fitBox(
  box: Box3,
  direction: Vector3,
  camera: Pick<PerspectiveCamera, 'fov' | 'aspect'>,
  margin: number,
  target: Vector3,
  covered = nothing,
  nearest = 0,
): number {
  right.set(direction.z, 0, -direction.x).normalize()
  up.crossVectors(direction, right)
  const tall = Math.tan((camera.fov * Math.PI) / 360)
  const wide = tall * camera.aspect
  narrow(aside, covered.left, covered.right, wide / margin, wide)
  narrow(above, covered.bottom, covered.top, tall / margin, tall)
  const across = measure(box, direction, right, aside)
  const upwards = measure(box, direction, up, above)
  const distance = Math.max(nearest, across.far, upwards.far)
  box.getCenter(target)
  target.addScaledVector(right, shift(across, aside, distance))
  target.addScaledVector(up, shift(upwards, above, distance))
  return distance
}

/** The free part of an axis as tangents below and above the middle; the margin is kept about its own middle. */
function narrow(out: typeof aside, low: number, high: number, half: number, full: number): void {
  const middle = (low - high) * full
  const room = Math.max(0.1, 1 - low - high) * half
  out.low = room - middle
  out.high = room + middle
  out.room = 2 * room
}

/** Bounds of the shift at distance 0, and the smallest distance at which there is one. */
function measure(box: Box3, direction: Vector3, axis: Vector3, { low, high, room }: typeof aside) {
  const x = (box.max.x - box.min.x) / 2
  const y = (box.max.y - box.min.y) / 2
  const z = (box.max.z - box.min.z) / 2
  let most = -Infinity
  let least = -Infinity
  for (let corner = 0; corner < 8; corner++) {
    const cx = corner & 1 ? x : -x
    const cy = corner & 2 ? y : -y
    const cz = corner & 4 ? z : -z
    const along = axis.x * cx + axis.y * cy + axis.z * cz
    const towards = direction.x * cx + direction.y * cy + direction.z * cz
    most = Math.max(most, along + towards * high)
    least = Math.max(least, towards * low - along)
  }
  return { most, least, far: (most + least) / room }
}

/** The middle of the shifts that are possible from a distance. */
function shift(
  { most, least }: ReturnType<typeof measure>,
  { low, high }: typeof aside,
  distance: number,
): number {
  return (most - high * distance + (low * distance - least)) / 2
}
