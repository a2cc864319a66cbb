import { describe, expect, it } from 'vitest'
import { LagGauge } from '#feed/LagGauge.ts'

const epoch = 1_700_000_000_001

describe('LagGauge', () => {
  it('measures lag against the quickest message, however far the clocks are apart', () => {
    for (const apart of [0, 3_600_000, -3_600_000]) {
      const gauge = new LagGauge(1)
      gauge.add(0, epoch + apart, 100)
      gauge.add(0, epoch + apart + 100, 230)
      expect([...gauge.lags.subarray(0, gauge.count)]).toEqual([0, expect.closeTo(29.95)])
    }
  })

  it('says what the link is behind at the least, also of the first message of a signal', () => {
    const gauge = new LagGauge(2)
    gauge.linkDelay = 700
    gauge.add(0, epoch, 100)
    gauge.add(0, epoch, 1100)
    gauge.add(1, NaN, 1100)
    expect([...gauge.lags.subarray(0, gauge.count)]).toEqual([700, expect.closeTo(999.95)])
  })

  it('takes a jump of the source clock for a clock that was set', () => {
    const gauge = new LagGauge(1)
    gauge.add(0, epoch, 100)
    gauge.clear()
    gauge.add(0, epoch - 3_600_000, 200)
    expect(gauge.lags[0]).toBe(0)
  })

  it('forgets the quickest passage slowly, so that drifting clocks are no lag', () => {
    const gauge = new LagGauge(1)
    for (let i = 0; i < 2000; i++) {
      gauge.clear()
      // 40 parts in a million fast, a message a second.
      gauge.add(0, epoch + i * 1000, i * 1000.04)
    }
    expect(gauge.lags[0]).toBeLessThan(0.1)
  })

  it('counts values without a usable source time only when there is no other', () => {
    const gauge = new LagGauge(2)
    gauge.add(0, NaN, 100)
    gauge.add(0, 1_700_000_000_000, 110)
    expect(gauge.count).toBe(2)
    gauge.add(1, epoch, 120)
    gauge.add(0, NaN, 130)
    expect([gauge.count, gauge.received[0]]).toEqual([1, 120])
  })

  it('keeps a fair choice of 32', () => {
    const gauge = new LagGauge(1)
    let sum = 0
    for (let round = 0; round < 50; round++) {
      gauge.clear()
      for (let i = 0; i < 1000; i++) gauge.add(0, NaN, i)
      expect(gauge.count).toBe(32)
      for (const received of gauge.received) sum += received / 1600
    }
    expect(sum).toBeGreaterThan(450)
    expect(sum).toBeLessThan(550)
  })
})
