import { Box3, Group, Vector3 } from 'three'
import { beforeEach, expect, test } from 'vitest'
import { designDistance } from '#xr/panels/look.ts'
import { PanelFrame } from '#xr/panels/PanelFrame.ts'

const head = new Vector3(0, 1.6, 0)
const ahead = new Vector3(0, 0, -1)
let room: Group

beforeEach(() => {
  room = new Group()
})

test('comes before the reader, faces them, and is as large to the eye at any distance', () => {
  for (const distance of [0.6, 0.8, 2]) {
    for (const yaw of [0, 1, -2.5]) {
      const frame = open({ distance, yaw })
      const { position, quaternion, scale } = frame.group
      expect(position.distanceTo(head)).toBeCloseTo(distance)
      expect(scale.x / distance).toBeCloseTo(1 / designDistance)
      const normal = new Vector3(0, 0, 1).applyQuaternion(quaternion)
      expect(normal.angleTo(head.clone().sub(position))).toBeCloseTo(0)
      const sight = ahead.clone().applyAxisAngle(new Vector3(0, 1, 0), yaw)
      expect(sight.angleTo(position.clone().sub(head).setY(0))).toBeCloseTo(0)
      expect(new Vector3(1, 0, 0).applyQuaternion(quaternion).y).toBeCloseTo(0)
    }
  }
})

test('stands beside another panel, not before it', () => {
  const frames: PanelFrame[] = []
  for (let i = 0; i < 4; i++) frames.push(open({ others: frames }))
  for (const one of frames) {
    for (const other of frames.filter((each) => each !== one)) {
      const far = one.group.position
        .clone()
        .sub(head)
        .angleTo(other.group.position.clone().sub(head))
      expect(far).toBeGreaterThan(2 * Math.atan(0.2 / designDistance) - 0.05)
    }
  }
})

test('stands beside what it is about', () => {
  const part = new Vector3(-3, 1.2, -4)
  const frame = open({ near: () => new Box3().setFromCenterAndSize(part, new Vector3(1, 1, 1)) })
  const way = frame.group.position.clone().sub(head)
  const far = way.angleTo(part.clone().sub(head))
  expect(far).toBeGreaterThan(0.3)
  expect(far).toBeLessThan(1)
})

test('is met by rays that point at its front alone', () => {
  const frame = open({ distance: 1, below: 0 })
  expect(frame.reach(head, ahead)).toBeCloseTo(1)
  expect(frame.reach(head, new Vector3(0.5, 0, -1).normalize())).toBe(Infinity)
  expect(frame.reach(new Vector3(0, 1.6, -2), new Vector3(0, 0, 1))).toBe(Infinity)
  expect(frame.before(new Vector3(0, 1.6, -0.9))).toBeCloseTo(0.1)
  expect(frame.before(new Vector3(0, 1.6, -1.1))).toBeCloseTo(-0.1)
  expect(frame.before(new Vector3(0.9, 1.6, -0.9))).toBe(Infinity)
})

test('stays where it is in the plant once it is pinned, and comes along before', () => {
  const frame = open({})
  const before = frame.group.getWorldPosition(new Vector3())
  frame.pin(room)
  room.position.set(3, 1, -2)
  room.rotation.y = 1
  room.scale.setScalar(2)
  room.updateMatrixWorld()
  frame.stay(room)
  frame.group.updateWorldMatrix(true, false)
  expect(frame.group.getWorldPosition(new Vector3()).distanceTo(before)).toBeCloseTo(0)
  frame.pin(room)
  room.position.x += 5
  room.updateMatrixWorld()
  expect(frame.group.getWorldPosition(new Vector3()).x).toBeCloseTo(before.x + 5)
})

type Given = {
  distance?: number
  below?: number
  yaw?: number
  near?: () => Box3
  others?: readonly PanelFrame[]
}

function open({ distance = 0.8, below = 12, yaw = 0, near, others = [] }: Given): PanelFrame {
  const frame = new PanelFrame('test', { distance, below, near: near ?? null })
  room.add(frame.group)
  frame.setSize(0.4, 0.3)
  frame.comeTo({ head, yaw }, room, others)
  frame.group.updateWorldMatrix(true, false)
  return frame
}

test('is not shown before all that is to come onto it is there and laid out', () => {
  const frame = new PanelFrame('menu', { distance: 0.8, below: 12, near: null })
  const isReady = () => [frame.isWhole(), frame.isWhole(), frame.isWhole()].at(-1)
  expect(isReady()).toBe(false)
  const arrive = frame.await()
  frame.setSize(0.4, 0.3)
  expect(isReady()).toBe(false)
  arrive()
  // Two frames more, in which it is laid out with what came last.
  expect([frame.isWhole(), frame.isWhole(), frame.isWhole()]).toEqual([false, false, true])
})
