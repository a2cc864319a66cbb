import { Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { Ground } from '#scene/Ground.ts'
import { Picker } from '#scene/Picker.ts'
import { standInTheOpen } from '#scene/standInTheOpen.ts'
import { Walker } from '#scene/Walker.ts'
import { makeWorld, type Block } from './makeWorld.ts'

const floor: Block = { at: [0, -0.1, 0], size: [60, 0.2, 60] }
const machine: Block = { at: [0, 1, 0], size: [2, 2, 2] }
/** A closet of 1.6 by 1.6 m. */
const closet: Block[] = [
  { at: [0.8, 1.5, 2.5], size: [0.1, 3, 1.7] },
  { at: [-0.8, 1.5, 2.5], size: [0.1, 3, 1.7] },
  { at: [0, 1.5, 1.7], size: [1.7, 3, 0.1] },
  { at: [0, 1.5, 3.3], size: [1.7, 3, 0.1] },
]

function stand(blocks: readonly Block[], target: Vector3, from = new Vector3(0, 3, 6)) {
  const world = makeWorld(blocks)
  const walker = new Walker(new Ground(world))
  const facing = standInTheOpen(walker, new Picker(world), from, target)
  return { feet: walker.feet, facing }
}

describe('standInTheOpen', () => {
  it('stands before what was looked at and looks at it, be it a machine that fills the view', () => {
    const { feet, facing } = stand([floor, machine], new Vector3(0, 1, 0))
    expect(feet.z).toBeGreaterThan(2.4)
    expect(feet.length()).toBeLessThan(4)
    expect(facing).toBeCloseTo(Math.atan2(feet.x, feet.z), 3)
  })

  it('leaves a closet for the open', () => {
    const { feet } = stand([floor, ...closet], new Vector3(0, 1, 0))
    expect(Math.max(Math.abs(feet.x), Math.abs(feet.z - 2.5))).toBeGreaterThan(0.9)
  })

  it('steps back from a wall', () => {
    const wall: Block = { at: [0, 1.5, 1.4], size: [60, 3, 0.1] }
    const { feet, facing } = stand([floor, wall], new Vector3(0, 1, 0))
    expect(feet.z).toBeGreaterThan(3.3)
    expect(facing).toBeCloseTo(Math.atan2(feet.x, feet.z), 3)
  })

  it('looks around in the open from an overview, be the middle of it in sight or not', () => {
    const { feet } = stand([floor, ...closet], new Vector3(0, 1.7, 2.4), new Vector3(0, 30, 40))
    expect(Math.max(Math.abs(feet.x), Math.abs(feet.z - 2.5))).toBeGreaterThan(0.9)
  })

  it('does not stand on the top of a wall', () => {
    const low: Block = { at: [0, 1, 2.5], size: [60, 2, 0.2] }
    const { feet } = stand([floor, low], new Vector3(0, 2.5, 0))
    expect(feet.y).toBeCloseTo(0, 3)
  })

  it('says that there is no free floor', () => {
    const shelves: Block[] = Array.from({ length: 12 }, (_, i) => ({
      at: [0, i * 0.8 - 0.1, 0],
      size: [60, 0.2, 60],
    }))
    const { facing } = stand(shelves, new Vector3(0, 2, 0))
    expect(facing).toBeNull()
  })
})
