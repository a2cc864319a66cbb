import { describe, expect, it } from 'vitest'
import { declutter } from '#scene/declutter.ts'
import { makeRandom } from './makeWorld.ts'

function shownOf(boxes: number[][], grace = 0, before?: number[], wanted?: number[]): number[] {
  const shown = Uint8Array.from(before ?? boxes.map(() => 0))
  const want = Uint8Array.from(wanted ?? boxes.map(() => 1))
  declutter(Float32Array.from(boxes.flat()), want, boxes.length, shown, grace)
  return [...shown]
}

describe('declutter', () => {
  it('keeps the nearer of two labels that overlap', () => {
    expect(
      shownOf([
        [0, 0, 50, 20],
        [40, 10, 50, 20],
        [200, 0, 50, 20],
      ]),
    ).toEqual([1, 0, 1])
  })

  it('lets a label show when the one in its way is hidden itself', () => {
    expect(
      shownOf([
        [0, 0, 50, 20],
        [40, 0, 50, 20],
        [80, 0, 50, 20],
      ]),
    ).toEqual([1, 0, 1])
    expect(
      shownOf(
        [
          [0, 0, 50, 20],
          [40, 0, 50, 20],
        ],
        0,
        [0, 0],
        [0, 1],
      ),
    ).toEqual([0, 1])
  })

  it('does not flicker where two labels just touch', () => {
    const touching = [
      [0, 0, 50, 20],
      [49, 0, 50, 20],
    ]
    expect(shownOf(touching, 3, [1, 1])).toEqual([1, 1])
    expect(shownOf(touching, 3, [1, 0])).toEqual([1, 0])
  })

  it('never shows two that overlap', () => {
    const random = makeRandom()
    const boxes = Array.from({ length: 40 }, () => [random() * 400, random() * 300, 60, 20])
    const shown = shownOf(boxes, 2)
    const kept = boxes.filter((_, i) => shown[i] === 1)
    expect(kept.length).toBeGreaterThan(10)
    for (const [i, a] of kept.entries()) {
      for (const b of kept.slice(i + 1)) {
        const apart = Math.abs(a[0] - b[0]) >= 60 || Math.abs(a[1] - b[1]) >= 20
        expect(apart).toBe(true)
      }
    }
  })
})
