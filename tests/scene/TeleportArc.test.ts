import { Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { Ground } from '#scene/Ground.ts'
import { Picker } from '#scene/Picker.ts'
import { TeleportArc } from '#xr/TeleportArc.ts'
import { makeWorld, type Block } from './makeWorld.ts'

const floor: Block = { at: [0, -0.1, 0], size: [40, 0.2, 40] }
const gantry: Block = { at: [0, 1.15, -5], size: [4, 0.1, 3] }
const wall: Block = { at: [0, 1.5, -3], size: [40, 3, 0.1] }
const machine: Block = { at: [0, 0.75, -5], size: [2, 1.5, 2] }

function aim(blocks: readonly Block[], direction: [number, number, number]): TeleportArc {
  const world = makeWorld(blocks)
  const arc = new TeleportArc()
  const at = new Vector3(...direction).normalize()
  arc.aim(new Vector3(0, 1.3, 0), at, new Picker(world), new Ground(world))
  return arc
}

describe('TeleportArc', () => {
  it('comes down on the floor in front', () => {
    const arc = aim([floor], [0, 0, -1])
    expect(arc.isLanded).toBe(true)
    expect(arc.landing.y).toBeCloseTo(0, 3)
    expect(arc.landing.x).toBeCloseTo(0, 3)
    // A throw of 8 m/s from 1.3 m.
    expect(arc.landing.z).toBeCloseTo(-8 * Math.sqrt((2 * 1.3) / 9.81), 1)
  })

  it('comes down on a gantry from below', () => {
    const arc = aim([floor, gantry], [0, 0.8, -1])
    expect(arc.isLanded).toBe(true)
    expect(arc.landing.y).toBeCloseTo(1.2, 3)
  })

  it('does not pass through a wall', () => {
    const arc = aim([floor, wall], [0, 0, -1])
    expect(arc.isLanded).toBe(false)
    expect(arc.points[(arc.count - 1) * 3 + 2]).toBeCloseTo(-2.95, 2)
  })

  it('does not land where there is no room for a head, nor on the side of a machine', () => {
    const low: Block = { at: [0, 1.2, -4.1], size: [3, 0.1, 1.4] }
    expect(aim([floor, low], [0, 0, -1]).isLanded).toBe(false)
    expect(aim([floor, machine], [0, 0, -1]).isLanded).toBe(false)
  })

  it('lands beside a wall when there is room a little aside', () => {
    const arc = aim([floor, { at: [0, 1.5, -4.4], size: [40, 3, 0.1] }], [0, 0, -1])
    expect(arc.isLanded).toBe(true)
    expect(arc.landing.z).toBeGreaterThan(-4.1)
  })

  it('ends in the air when it is thrown off the world', () => {
    const arc = aim([floor], [0, 1, 0])
    expect(arc.count).toBeGreaterThan(2)
    expect(arc.isLanded).toBe(false)
  })
})
