import { describe, expect, it } from 'vitest'
import {
  largestLedger,
  readAlarmLedger,
  writeAlarmLedger,
  type AlarmLedger,
} from '#people/AlarmLedger.ts'
import { stampOf } from '#people/HybridClock.ts'
import type { RememberedAlarm } from '#twin/AlarmMemory.ts'

const now = Date.UTC(2026, 10, 30, 12)

function makeRow(id: string): RememberedAlarm {
  return {
    id,
    state: 'returned',
    isActive: false,
    isChattering: true,
    since: now - 60_000,
    returned: now - 1000,
    value: NaN,
    said: stampOf(now - 500),
    acknowledgedBy: '',
    acknowledgedAt: 0,
  }
}

function makeLedger(change: Partial<AlarmLedger> = {}): AlarmLedger {
  return {
    stamp: stampOf(now),
    rows: [
      makeRow('pump.hot'),
      { ...makeRow('P-7'), value: 81.5, told: { name: 'Leak', asset: 'pump', priority: 'high' } },
    ],
    firsts: ['pump.hot'],
    counts: { from: now - 1e6, last: 2, bins: [0, 3, 1], alarms: [['pump.hot', 4]], recent: [now] },
    events: [{ at: now, id: 'pump.hot', what: 'returned', by: '', why: '', value: 81 }],
    ...change,
  }
}

describe('an alarm ledger', () => {
  it('is read as it was written', () => {
    expect(readAlarmLedger(writeAlarmLedger(makeLedger()), now)).toEqual(makeLedger())
  })

  it('fits into a message however much there is, with the most urgent first', () => {
    const rows = Array.from({ length: 3000 }, (_, i) => makeRow(`line.machine-${i}.alarm`))
    const text = writeAlarmLedger(makeLedger({ rows }))
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(largestLedger)
    const read = readAlarmLedger(text, now)!
    expect(read.rows.length).toBeGreaterThan(80)
    expect(read.rows).toEqual(rows.slice(0, read.rows.length))
  })

  it('is read without what makes no sense, and not at all from what is none', () => {
    const none = ['', '[]', '{"v":1}', 'x', writeAlarmLedger(makeLedger({ stamp: 5e300 }))]
    for (const text of none) expect(readAlarmLedger(text, now)).toBeNull()
    const { counts, ...rest } = JSON.parse(writeAlarmLedger(makeLedger())) as Record<string, object>
    const odd = {
      ...rest,
      counts: { ...counts, alarms: [['a', -1], 5, ['b', 2]], recent: ['x', 1e300] },
      rows: [null, [1], ['x', 9, 0, 0, 0, 0, 0, '', 0], ['y', 0, 1, 1, 'x', 0, 0, '', 0]],
      events: [
        [1e300, 'a', 'raised', ''],
        [1, 'a', 'acknowledged', ''],
      ],
      firsts: [5, {}, 'x'.repeat(200)],
    }
    expect(readAlarmLedger(JSON.stringify(odd), now)).toMatchObject({
      rows: [],
      events: [],
      firsts: [],
      counts: { alarms: [['b', 2]], recent: [] },
    })
    const bins = JSON.stringify({ ...odd, counts: { ...counts, bins: '1,2,3,4,5' } })
    expect(readAlarmLedger(bins, now)).toBeNull()
  })
})
