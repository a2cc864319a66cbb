import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellOf, cellsAround, farKey, posePause } from '#people/cells.ts'
import { isTopicLevel } from '#people/roomTopics.ts'

const metres = fc.double({ min: -8000, max: 8000, noNaN: true })
const step = fc.double({ min: -22, max: 22, noNaN: true })

describe('the cells of the floor', () => {
  it('around somebody hold everyone within 32 m', () => {
    fc.assert(
      fc.property(metres, metres, step, step, (x, z, dx, dz) => {
        expect(cellsAround(cellOf(x, z))).toContain(cellOf(x + dx, z + dz))
      }),
    )
  })

  it('can be levels of a topic, and none is that of those far away', () => {
    fc.assert(
      fc.property(metres, metres, (x, z) => {
        expect(isTopicLevel(cellOf(x, z))).toBe(true)
        expect(cellOf(x, z)).not.toBe(farKey)
      }),
    )
  })

  it('let a page receive a thousand poses a second of those near it, however many they are', () => {
    expect(posePause(10)).toBe(0.05)
    for (const near of [50, 200, 1000]) expect(near / posePause(near)).toBeLessThanOrEqual(1000)
  })
})
