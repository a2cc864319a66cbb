import { Group, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { setHeadset } from '#state/headset.ts'
import { readHeadsetSettings } from '#state/readHeadsetSettings.ts'
import type { Hand, Hands } from '#xr/Hands.ts'
import { Jump } from '#xr/jump/Jump.ts'
import { Locomotion } from '#xr/Locomotion.ts'
import { Origin } from '#xr/Origin.ts'
import type { Wearer } from '#xr/Wearer.ts'
import { makeWorld } from '../../../scene/makeWorld.ts'

const nothing = { all: [], withStick: () => null } as unknown as Hands
const settings = readHeadsetSettings(null)
const still = {
  getCamera: () => ({
    cameras: [{ position: new Vector3(0, 1.6, 0), quaternion: new Group().quaternion }],
  }),
} as unknown as Parameters<Origin['readHead']>[0]

/** A person with bare hands in an empty hall, who came in at one place and has gone to another. */
function wander() {
  const origin = new Origin()
  const world = makeWorld([{ at: [0, -0.1, 0], size: [40, 0.2, 40] }])
  const locomotion = new Locomotion(origin, world)
  const all = [-0.3, 0.3].map((x) => {
    const ray = new Group()
    ray.position.set(x, 1.2, -0.4)
    return { source: { hand: {} }, gear: null, ray } as unknown as Hand
  })
  setHeadset({ mode: 'vr', size: 'full' })
  origin.readHead(still)
  locomotion.enter({ position: [0, 1.7, 5], target: [0, 1, 0] }, true, settings)
  const jump = new Jump({
    origin,
    world,
    locomotion,
    hands: { all },
    gear: [],
  } as unknown as Wearer)
  jump.start()
  const step = (seconds: number) => {
    for (let i = 0; i < seconds * 72; i++) {
      origin.readHead(still)
      locomotion.step(1 / 72, nothing, settings)
      jump.step(1 / 72)
    }
  }
  step(0.1)
  const home = origin.eyes.clone()
  locomotion.teleport(new Vector3(8, 0, -7))
  step(0.1)
  const isHome = () => origin.eyes.distanceTo(home) < 0.1
  expect(isHome()).toBe(false)
  return { jump, all, step, isHome }
}

describe('Jump', () => {
  it('brings the person back when both bare hands pinch for a second, once, and their letting go presses nothing', () => {
    const { jump, all, step, isHome } = wander()
    for (const hand of all) expect(jump.act(hand, 'selectstart')).toBe(false)
    step(0.8)
    expect(isHome()).toBe(false)
    step(0.8)
    expect(isHome()).toBe(true)
    for (const hand of all) {
      expect(jump.act(hand, 'select')).toBe(true)
      jump.act(hand, 'selectend')
    }
    step(0.1)
    jump.act(all[0], 'selectstart')
    expect(jump.act(all[0], 'select')).toBe(false)
    jump.act(all[0], 'selectend')
  })

  it('leaves the person where they are when one hand pinches, or points at a panel, or takes hold of the plant and moves', () => {
    const { jump, all, step, isHome } = wander()
    const [left, right] = all
    jump.act(left, 'selectstart')
    step(2)
    right.gear = { step: () => undefined, close: () => undefined }
    jump.act(right, 'selectstart')
    step(2)
    jump.act(right, 'selectend')
    right.gear = null
    jump.act(right, 'selectstart')
    step(0.5)
    right.ray.position.x += 0.1
    step(2)
    expect(isHome()).toBe(false)
  })
})
