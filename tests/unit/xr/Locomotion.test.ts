import { Group, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { readHeadsetSettings } from '#state/readHeadsetSettings.ts'
import type { Hands } from '#xr/Hands.ts'
import { Locomotion } from '#xr/Locomotion.ts'
import { Origin } from '#xr/Origin.ts'
import { makeWorld } from '../../scene/makeWorld.ts'

const settings = readHeadsetSettings(null)
const nothing = { all: [], withStick: () => null } as unknown as Hands
const floor = { at: [0, -0.1, 0], size: [40, 0.2, 40] } as const
const machine = { at: [6, 1, 0], size: [2, 2, 2] } as const

/** A head in the middle of the person's room, which stands still. */
const still = {
  getCamera: () => ({
    cameras: [{ position: new Vector3(0, 1.6, 0), quaternion: new Group().quaternion }],
  }),
} as unknown as Parameters<Origin['readHead']>[0]

function enter() {
  const origin = new Origin()
  const locomotion = new Locomotion(origin, makeWorld([block(floor), block(machine)]))
  origin.readHead(still)
  locomotion.enter({ position: [0, 1.7, 5], target: [0, 1, 0] }, false, settings)
  const step = (frames: number) => {
    for (let i = 0; i < frames; i++) {
      origin.readHead(still)
      locomotion.step(1 / 72, nothing, settings)
    }
  }
  step(100)
  return { origin, locomotion, step }
}

const block = ({ at, size }: { at: readonly number[]; size: readonly number[] }) =>
  ({ at: [...at], size: [...size] }) as Parameters<typeof makeWorld>[0][number]

describe('Locomotion', () => {
  it('moves nobody who does nothing, also when another plant is opened around them', () => {
    const { origin, locomotion, step } = enter()
    const place = origin.group.position.clone()
    const { yaw } = origin
    locomotion.setWorld(makeWorld([block({ at: [0, 3, 0], size: [40, 0.2, 40] }), block(floor)]))
    step(200)
    locomotion.setWorld(makeWorld([block(machine)]))
    step(200)
    expect(origin.group.position.distanceTo(place)).toBeLessThan(1e-6)
    expect(origin.yaw).toBe(yaw)
  })
})
