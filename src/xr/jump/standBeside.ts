import { Vector3 } from 'three'
import { body, type Ground } from '#scene/Ground.ts'

/** Metres between two people who stand beside each other, and how much further is looked when there is no room. */
const near = 1.2
const ringStep = 0.6
const rings = 4
/** Where one stands first, radians from where the other looks: at their side, a little behind them, last in their way. */
const sides = [-1.6, 1.6, -2.2, 2.2, 2.8, -2.8, -1, 1, 0.4, -0.4] as const
/** Floors of more difference are not beside each other, metres. */
const level = 1

const feet = new Vector3()

/**
 * Finds free floor beside somebody with their eyes at `eyes` who looks along `yaw` (radians about the vertical, 0 along -z, positive to
 * the left), and writes it to `found`; false when there is none. Who floats is stood below.
 */
export function standBeside(
  eyes: { x: number; y: number; z: number },
  yaw: number,
  ground: Ground,
  found: Vector3,
): boolean {
  const floor = ground.floorAt(eyes.x, eyes.y - body.step, eyes.z)
  for (let ring = 0; ring < rings; ring++) {
    for (const side of sides) {
      const far = near + ring * ringStep
      const x = eyes.x - Math.sin(yaw + side) * far
      const z = eyes.z - Math.cos(yaw + side) * far
      const y = ground.floorAt(x, floor === floor ? floor : eyes.y - body.eye, z)
      if (floor === floor && Math.abs(y - floor) > level) continue
      if (y !== y || !ground.isFree(feet.set(x, y, z))) continue
      found.copy(feet)
      return true
    }
  }
  return false
}
