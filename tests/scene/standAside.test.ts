import { describe, expect, it } from 'vitest'
import { Vector3 } from 'three'
import { Picker } from '#scene/Picker.ts'
import { standAside } from '#scene/standAside.ts'
import { makeWorld, type Block } from './makeWorld.ts'

const floor: Block = { at: [0, -0.05, 0], size: [40, 0.1, 40] }
const machine: Block = { at: [0, 1, -4], size: [2, 2, 2] }
/** Somebody who stands at the origin and looks at the machine. */
const view = { position: [0, 1.6, 0], target: [0, 1.6, -4] } as const

function look(blocks: readonly Block[], from = view as Parameters<typeof standAside>[0]) {
  const picker = new Picker(makeWorld([floor, ...blocks]))
  const found = standAside(from, picker)
  const eye = new Vector3(...found.position)
  const sees = (x: number, y: number, z: number) => {
    const way = new Vector3(x, y, z).sub(eye)
    const far = way.length()
    return picker.cast(eye, way.divideScalar(far), far - 0.1) < 0
  }
  return { ...found, eye, sees }
}

describe('standing beside somebody', () => {
  it('sees them and what they look at, from their side', () => {
    const { eye, target, sees } = look([machine])
    const away = eye.distanceTo(new Vector3(0, 1.6, 0))
    expect(away).toBeGreaterThan(1)
    expect(away).toBeLessThan(3.5)
    expect(sees(0, 1.6, 0)).toBe(true)
    expect(sees(0, 1.5, -3)).toBe(true)
    expect(target[2]).toBeCloseTo(-3, 1)
  })

  it('is not behind whatever stands there', () => {
    const walls: Block[] = [
      { at: [1.1, 1.5, 0], size: [0.2, 3, 8] },
      { at: [-0.9, 1.5, -1.6], size: [0.2, 3, 1] },
    ]
    const { eye, sees } = look([machine, ...walls])
    expect(eye.x).toBeLessThan(1)
    expect(sees(0, 1.6, 0)).toBe(true)
    expect(sees(0, 1.5, -3)).toBe(true)
  })

  it('is where they are when there is no place beside them', () => {
    const box: Block[] = [
      { at: [0.4, 1.5, 0], size: [0.1, 3, 1] },
      { at: [-0.4, 1.5, 0], size: [0.1, 3, 1] },
      { at: [0, 1.5, 0.4], size: [1, 3, 0.1] },
      { at: [0, 1.5, -0.4], size: [1, 3, 0.1] },
      { at: [0, 2, 0], size: [1, 0.1, 1] },
    ]
    expect(look(box).position).toEqual(view.position)
  })

  it('goes far enough from a giant, and is lower than nobody it looks at', () => {
    const giant = { position: [0, 80, 0], target: [0, 40, -196] } as const
    const { eye, target } = look([machine], giant)
    expect(eye.distanceTo(new Vector3(0, 80, 0))).toBeGreaterThan(50)
    expect(target[1]).toBeLessThan(eye.y)
    const level = look([machine], { position: [0, 1.6, 0], target: [0, 4, -4] })
    expect(level.target[1]).toBeLessThan(level.eye.y)
  })
})
