import { Vector3, type Box3, type PerspectiveCamera } from 'three'

const right = new Vector3()
const up = new Vector3()

/**
 * The nearest place from which a camera (its up is y) sees all of a box with a margin (1 = none): writes the point in the
 * middle of the picture to `target` and returns the distance in metres. `direction` of length 1 leads to the camera.
 *
 * A corner at (a, t) along up and towards the camera is in the picture when |a − o| ≤ (d − t) · tan; over all corners
 * that gives the smallest distance d and the shift o in closed form, for each side of the picture.
 */
export function fitBox(
  box: Box3,
  direction: Vector3,
  camera: Pick<PerspectiveCamera, 'fov' | 'aspect'>,
  margin: number,
  target: Vector3,
): number {
  right.set(direction.z, 0, -direction.x).normalize()
  up.crossVectors(direction, right)
  const tall = Math.tan((camera.fov * Math.PI) / 360) / margin
  const wide = tall * camera.aspect
  const x = (box.max.x - box.min.x) / 2
  const y = (box.max.y - box.min.y) / 2
  const z = (box.max.z - box.min.z) / 2
  let rightMost = -Infinity
  let leftMost = -Infinity
  let upMost = -Infinity
  let downMost = -Infinity
  for (let corner = 0; corner < 8; corner++) {
    const cx = corner & 1 ? x : -x
    const cy = corner & 2 ? y : -y
    const cz = corner & 4 ? z : -z
    const aside = right.x * cx + right.z * cz
    const above = up.x * cx + up.y * cy + up.z * cz
    const towards = direction.x * cx + direction.y * cy + direction.z * cz
    rightMost = Math.max(rightMost, aside + towards * wide)
    leftMost = Math.max(leftMost, towards * wide - aside)
    upMost = Math.max(upMost, above + towards * tall)
    downMost = Math.max(downMost, towards * tall - above)
  }
  box.getCenter(target)
  target.addScaledVector(right, (rightMost - leftMost) / 2)
  target.addScaledVector(up, (upMost - downMost) / 2)
  return Math.max((rightMost + leftMost) / (2 * wide), (upMost + downMost) / (2 * tall))
}
