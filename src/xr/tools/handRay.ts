import type { Vector3 } from 'three'
import type { Hand } from '../Hands.ts'

/**
 * Writes where a hand's ray begins in the plant, and its direction of length 1.
 * @frame
 */
export function handRay({ ray }: Hand, from: Vector3, direction: Vector3): void {
  ray.updateWorldMatrix(true, false)
  from.setFromMatrixPosition(ray.matrixWorld)
  direction.set(0, 0, -1).transformDirection(ray.matrixWorld)
}
