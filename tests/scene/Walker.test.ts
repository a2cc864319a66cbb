import { Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { Ground } from '#scene/Ground.ts'
import { Walker } from '#scene/Walker.ts'
import { makeWorld, type Block } from './makeWorld.ts'

const floor: Block = { at: [0, -0.1, 0], size: [40, 0.2, 40] }
/** Ten steps of 0.18 m that rise towards -z from z = -2, and a landing. */
const stairs: Block[] = Array.from({ length: 10 }, (_, i) => ({
  at: [0, (i + 1) * 0.09, -2 - i * 0.28],
  size: [2, (i + 1) * 0.18, 0.28],
}))
const landing: Block = { at: [0, 0.9, -6.3], size: [4, 1.8, 3.5] }
/** A wall of 2 cm across the way at z = -3. */
const wall: Block = { at: [0, 1.5, -3], size: [40, 3, 0.02] }

function makeWalker(blocks: readonly Block[], x = 0, z = 0): Walker {
  const walker = new Walker(new Ground(makeWorld(blocks)))
  walker.place(x, 1, z)
  return walker
}

function walk(
  walker: Walker,
  seconds: number,
  ahead: number,
  aside = 0,
  fast = false,
  step = 1 / 60,
) {
  for (let time = 0; time < seconds; time += step) walker.step(step, ahead, aside, fast)
}

describe('Walker', () => {
  it('stands on the floor with the eyes at 1.7 m', () => {
    const walker = makeWalker([floor])
    walk(walker, 1, 0)
    expect(walker.feet.y).toBeCloseTo(0, 3)
    expect(walker.eye).toBeCloseTo(1.7, 2)
  })

  it('walks in the direction of sight', () => {
    const walker = makeWalker([floor])
    walker.yaw = -Math.PI / 2
    walk(walker, 2, 1)
    expect(walker.feet.x).toBeGreaterThan(3)
    expect(walker.feet.z).toBeCloseTo(0, 3)
  })

  it('climbs stairs to their landing and comes down again', () => {
    const walker = makeWalker([floor, ...stairs, landing])
    walk(walker, 4, 1)
    expect(walker.feet.y).toBeCloseTo(1.8, 2)
    walk(walker, 4, -1)
    expect(walker.feet.y).toBeCloseTo(0, 2)
  })

  it.each([1 / 60, 1 / 10, 1 / 4])(
    'is stopped by a thin wall, running, at steps of %f s',
    (step) => {
      const walker = makeWalker([floor, wall])
      walk(walker, 5, 1, 0, true, step)
      expect(walker.feet.z).toBeGreaterThan(-3)
      expect(walker.feet.z).toBeLessThan(-2.4)
    },
  )

  it('slides along a wall that it meets at an angle', () => {
    const walker = makeWalker([floor, wall])
    walk(walker, 6, 1, 1)
    expect(walker.feet.z).toBeGreaterThan(-3)
    expect(walker.feet.x).toBeGreaterThan(6)
  })

  it('does not squeeze under a low beam', () => {
    const walker = makeWalker([floor, { at: [0, 1.4, -3], size: [40, 0.2, 0.3] }])
    walk(walker, 4, 1)
    expect(walker.feet.z).toBeGreaterThan(-3)
  })

  it('falls from an edge down to the floor, in time and not through it', () => {
    const walker = makeWalker([floor, { at: [0, 1.5, 0], size: [3, 3, 3] }])
    walker.place(0, 3.2, 0)
    expect(walker.feet.y).toBeCloseTo(3, 2)
    walker.yaw = -Math.PI / 2
    walk(walker, 1.5, 1)
    expect(walker.feet.y).toBeLessThan(3)
    expect(walker.feet.y).toBeGreaterThan(0)
    walk(walker, 1.5, 0)
    expect(walker.feet.y).toBeCloseTo(0, 3)
  })

  it('stays within the margin around everything', () => {
    const walker = makeWalker([{ at: [0, -0.1, 0], size: [4, 0.2, 4] }])
    walk(walker, 30, 1, 0, true)
    expect(walker.feet.z).toBeGreaterThan(-15)
    expect(walker.feet.y).toBeGreaterThan(-1)
  })

  it('is pushed aside by what moves onto it', () => {
    const world = makeWorld([floor, { at: [5, 1, 0], size: [1, 2, 1] }])
    const walker = new Walker(new Ground(world))
    walker.place(0, 1, 0)
    const { parts } = world.placed[0].model
    const motion = parts.motions.add(1)
    for (let i = 0; i < 60; i++) {
      // In the block's own frame, which is a unit cube one metre wide: metres.
      parts.motions.matrices[motion * 12 + 3] = -5.5 * (i / 60)
      parts.motions.touch(motion)
      parts.motions.update()
      world.noteMoved()
      parts.clearDirty()
      walker.step(1 / 60, 0, 0, false)
    }
    expect(walker.feet.x).toBeLessThan(-0.7)
  })

  it('is put beside a machine, not into it, and under a roof, not on it', () => {
    const machine: Block = { at: [0, 1, 0], size: [3, 2, 3] }
    const roof: Block = { at: [0, 6, 0], size: [40, 0.2, 40] }
    const walker = makeWalker([floor, machine, roof])
    expect(walker.place(0, 1, 0)).toBe(true)
    expect(walker.feet.y).toBeCloseTo(0, 2)
    expect(Math.max(Math.abs(walker.feet.x), Math.abs(walker.feet.z))).toBeGreaterThan(1.7)
  })

  it('walks to a point by itself and stops there', () => {
    const walker = makeWalker([floor])
    walker.goal.copy(new Vector3(4, 0, -3))
    walk(walker, 3, 0)
    expect(walker.feet.x).toBeCloseTo(4, 0)
    expect(walker.feet.z).toBeCloseTo(-3, 0)
    expect(walker.isMoving).toBe(false)
  })
})
