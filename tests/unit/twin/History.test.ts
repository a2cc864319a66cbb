import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { History } from '#twin/History.ts'

function samples(history: History, slot: number): [number, number][] {
  const times = new Float64Array(history.capacity)
  const values = new Float64Array(history.capacity)
  const count = history.copy(slot, times, values)
  return Array.from({ length: count }, (_, i) => [times[i], values[i]])
}

describe('History', () => {
  test('keeps the last samples of each signal, oldest first, for any number of them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.integer()), { maxLength: 200 }), (entries) => {
        const history = new History(3, 3 * 40)
        entries.forEach(([slot, value], time) => history.add(slot, time, value))
        for (const slot of [0, 1, 2]) {
          const all = entries.flatMap(([of, value], time) => (of === slot ? [[time, value]] : []))
          expect(samples(history, slot)).toEqual(all.slice(-40))
        }
      }),
    )
  })

  test('keeps gaps', () => {
    const history = new History(1)
    history.add(0, 1, NaN)
    expect(samples(history, 0)).toEqual([[1, NaN]])
  })

  test('knows nothing of a signal without samples', () => {
    expect(samples(new History(1), 0)).toEqual([])
  })

  test.each([
    [0, 1200],
    [10, 1200],
    [10_000, 100],
    [1_000_000, 32],
  ])('shares its memory among %d signals', (signals, capacity) => {
    expect(new History(signals).capacity).toBe(capacity)
  })

  test('takes over as many samples of another history as it has room for, the newest', () => {
    const from = new History(1, 64)
    for (let i = 0; i < 50; i++) from.add(0, i, i * 10)
    const to = new History(2, 64)
    to.takeOver(1, from, 0)
    const times = new Float64Array(to.capacity)
    const values = new Float64Array(to.capacity)
    expect(to.copy(1, times, values)).toBe(32)
    expect([times[0], values[0], times[31], values[31]]).toEqual([18, 180, 49, 490])
  })
})
