import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellOf, cellsAround, farKey, farPause, posePause } from '#people/cells.ts'
import { isTopicLevel } from '#people/roomTopics.ts'

const corners: [number, number][] = [
  [1, 1],
  [65, 1],
  [1, 65],
  [65, 65],
]

/** The most that anybody there, or in the middle, gets of the others: poses a second of those near and of those far away. */
function mostReceived(people: [number, number][]): { near: number; far: number } {
  const counts = new Map<string, number>()
  for (const [x, z] of people) counts.set(cellOf(x, z), (counts.get(cellOf(x, z)) ?? 0) + 1)
  const nearOf = (cell: string) =>
    cellsAround(cell).reduce((sum, each) => sum + (counts.get(each) ?? 0), 0)
  const rates = new Map([...counts.keys()].map((cell) => [cell, 1 / posePause(nearOf(cell))]))
  const received = (cell: string) =>
    cellsAround(cell).reduce(
      (sum, each) => sum + (counts.get(each) ?? 0) * (rates.get(each) ?? 0),
      0,
    )
  const near = Math.max(...[...counts.keys(), cellOf(33, 33)].map(received))
  return { near, far: people.length / farPause }
}

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

  // Computed, not run: what a client gets each second of a thousand others, and what the broker delivers for it.
  it('keep what one client receives bounded at 1,000 people, wherever they stand', () => {
    const places: [name: string, at: (i: number) => [number, number], near: number][] = [
      ['over a hall of 200 m by 100 m', (i) => [(i % 40) * 5, Math.floor(i / 40) * 4], 1600],
      ['all in one cell', (i) => [(i % 32) / 2, Math.floor(i / 32) / 2], 1000],
      // Four groups that are far from each other, and somebody between them who is near to all: the worst that can be.
      ['in four groups around one', (i) => corners[i % 4], 4000],
    ]
    for (const [name, at, most] of places) {
      const { near, far } = mostReceived(Array.from({ length: 1000 }, (_, i) => at(i)))
      expect([name, far]).toEqual([name, 1000 / farPause])
      expect([name, Math.round(near) <= most]).toEqual([name, true])
    }
  })

  it('let a page receive a thousand poses a second of those near it, however many they are', () => {
    expect(posePause(10)).toBe(0.05)
    for (const near of [50, 200, 1000]) expect(near / posePause(near)).toBeLessThanOrEqual(1000)
  })
})
