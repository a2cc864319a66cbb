import { describe, expect, it } from 'vitest'
import { keysOf, packValues, recallValues } from '#twin/LastValues.ts'
import { Quality } from '#twin/Quality.ts'
import { sayQuality, sayReceived } from '#twin/sayReceived.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'

const signals = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, topic: `t/${id}`, unit: '°C' }))
const all = signals as Signal[]
/** The first page began at noon, the second an hour later. */
const noon = new Date(2026, 10, 30, 12).getTime()
const later = noon + 3_600_000

function firstPage() {
  const table = new SignalTable(5)
  table.write(0, 21.5, noon + 900, 1000, Quality.good)
  table.write(1, 7, NaN, 120_000, Quality.stale)
  table.write(2, 9999, NaN, 120_000, Quality.bad)
  table.write(3, 5, NaN, 120_000, Quality.simulated)
  const { newest, ...values } = packValues(table, noon, -Infinity)!
  return { table, newest, kept: { keys: keysOf(all), ...values } }
}

describe('last values', () => {
  it('come back as stale, with their age, and without what was bad, simulated or never there', () => {
    const { kept } = firstPage()
    const table = new SignalTable(5)
    expect(recallValues(kept, all, table, later, later + 500)).toBe(2)
    expect([...table.value]).toEqual([21.5, 7, NaN, NaN, NaN])
    expect([...table.quality]).toEqual([2, 2, 0, 0, 0])
    expect(table.time[0]).toBe(noon + 900)
    expect(table.received[0]).toBe(1000 - 3_600_000)
    expect(table.changedCount).toBe(2)
    expect(sayQuality(Quality.stale, table.received[0])).toBe('last known')
    expect(sayReceived(table.received[0], 500, later)).toBe('12:00')
    expect(sayReceived(table.received[0], 2 * 86_400_000, later)).toBe('2\u202fd')
  })

  it('never take the place of what has come already', () => {
    const { kept } = firstPage()
    const table = new SignalTable(5)
    table.write(0, 30, NaN, 20, Quality.good)
    recallValues(kept, all, table, later, later)
    expect([table.value[0], table.quality[0]]).toEqual([30, Quality.good])
    expect(sayQuality(Quality.stale, table.received[0])).toBe('stale')
    expect(sayReceived(20, 5020, later)).toBe('5\u202fs')
  })

  it('are those of the same signals in the same unit, wherever they stand in the file', () => {
    const { kept } = firstPage()
    const table = new SignalTable(3)
    const other = [signals[1], { ...signals[0], unit: 'K' }, { ...signals[0], topic: 'u' }]
    expect(recallValues(kept, other as Signal[], table, later, later)).toBe(1)
    expect(table.value[0]).toBe(7)
  })

  it('say nothing after a month, nor when a clock was set back', () => {
    const { kept } = firstPage()
    const month = noon + 31 * 86_400_000
    expect(recallValues(kept, all, new SignalTable(5), month, month)).toBe(0)
    expect(recallValues(kept, all, new SignalTable(5), noon - 5000, noon)).toBe(0)
  })

  it('are kept again when something came, and once more after they were recalled', () => {
    const { table, newest, kept } = firstPage()
    expect(packValues(table, noon, newest)).toBeNull()
    table.write(4, 1, NaN, 121_000, Quality.good)
    expect(packValues(table, noon, newest)?.newest).toBe(noon + 121_000)
    const next = new SignalTable(5)
    expect(packValues(next, later, -Infinity)).toBeNull()
    recallValues(kept, all, next, later, later)
    expect(packValues(next, later, -Infinity)?.received[0]).toBe(noon + 1000)
  })
})
