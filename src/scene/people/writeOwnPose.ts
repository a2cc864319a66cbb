import type { Object3D } from 'three'
import { PoseFlags, type Pose } from '#people/Pose.ts'
import type { pointed } from '../pointed.ts'

/**
 * Writes where somebody before a page is: their camera, and what their pointer touches.
 * @frame
 */
export function writeOwnPose(pose: Pose, camera: Object3D, { is, point }: typeof pointed): void {
  const { head } = pose
  const e = camera.matrixWorld.elements
  head[0] = e[12]
  head[1] = e[13]
  head[2] = e[14]
  head[3] = camera.quaternion.x
  head[4] = camera.quaternion.y
  head[5] = camera.quaternion.z
  head[6] = camera.quaternion.w
  pose.flags = PoseFlags.visible
  pose.scale = 1
  if (!is) return
  pose.flags |= PoseFlags.point
  pose.point[0] = point.x
  pose.point[1] = point.y
  pose.point[2] = point.z
}
