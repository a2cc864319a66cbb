import { describe, expect, it } from 'vitest'
import { LagMeter } from '#feed/LagMeter.ts'

describe('LagMeter', () => {
  it('adds the time until the frame', () => {
    const meter = new LagMeter()
    const out = { p50: NaN, p95: NaN }
    meter.percentiles(out)
    expect(out).toEqual({ p50: 0, p95: 0 })
    for (let i = 0; i < 100; i++) {
      meter.addFrom(Float64Array.of(1000, i), 0)
      meter.noteShown(1010)
    }
    meter.percentiles(out)
    expect(out).toEqual({ p50: 59, p95: 105 })
  })

  it('remembers the last 1,024 samples', () => {
    const meter = new LagMeter()
    for (let i = 0; i < 3000; i++) {
      meter.addFrom(Float64Array.of(0, i < 1500 ? 1000 : 1), 0)
      meter.noteShown(0)
    }
    const out = { p50: 0, p95: 0 }
    meter.percentiles(out)
    expect([meter.count, out.p50, out.p95]).toEqual([1024, 1, 1])
  })
})
