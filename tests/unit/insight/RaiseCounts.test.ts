import { describe, expect, it } from 'vitest'
import { RaiseCounts } from '#insight/RaiseCounts.ts'
import { epoch, makeAlarm } from './smallDesk.ts'

const minute = 60_000

describe('RaiseCounts', () => {
  it('counts by day, by ten minutes, by alarm and by priority', () => {
    const alarms = [makeAlarm({ id: 'a', priority: 'critical' }), makeAlarm({ id: 'b' })]
    const counts = new RaiseCounts(alarms, epoch)
    for (let i = 0; i < 20; i++) counts.note(i % 4 === 0 ? 0 : 1, epoch + i)
    for (let i = 0; i < 4; i++) counts.note(1, epoch + 30 * minute)
    expect(counts.read(epoch + 100 * minute)).toMatchObject({
      raised: 24,
      perTenMinutes: 2.4,
      perDay: 345.6,
      peak: 20,
      floodShare: 1 / 11,
      topTen: [
        { id: 'b', count: 19 },
        { id: 'a', count: 5 },
      ],
      topTenShare: 1,
      byPriority: { critical: 5, high: 0, medium: 19, low: 0 },
    })
  })

  it('calls it a flood from the eleventh in ten minutes until fewer than five came', () => {
    const counts = new RaiseCounts([makeAlarm()], epoch)
    for (let i = 0; i < 10; i++) counts.note(0, epoch + i * minute)
    expect(counts.isFlood(epoch + 9.5 * minute)).toBe(false)
    counts.note(0, epoch + 9.6 * minute)
    expect(counts.isFlood(epoch + 9.7 * minute)).toBe(true)
    expect(counts.isFlood(epoch + 15.5 * minute)).toBe(true)
    expect(counts.isFlood(epoch + 17.5 * minute)).toBe(false)
  })

  it('forgets what is older than a week', () => {
    const counts = new RaiseCounts([makeAlarm()], epoch)
    counts.note(0, epoch)
    expect(counts.read(epoch + 8 * 1440 * minute).raised).toBe(0)
  })

  it('goes on from what somebody has counted for longer, and from nothing that is shorter', () => {
    const alarms = [makeAlarm({ id: 'a' }), makeAlarm({ id: 'b', priority: 'high' })]
    const long = new RaiseCounts(alarms, epoch)
    for (let i = 0; i < 30; i++) long.note(i % 3 === 0 ? 1 : 0, epoch + i * minute)
    const late = new RaiseCounts(alarms, epoch + 60 * minute)
    late.note(0, epoch + 61 * minute)
    const place = (id: string) => alarms.findIndex((alarm) => alarm.id === id)
    const now = epoch + 90 * minute
    expect(long.recall(late.memory(now), place, now)).toBe(false)
    expect(late.recall(long.memory(now), place, now)).toBe(true)
    expect(late.read(now)).toEqual(long.read(now))
    late.note(1, now)
    expect(late.read(now)).toMatchObject({ raised: 31, peak: 10 })
    expect(late.read(epoch + 8 * 1440 * minute).raised).toBe(0)
  })
})
