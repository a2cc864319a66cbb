import { Group, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { Picker } from '#scene/Picker.ts'
import type { Hand } from '#xr/Hands.ts'
import { Touch } from '#xr/Touch.ts'
import { makeWorld } from '../../scene/makeWorld.ts'

/** A machine before a wall, and a bare hand whose finger points along -z. */
const world = makeWorld([
  { at: [0, 1, 0], size: [0.5, 0.5, 0.5] },
  { at: [0, 2, -3], size: [10, 4, 0.1] },
])
const picker = new Picker(world)
const finger = { 'index-finger-tip': new Group(), 'index-finger-phalanx-intermediate': new Group() }
const hand = { source: { hand: {} }, joints: { joints: finger } } as unknown as Hand

/** Brings the tip of the finger to a distance before the front of the machine, metres to the person. */
function reach(touch: Touch, gap: number, scale = 1, z = 0.25): string {
  finger['index-finger-tip'].position.set(0, 1, z + gap * scale)
  finger['index-finger-phalanx-intermediate'].position.set(0, 1, z + (gap + 0.04) * scale)
  for (const joint of Object.values(finger)) joint.updateMatrixWorld()
  const isAt = touch.step(hand, picker, world, scale)
  return isAt ? (touch.isNew ? 'touches' : 'is near') : 'is away'
}

describe('Touch', () => {
  it('is near, touches once, and touches again only after it was drawn back', () => {
    const touch = new Touch()
    expect(
      [0.1, 0.02, 0.003, -0.01, 0.01, -0.02, 0.025, 0.001].map((gap) => reach(touch, gap)),
    ).toEqual([
      'is away',
      'is near',
      'touches',
      'is near',
      'is near',
      'is near',
      'is near',
      'touches',
    ])
    expect(touch.item).toBe(0)
    expect(touch.point.distanceTo(new Vector3(0, 1, 0.25))).toBeLessThan(1e-6)
  })

  it('is as exact to a person who stands before a plant as large as a table', () => {
    const touch = new Touch()
    expect(reach(touch, 0.02, 20)).toBe('is near')
    expect(reach(touch, 0.001, 20)).toBe('touches')
  })

  it('does not touch walls', () => {
    expect(reach(new Touch(), 0.001, 1, -2.95)).toBe('is away')
  })

  it('touches nothing with a controller', () => {
    const held = { ...hand, source: { hand: undefined } } as unknown as Hand
    expect(new Touch().step(held, picker, world, 1)).toBe(false)
  })
})
