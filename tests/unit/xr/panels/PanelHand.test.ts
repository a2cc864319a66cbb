import { Group, Mesh, PerspectiveCamera, PlaneGeometry, Vector3 } from 'three'
import { beforeEach, expect, test } from 'vitest'
import type { Hand } from '#xr/Hands.ts'
import { PanelFrame } from '#xr/panels/PanelFrame.ts'
import { PanelHand } from '#xr/panels/PanelHand.ts'

const head = new Vector3(0, 1.6, 0)
let room: Group
let frame: PanelFrame
let button: Mesh
let heard: string[]

/** A panel 1 m before the eyes with one button of 20 cm in its middle. */
beforeEach(() => {
  room = new Group()
  frame = new PanelFrame('test', { distance: 1, below: 0, near: null })
  room.add(frame.group)
  frame.setSize(0.4, 0.4)
  frame.comeTo({ head, yaw: 0 }, room, [])
  button = new Mesh(new PlaneGeometry(0.1, 0.1))
  frame.group.add(button)
  heard = []
  for (const name of ['click', 'pointerenter', 'pointerleave', 'wheel'] as const) {
    button.addEventListener(name, () => void heard.push(name))
  }
  room.updateMatrixWorld()
})

test('a ray presses what it points at, from the trigger to its release', () => {
  const { own, hand } = make()
  expect(own.point([frame])).toBe(true)
  expect(hand.reach).toBeCloseTo(1)
  expect(own.act('selectstart')).toBe(true)
  expect(own.act('select')).toBe(true)
  expect(own.act('selectend')).toBe(true)
  expect(heard).toEqual(['pointerenter', 'click'])
  aim(hand, 2)
  expect(own.point([frame])).toBe(false)
  expect(heard.at(-1)).toBe('pointerleave')
  expect(own.act('selectstart')).toBe(false)
  expect(own.act('select')).toBe(false)
})

test('a press that began on the plant presses nothing on a panel', () => {
  const { own, hand } = make()
  aim(hand, 2)
  own.point([frame])
  own.act('selectstart')
  aim(hand, 0)
  own.point([frame])
  own.act('selectend')
  expect(heard).not.toContain('click')
})

test('a fingertip presses when it goes through from the front, once', () => {
  const { own, tip } = bare()
  const touchAt = (before: number): void => {
    tip.position.set(0, 1.6, -1 + before)
    own.point([frame])
  }
  for (const before of [0.2, 0.05, 0.02, 0.003, -0.01, 0.003]) touchAt(before)
  expect(heard).toEqual(['pointerenter'])
  touchAt(0.03)
  expect(heard).toEqual(['pointerenter', 'click'])
  touchAt(0.2)
  // From behind nothing is pressed.
  for (const before of [-0.2, -0.05, -0.01, 0.003, 0.05]) touchAt(before)
  expect(heard.filter((name) => name === 'click')).toHaveLength(1)
})

test('the grip carries a panel along, turned to the eyes and as large to them', () => {
  const { own, hand, axes } = make()
  own.point([frame])
  own.act('squeezestart')
  aim(hand, 1)
  expect(own.point([frame])).toBe(true)
  own.drag(0.01, head, room)
  const { position, quaternion } = frame.group
  expect(position.x).toBeLessThan(-0.7)
  expect(position.distanceTo(head)).toBeCloseTo(1)
  const normal = new Vector3(0, 0, 1).applyQuaternion(quaternion)
  expect(normal.angleTo(head.clone().sub(position))).toBeCloseTo(0)
  // The stick pushes it away.
  axes[3] = -1
  for (let i = 0; i < 30; i++) own.drag(0.02, head, room)
  expect(position.distanceTo(head)).toBeGreaterThan(2)
  expect(frame.group.scale.x / position.distanceTo(head)).toBeCloseTo(1 / 0.6)
  expect(own.act('squeezeend')).toBe(true)
  axes[3] = 0
  aim(hand, 0)
  own.drag(0.02, head, room)
  expect(position.x).toBeLessThan(-0.7)
})

test('the stick of a hand that points at a list turns one page for each push', () => {
  const { own, axes } = make()
  for (const back of [0, 1, 1, 0.9, 0, -1, -1]) {
    axes[3] = back
    own.point([frame])
  }
  expect(heard.filter((name) => name === 'wheel')).toHaveLength(2)
})

/** A controller in the place of the eyes that points at the button. */
function make() {
  const axes = [0, 0, 0, 0]
  const hand = empty({ targetRayMode: 'tracked-pointer', gamepad: { axes } })
  aim(hand, 0)
  return { own: new PanelHand(hand, new PerspectiveCamera(), room), hand, axes }
}

function bare() {
  const hand = empty({ targetRayMode: 'tracked-pointer', hand: {} })
  const tip = new Group()
  Object.assign(hand.joints, { joints: { 'index-finger-tip': tip } })
  // Its ray points elsewhere.
  aim(hand, 2)
  return { own: new PanelHand(hand, new PerspectiveCamera(), room), tip }
}

function aim({ ray }: Hand, yaw: number): void {
  ray.position.copy(head)
  ray.rotation.y = yaw
  ray.updateMatrix()
}

function empty(source: unknown): Hand {
  const ray = new Group()
  ray.matrixAutoUpdate = false
  room.add(ray)
  return {
    source,
    ray,
    grip: new Group(),
    joints: new Group(),
    gear: null,
    reach: 0,
  } as unknown as Hand
}
