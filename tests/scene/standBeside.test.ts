import { Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { Ground } from '#scene/Ground.ts'
import { standBeside } from '#xr/jump/standBeside.ts'
import { makeWorld, type Block } from './makeWorld.ts'

const floor: Block = { at: [0, -0.1, 0], size: [40, 0.2, 40] }

/** Where one stands beside somebody with their eyes at a place; null when nowhere. */
function stand(blocks: readonly Block[], at: [number, number, number], yaw = 0): Vector3 | null {
  const feet = new Vector3()
  const eyes = new Vector3(...at)
  return standBeside(eyes, yaw, new Ground(makeWorld(blocks)), feet) ? feet : null
}

describe('standBeside', () => {
  it('stands at the side of a person, an arm and a half away, on their floor', () => {
    for (const yaw of [0, 1, 3, -2]) {
      const feet = stand([floor], [2, 1.7, 3], yaw)!
      expect(Math.hypot(feet.x - 2, feet.z - 3)).toBeCloseTo(1.2)
      expect(feet.y).toBeCloseTo(0)
      // Neither in their way nor out of their sight: at right angles to where they look.
      const ahead = (feet.x - 2) * -Math.sin(yaw) + (feet.z - 3) * -Math.cos(yaw)
      expect(Math.abs(ahead)).toBeLessThan(0.1)
    }
  })

  it('goes to the other side, or behind them, when a machine is beside them', () => {
    const machine: Block = { at: [1.6, 1, 0], size: [2, 2, 3] }
    expect(stand([floor, machine], [0, 1.7, 0])!.x).toBeLessThan(0)
    const other: Block = { at: [-1.6, 1, 0], size: [2, 2, 3] }
    expect(stand([floor, machine, other], [0, 1.7, 0])!.z).toBeGreaterThan(0.3)
  })

  it('stays on the gantry that they stand on', () => {
    const gantry: Block = { at: [0, 2.9, 0], size: [1.2, 0.2, 12] }
    const feet = stand([floor, gantry], [0, 4.7, 0])!
    expect(feet.y).toBeCloseTo(3)
  })

  it('stands below who floats, and nowhere in a solid', () => {
    expect(stand([floor], [0, 25, 0])!.y).toBeCloseTo(0)
    const rock: Block = { at: [0, 1.5, 0], size: [12, 3, 12] }
    expect(stand([floor, rock], [0, 1.5, 0])).toBeNull()
  })
})
