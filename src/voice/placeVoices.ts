import { PoseAt, poseStride } from '#people/PoseAt.ts'
import { useModeration } from '#state/moderation.ts'
import { ownPose } from '#state/ownPose.ts'
import { poses } from '#state/poses.ts'
import type { VoiceMixer, VoicePlace } from './VoiceMixer.ts'

const at: VoicePlace = { x: 0, y: 0, z: 0 }
const forward: VoicePlace = { x: 0, y: 0, z: 0 }
const up: VoicePlace = { x: 0, y: 0, z: 0 }

/** Puts each voice where its person is, and the ears where one's own head is; who is muted is not heard. */
export function placeVoices(
  mixer: Pick<VoiceMixer, 'listen' | 'place'>,
  ids: Iterable<string>,
): void {
  const [x, y, z, qx, qy, qz, qw] = ownPose.head
  set(at, x, y, z)
  // The axes -z and +y of the head, turned by its quaternion.
  set(forward, -2 * (qx * qz + qw * qy), -2 * (qy * qz - qw * qx), -1 + 2 * (qx * qx + qy * qy))
  set(up, 2 * (qx * qy - qw * qz), 1 - 2 * (qx * qx + qz * qz), 2 * (qy * qz + qw * qx))
  mixer.listen(at, forward, up)
  const { silenced, removed } = useModeration.getState()
  for (const id of ids) mixer.place(id, placeOf(id), silenced.has(id) || removed.has(id))
}

/** Where somebody's head is; null before it is known. */
function placeOf(id: string): VoicePlace | null {
  const row = poses.rowOf(id)
  if (row < 0) return null
  const start = row * poseStride
  if (poses.at[start + PoseAt.flags] === 0) return null
  const head = start + PoseAt.head
  set(at, poses.at[head], poses.at[head + 1], poses.at[head + 2])
  return at
}

function set(place: VoicePlace, x: number, y: number, z: number): void {
  place.x = x
  place.y = y
  place.z = z
}
