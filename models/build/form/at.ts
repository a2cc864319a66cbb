import { Euler, Matrix4, Quaternion, Vector3 } from 'three'

const RADIANS = Math.PI / 180
const ONE = new Vector3(1, 1, 1)

/** A place: moved to x, y, z (metres) and turned by degrees about z, then x, then y. */
export function at(x = 0, y = 0, z = 0, rx = 0, ry = 0, rz = 0): Matrix4 {
  const turn = new Quaternion().setFromEuler(
    new Euler(rx * RADIANS, ry * RADIANS, rz * RADIANS, 'YXZ'),
  )
  return new Matrix4().compose(new Vector3(x, y, z), turn, ONE)
}
