import { PoseAt, poseStride } from '#people/PoseAt.ts'
import { poses } from './poses.ts'
import type { CameraPlace } from './stage.ts'

/** Metres before the eyes of a person to what their view is turned about. */
const ahead = 4

/** What somebody in the room sees: from where, and where to, metres of the plant. Null while that is not known. */
export function viewOfPerson(id: string): CameraPlace | null {
  const row = poses.rowOf(id)
  if (row < 0) return null
  const { at } = poses
  const first = row * poseStride
  if (at[first + PoseAt.flags] === 0) return null
  const [x, y, z, qx, qy, qz, qw] = at.subarray(first + PoseAt.head, first + PoseAt.head + 7)
  // -z, turned by the head.
  const dx = -2 * (qx * qz + qw * qy)
  const dy = -2 * (qy * qz - qw * qx)
  const dz = -(1 - 2 * (qx * qx + qy * qy))
  const far = ahead * at[first + PoseAt.scale]
  const target = [x + dx * far, y + dy * far, z + dz * far] as const
  return [x, y, z, ...target].every(Number.isFinite) ? { position: [x, y, z], target } : null
}
