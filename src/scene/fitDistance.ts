import { Vector3, type Box3, type PerspectiveCamera } from 'three'

const right = new Vector3()
const up = new Vector3()

/**
 * How far from a box's centre, in metres, a camera must stand to see all of it with a margin (1 = none). `direction` of
 * length 1 leads from the centre to the camera, whose up is y.
 */
export function fitDistance(
  box: Box3,
  direction: Vector3,
  camera: PerspectiveCamera,
  margin: number,
): number {
  right.set(direction.z, 0, -direction.x).normalize()
  up.crossVectors(direction, right)
  const tall = Math.tan((camera.fov * Math.PI) / 360) / margin
  const wide = tall * camera.aspect
  const x = (box.max.x - box.min.x) / 2
  const y = (box.max.y - box.min.y) / 2
  const z = (box.max.z - box.min.z) / 2
  let distance = 0
  for (let corner = 0; corner < 8; corner++) {
    const cx = corner & 1 ? x : -x
    const cy = corner & 2 ? y : -y
    const cz = corner & 4 ? z : -z
    const aside = Math.abs(right.x * cx + right.z * cz)
    const above = Math.abs(up.x * cx + up.y * cy + up.z * cz)
    const towards = direction.x * cx + direction.y * cy + direction.z * cz
    distance = Math.max(distance, towards + aside / wide, towards + above / tall)
  }
  return distance
}
