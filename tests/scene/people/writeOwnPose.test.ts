import { PerspectiveCamera, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { makePose, PoseFlags } from '#people/Pose.ts'
import { longestPose, readPose, writePose } from '#people/poseBytes.ts'
import { writeOwnPose } from '#scene/people/writeOwnPose.ts'

describe('writeOwnPose', () => {
  it('tells the camera and what the pointer touches, as others read it', () => {
    const camera = new PerspectiveCamera()
    camera.position.set(3, 2, -1)
    camera.lookAt(0, 1, 0)
    camera.updateMatrixWorld()
    const pose = makePose()
    writeOwnPose(pose, camera, { is: true, point: new Vector3(0.5, 1, 0.25) })
    const bytes = new Uint8Array(longestPose)
    const read = makePose()
    readPose(bytes.slice(0, writePose(pose, 5, bytes)), read)
    expect([...read.head.subarray(0, 3)]).toEqual([...Float32Array.of(3, 2, -1)])
    expect(read.flags).toBe(PoseFlags.visible | PoseFlags.point)
    expect(read.point[0]).toBeCloseTo(0.5, 2)
    expect(read.point[2]).toBeCloseTo(0.25, 2)
  })

  it('points at nothing while the pointer is beside the plant', () => {
    const pose = makePose()
    writeOwnPose(pose, new PerspectiveCamera(), { is: true, point: new Vector3() })
    writeOwnPose(pose, new PerspectiveCamera(), { is: false, point: new Vector3() })
    expect(pose.flags).toBe(PoseFlags.visible)
  })
})
