import { describe, expect, test } from 'vitest'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'

const changed = (table: SignalTable): number[] => [...table.changed.subarray(0, table.changedCount)]

describe('SignalTable', () => {
  test('starts with no value, no time and the quality never', () => {
    const table = new SignalTable(2)
    expect([table.value[1], table.time[1], table.received[1], table.quality[1]]).toEqual([
      NaN,
      NaN,
      NaN,
      Quality.never,
    ])
    expect(changed(table)).toEqual([])
  })

  test('keeps the latest of several samples and lists their slot once', () => {
    const table = new SignalTable(3)
    table.write(2, 1, 10, 100, Quality.good)
    table.write(0, 5, NaN, 101, Quality.good)
    table.write(2, 2, 9, 102, Quality.simulated)
    expect(changed(table)).toEqual([2, 0])
    expect([table.value[2], table.time[2], table.received[2], table.quality[2]]).toEqual([
      2,
      9,
      102,
      Quality.simulated,
    ])
  })

  test('lists slots again after they were cleared', () => {
    const table = new SignalTable(2)
    table.write(1, 1, 1, 1, Quality.good)
    table.clearChanged()
    expect(changed(table)).toEqual([])
    table.write(1, 1, 1, 1, Quality.good)
    expect(changed(table)).toEqual([1])
  })

  test('changes a quality without losing the value and its times', () => {
    const table = new SignalTable(1)
    table.write(0, 7, 8, 9, Quality.good)
    table.clearChanged()
    table.setQuality(0, Quality.stale)
    expect([table.value[0], table.time[0], table.received[0], table.quality[0]]).toEqual([
      7,
      8,
      9,
      Quality.stale,
    ])
    expect(changed(table)).toEqual([0])
  })

  test('lists nothing when a quality stays', () => {
    const table = new SignalTable(1)
    table.setQuality(0, Quality.never)
    expect(changed(table)).toEqual([])
  })
})
