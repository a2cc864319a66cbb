import { describe, expect, it } from 'vitest'
import type { Alarm } from '#twin/Alarm.ts'
import { Quality } from '#twin/Quality.ts'
import { makeAlarm, openDesk } from './smallDesk.ts'

/** Values one second apart, and whether the alarm is active after each. */
function judge(change: Partial<Alarm>, values: readonly number[], others: readonly number[] = []) {
  const { row, set, wait } = openDesk([makeAlarm(change)])
  return values.map((value, i) => {
    if (others.length > 0) set(1, others[i])
    set(0, value)
    wait(1000)
    return row()?.isActive ? value : null
  })
}
const rate = (direction: 'up' | 'down' | 'either', deadband = 0) => {
  return { condition: { kind: 'rate', by: 10, within: 3, direction }, deadband } as const
}

describe('AlarmJudge', () => {
  it('has a deadband on its way back from each kind of limit', () => {
    const low = { condition: { kind: 'low', limit: 10 }, deadband: 3 } as const
    expect(judge(low, [11, 10, 9, 12, 13, 14])).toEqual([null, null, 9, 12, null, null])
    const far = {
      condition: { kind: 'deviation', from: -1, value: 50, by: 5 },
      deadband: 2,
    } as const
    expect(judge(far, [55, 56, 54, 53, 44, 46, 47])).toEqual([null, 56, 54, null, 44, 46, null])
    const from = { condition: { kind: 'deviation', from: 1, value: NaN, by: 5 } } as const
    expect(judge(from, [50, 50, 50], [50, 44, 46])).toEqual([null, 50, null])
  })

  it('judges a rate both ways or one, with its deadband', () => {
    expect(judge(rate('down'), [50, 61, 61, 50])).toEqual([null, null, null, 50])
    expect(judge(rate('either'), [50, 61, 61])).toEqual([null, 61, 61])
    expect(judge(rate('up'), [50, 53, 56, 59, 62])).toEqual([null, null, null, null, null])
    expect(judge(rate('up', 5), [50, 61, 67, 68, 68])).toEqual([null, 61, 67, 68, 68])
  })

  it('raises on a delay only what holds all the time, and returns likewise', () => {
    const slow = { onDelay: 2, offDelay: 2 }
    const values = [90, 70, 90, 90, 90, 70, 90, 70, 70, 70]
    expect(judge(slow, values)).toEqual([null, null, null, 90, 90, 70, 90, 70, null, null])
  })

  it('raises by quality, and after the link was lost says that it does not know since when', () => {
    const blind = makeAlarm({ condition: { kind: 'quality', codes: [Quality.stale] } })
    const { desk, row, set } = openDesk([blind])
    set(0, 1)
    set(0, 1, Quality.stale)
    set(0, 1)
    desk.judge.lose()
    set(0, 1, Quality.stale)
    const { events } = desk.take()
    expect(events.map(({ what, why }) => [what, why !== ''])).toEqual([
      ['raised', false],
      ['returned', false],
      ['raised', true],
    ])
    expect(row()).toBeUndefined()
  })
})
