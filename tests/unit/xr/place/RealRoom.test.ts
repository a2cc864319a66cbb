import { Group, Matrix4, Vector3, type WebXRManager } from 'three'
import { describe, expect, it, vi } from 'vitest'
import type { Hand } from '#xr/Hands.ts'
import { Origin } from '#xr/Origin.ts'
import { RealRoom } from '#xr/place/RealRoom.ts'

/** A headset whose anchor is where the test says. */
function makeHeadset() {
  const pose = new Matrix4().setPosition(1, 0.8, -1)
  const anchor = { anchorSpace: {}, isDeleted: false, delete: () => void (anchor.isDeleted = true) }
  const frame = {
    createAnchor: () => Promise.resolve(anchor),
    getPose: () => ({ transform: { matrix: Float32Array.from(pose.elements) } }),
  }
  const xr = { getFrame: () => frame, getReferenceSpace: () => ({}), getSession: () => ({}) }
  return { pose, anchor, xr: xr as unknown as WebXRManager }
}

function makeHand(at: Vector3, down: number): Hand {
  const ray = new Group()
  ray.position.copy(at)
  ray.rotation.x = down
  return { source: {}, ray } as unknown as Hand
}

vi.stubGlobal('XRRigidTransform', Object)

describe('RealRoom', () => {
  it('keeps a dollhouse on its table when the headset learns that it was elsewhere', async () => {
    const { pose, xr } = makeHeadset()
    const origin = new Origin()
    origin.put({ scale: 20, yaw: 0.7, x: 3, y: -16, z: 8 })
    const room = new RealRoom(xr, origin)
    const onTable = new Vector3(1.2, 0.8, -1.1)
    const foot = origin.group.localToWorld(onTable.clone())
    room.hold(new Vector3(1, 0.8, -1))
    room.step()
    await Promise.resolve()
    room.step()
    const drift = new Matrix4().makeRotationY(0.1).setPosition(0.2, 0.01, -0.1)
    pose.premultiply(drift)
    room.step()
    const now = origin.group.localToWorld(onTable.applyMatrix4(drift))
    expect(now.distanceTo(foot)).toBeLessThan(1e-4)
    expect(origin.scale).toBeCloseTo(20, 9)
  })

  it('holds nothing any more once it is released, even when the anchor comes late', async () => {
    const { pose, xr, anchor } = makeHeadset()
    const origin = new Origin()
    const room = new RealRoom(xr, origin)
    room.hold(new Vector3())
    room.step()
    room.release()
    await Promise.resolve()
    expect(anchor.isDeleted).toBe(true)
    room.step()
    pose.setPosition(5, 0, 0)
    room.step()
    expect(origin.group.position.length()).toBe(0)
  })

  it('finds the floor where the headset knows no surfaces, and nothing above it', () => {
    const room = new RealRoom(makeHeadset().xr, new Origin())
    const at = new Vector3()
    expect(room.find(makeHand(new Vector3(0.2, 1.2, 0), -Math.PI / 4), at)).toBe(true)
    expect(at.distanceTo(new Vector3(0.2, 0, -1.2))).toBeLessThan(1e-6)
    expect(room.find(makeHand(new Vector3(0.2, 1.2, 0), 0.2), at)).toBe(false)
  })
})
