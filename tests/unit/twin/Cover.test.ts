import { describe, expect, it } from 'vitest'
import { Cover } from '#twin/Cover.ts'
import { History } from '#twin/History.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'

describe('Cover', () => {
  it('shows simulated values over live ones, which go on underneath and are back at once', () => {
    const shown = new SignalTable(3)
    shown.write(0, 10, 100, 1, Quality.good)
    shown.write(1, 20, 100, 1, Quality.good)
    shown.clearChanged()
    const cover = new Cover(shown, [0, 2])
    cover.write(0, 99, 5000, 7)
    cover.write(1, 99, 5000, 7)
    cover.live.write(0, 11, 200, 8, Quality.good)
    cover.live.write(1, 21, 200, 8, Quality.stale)
    cover.mirror()
    expect([...shown.value]).toEqual([99, 21, NaN])
    expect([...shown.quality]).toEqual([Quality.simulated, Quality.stale, Quality.never])
    expect(cover.live.changedCount).toBe(0)
    shown.clearChanged()
    cover.lift()
    expect([...shown.value]).toEqual([11, 21, NaN])
    expect([...shown.quality]).toEqual([Quality.good, Quality.stale, Quality.never])
    expect([...shown.received]).toEqual([8, 8, NaN])
    expect(shown.changedCount).toBe(3)
  })
})

describe('History', () => {
  it('keeps what is simulated apart from what is measured', () => {
    const history = new History(2)
    const times = new Float64Array(history.capacity)
    const values = new Float64Array(history.capacity)
    const read = (slot: number) => [...values.subarray(0, history.copy(slot, times, values))]
    history.add(0, 1, 10)
    history.cover([0])
    expect(read(0)).toEqual([])
    history.addSimulated(0, 2, 99)
    history.add(0, 3, 11)
    history.add(1, 3, 12)
    expect([read(0), read(1)]).toEqual([[99], [12]])
    history.uncover()
    history.addSimulated(0, 4, 98)
    expect(read(0)).toEqual([10, 11])
  })
})
