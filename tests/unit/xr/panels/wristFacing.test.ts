import { Group, Matrix4, Quaternion, Vector3 } from 'three'
import { expect, test } from 'vitest'
import type { Hand } from '#xr/Hands.ts'
import { wristFacing } from '#xr/panels/wristFacing.ts'

const head = new Vector3(0, 1.6, 0)
const wrist = new Vector3(-0.1, 1.25, -0.35)
const toEyes = head.clone().sub(wrist).normalize()
const atWrist = toEyes.clone().negate()
const out = new Vector3()

test('shows over the inside of a wrist that is looked at, between it and the eyes', () => {
  for (const hand of [controller('left', toEyes), controller('right', toEyes), bare(toEyes)]) {
    expect(wristFacing(hand, head, atWrist, out)).toBe(true)
    expect(out.distanceTo(wrist)).toBeLessThan(0.15)
    expect(out.distanceTo(head)).toBeLessThan(wrist.distanceTo(head))
  }
})

test('does not show while the wrist is turned away, far, or not looked at', () => {
  for (const make of [(way: Vector3) => controller('left', way), bare]) {
    expect(wristFacing(make(toEyes.clone().negate()), head, atWrist, out)).toBe(false)
    expect(wristFacing(make(toEyes), head, new Vector3(0, 0, -1), out)).toBe(false)
    expect(wristFacing(make(toEyes), new Vector3(0, 2.4, 0.3), atWrist, out)).toBe(false)
  }
})

/** A controller whose inside of the wrist looks in a direction. */
function controller(handedness: 'left' | 'right', way: Vector3): Hand {
  const hand = empty(handedness, null)
  pose(hand.grip, new Vector3(handedness === 'left' ? 1 : -1, 0, 0), way)
  return hand
}

function bare(way: Vector3): Hand {
  const hand = empty('left', {})
  const joint = new Group()
  Object.assign(hand.joints, { joints: { wrist: joint } })
  pose(joint, new Vector3(0, -1, 0), way)
  return hand
}

function pose(object: Group, own: Vector3, way: Vector3): void {
  const turn = new Quaternion().setFromUnitVectors(own, way)
  object.matrix.copy(new Matrix4().compose(wrist, turn, new Vector3(1, 1, 1)))
}

function empty(handedness: XRHandedness, hand: unknown): Hand {
  const source = { handedness, hand, targetRayMode: 'tracked-pointer' } as unknown as XRInputSource
  return {
    source,
    ray: new Group(),
    grip: new Group(),
    joints: new Group(),
    gear: null,
    reach: 0,
  } as unknown as Hand
}
