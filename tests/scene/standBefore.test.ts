import { Box3, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { Ground } from '#scene/Ground.ts'
import { Picker } from '#scene/Picker.ts'
import { standBefore } from '#xr/jump/standBefore.ts'
import { makeWorld, type Block } from './makeWorld.ts'

const floor: Block = { at: [0, -0.1, 0], size: [60, 0.2, 60] }
const machine: Block = { at: [0, 1, 0], size: [2, 2, 2] }

function stand(blocks: readonly Block[], { at, size }: Block, from = 0) {
  const world = makeWorld(blocks)
  const feet = new Vector3()
  const box = new Box3().setFromCenterAndSize(new Vector3(...at), new Vector3(...size))
  const yaw = standBefore(box, from, new Ground(world), new Picker(world), feet)
  return { feet, yaw }
}

describe('standBefore', () => {
  it('stands on the side that was asked for, near enough to read, and looks at the thing', () => {
    for (const from of [0, 1, Math.PI, -2]) {
      const { feet, yaw } = stand([floor, machine], machine, from)
      const far = Math.hypot(feet.x, feet.z)
      expect(far).toBeGreaterThan(1.5)
      expect(far).toBeLessThan(4)
      expect(feet.y).toBeCloseTo(0)
      expect(Math.cos(yaw! - Math.atan2(feet.x, feet.z))).toBeCloseTo(1)
      expect(Math.cos(yaw! - from)).toBeCloseTo(1, 1)
    }
  })

  it('goes round to where the thing is seen when a wall is before it', () => {
    const wall: Block = { at: [0, 1.5, 1.5], size: [12, 3, 0.1] }
    const { feet } = stand([floor, machine, wall], machine)
    expect(feet.z).toBeLessThan(1.45)
  })

  it('stands on the floor under a thing that hangs', () => {
    const pipe: Block = { at: [0, 3.5, 0], size: [1, 0.3, 0.3] }
    const { feet, yaw } = stand([floor, pipe], pipe)
    expect(feet.y).toBeCloseTo(0)
    expect(yaw).not.toBeNull()
  })

  it('stands on the gantry beside what is on it', () => {
    const gantry: Block = { at: [0, 2.9, 0], size: [12, 0.2, 12] }
    const pump: Block = { at: [0, 3.4, 0], size: [0.8, 0.8, 0.8] }
    expect(stand([floor, gantry, pump], pump).feet.y).toBeCloseTo(3)
  })

  it('stands in a hall, and nowhere for what is not there', () => {
    const hall: Block = { at: [0, 4, 0], size: [40, 8, 40] }
    const { feet } = stand([floor], hall)
    expect(Math.hypot(feet.x, feet.z)).toBeLessThan(6)
    const world = makeWorld([floor])
    const nothing = standBefore(new Box3(), 0, new Ground(world), new Picker(world), feet)
    expect(nothing).toBeNull()
  })
})
