import { describe, expect, it } from 'vitest'
import { Quality } from '#twin/Quality.ts'
import { epoch, keptMark, makeAlarm, mark, openDesk } from './smallDesk.ts'

describe('AlarmDesk', () => {
  it('goes through the life cycle: raised, acknowledged, returned, raised again', () => {
    const { row, set, wait, say, wall } = openDesk([makeAlarm()])
    set(0, 70)
    expect(row()).toBeUndefined()
    set(0, 81)
    expect(row()).toMatchObject({ state: 'unacknowledged', since: epoch + 1000, value: 81 })
    wait(3000)
    say({ acks: [mark('Ada', wall(), 3000)] })
    expect(row()).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Ada' })
    set(0, 70)
    expect(row()).toMatchObject({ state: 'normal', isActive: false })
    wait(60_000)
    set(0, 90)
    expect(row()).toMatchObject({ state: 'unacknowledged', acknowledgedBy: '' })
    set(0, 70)
    expect(row()).toMatchObject({ state: 'returned' })
  })

  it('comes back by its deadband, and waits for its delays both ways', () => {
    const { row, set, wait } = openDesk([makeAlarm({ deadband: 5, onDelay: 2, offDelay: 3 })])
    set(0, 85)
    wait(1000)
    set(0, 79)
    set(0, 74)
    wait(5000)
    expect(row()).toBeUndefined()
    set(0, 85)
    wait(2000)
    expect(row()).toMatchObject({ state: 'unacknowledged', since: epoch + 9000 })
    set(0, 76)
    wait(4000)
    expect(row()).toMatchObject({ isActive: true })
    set(0, 74)
    wait(2000)
    expect(row()).toMatchObject({ isActive: true })
    wait(1000)
    expect(row()).toMatchObject({ isActive: false })
  })

  it('neither raises nor returns by a value that is not to be trusted', () => {
    const { row, set } = openDesk([makeAlarm()])
    set(0, 99, Quality.bad)
    expect(row()).toBeUndefined()
    set(0, 99)
    set(0, 10, Quality.stale)
    expect(row()).toMatchObject({ state: 'unacknowledged', isActive: true })
  })

  it('judges deviation, rate, states and quality', () => {
    const { row, set, wait } = openDesk(
      [
        makeAlarm({ id: 'far', condition: { kind: 'deviation', from: 1, value: NaN, by: 5 } }),
        makeAlarm({
          id: 'fast',
          condition: { kind: 'rate', by: 10, within: 60, direction: 'up' },
        }),
        makeAlarm({ id: 'stopped', signal: 2, condition: { kind: 'state', codes: [0, 3] } }),
        makeAlarm({ id: 'untrue', condition: { kind: 'quality', codes: [Quality.bad] } }),
      ],
      [{}, {}, { states: [{ code: 0, name: 'stopped' }] }],
    )
    set(1, 50)
    set(0, 52)
    set(2, 1)
    wait(30_000)
    expect(row()).toBeUndefined()
    set(0, 61)
    expect(row('far')?.state).toBe('unacknowledged')
    expect(row('fast')).toBeUndefined()
    set(0, 63)
    expect(row('fast')?.state).toBe('unacknowledged')
    wait(120_000)
    set(0, 62)
    expect(row('fast')?.state).toBe('returned')
    set(1, 60)
    expect(row('far')?.state).toBe('returned')
    set(2, 3)
    expect(row('stopped')?.state).toBe('unacknowledged')
    set(0, 0, Quality.bad)
    expect(row('untrue')?.state).toBe('unacknowledged')
  })

  it('gives one acknowledgement to two at once: the earlier, in whatever order they are heard', () => {
    const words = [mark('Ada', epoch + 4000, 3000), mark('Bob', epoch + 3990, 2990)]
    for (const acks of [words, [words[1], words[0]]]) {
      const { row, set, wait, say } = openDesk([makeAlarm()])
      set(0, 81)
      wait(3000)
      say({ acks: acks.slice(0, 1) })
      set(0, 70)
      say({ acks })
      expect(row()).toMatchObject({ state: 'normal', acknowledgedBy: 'Bob' })
    }
  })

  it('takes an acknowledgement by whoever has a clock that is an hour off, but never for a later alarm', () => {
    const { row, set, wait, say, wall } = openDesk([makeAlarm()])
    set(0, 81)
    wait(10_000)
    const ack = mark('Ada', wall(), 9500, 3_600_000)
    set(0, 70)
    wait(5000)
    set(0, 81)
    say({ acks: [ack] })
    expect(row()).toMatchObject({ state: 'unacknowledged' })
    wait(5000)
    say({ acks: [ack, mark('Bob', wall(), 5000, -3_600_000)] })
    expect(row()).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Bob' })
  })

  it('believes what was said before it came, of an alarm that was there before it came', () => {
    const { row, set, say } = openDesk([makeAlarm()])
    const ack = { ...keptMark('Ada', epoch - 50_000), on: epoch - 60_000 }
    say({ acks: [ack] })
    set(0, 81)
    expect(row()).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: 'Ada',
      since: epoch - 60_000,
    })
    set(0, 70)
    set(0, 81)
    expect(row()).toMatchObject({ state: 'unacknowledged' })
  })

  it('keeps a latched alarm until somebody resets it', () => {
    const { row, set, wait, say, wall } = openDesk([makeAlarm({ latched: true })])
    set(0, 81)
    wait(2000)
    const acks = [mark('Ada', wall(), 2000)]
    say({ acks })
    set(0, 70)
    expect(row()).toMatchObject({ state: 'latched', isActive: false })
    say({ acks, resets: [mark('Ada', wall(), 2000)] })
    expect(row()).toMatchObject({ state: 'normal' })
  })

  it('shelves for a time, and announces what is still so afterwards', () => {
    const { desk, row, set, wait, say, wall } = openDesk([makeAlarm()])
    set(0, 81)
    say({ shelf: { until: wall() + 60_000, reason: 'Sensor is being changed', by: 'Ada' } })
    expect(row()).toMatchObject({ state: 'shelved', hiddenBy: 'Ada', isActive: true })
    set(0, 70)
    set(0, 90)
    desk.take()
    wait(59_000)
    expect(row()).toMatchObject({ state: 'shelved' })
    wait(1200)
    const { events } = desk.take()
    expect(events.map(({ what }) => what).toSorted()).toEqual(['raised', 'unshelved'])
    wait(1000)
    expect(desk.take().events).toEqual([])
    expect(desk.figures(wall())).toMatchObject({ standing: 1, shelved: 0, raised: 2 })
  })

  it('is no alarm by design, or out of service', () => {
    const states = [
      { code: 0, name: 'off' },
      { code: 1, name: 'on' },
    ]
    const { row, set, say } = openDesk(
      [makeAlarm({ suppressedWhen: [{ signal: 1, is: ['off'], text: 'The pump is off.' }] })],
      [{}, { states }],
    )
    set(1, 0)
    set(0, 99)
    expect(row()).toMatchObject({ state: 'suppressed', reason: 'The pump is off.' })
    set(1, 1)
    expect(row()).toMatchObject({ state: 'unacknowledged', reason: '' })
    say({ out: { reason: 'Rebuilt', by: 'Eve' } })
    expect(row()).toMatchObject({ state: 'outOfService', hiddenBy: 'Eve', reason: 'Rebuilt' })
    say({})
    expect(row()).toMatchObject({ state: 'unacknowledged' })
  })

  it('marks the first of a group until the group is quiet', () => {
    const alarms = [
      makeAlarm({ id: 'trip', group: 'pump' }),
      makeAlarm({ id: 'flow', signal: 1, group: 'pump' }),
    ]
    const { row, set } = openDesk(alarms)
    set(1, 99)
    set(0, 99)
    expect([row('trip')?.isFirstOut, row('flow')?.isFirstOut]).toEqual([false, true])
    set(1, 0)
    expect(row('flow')?.isFirstOut).toBe(true)
    set(0, 0)
    set(0, 99)
    expect([row('trip')?.isFirstOut, row('flow')?.isFirstOut]).toEqual([true, false])
  })

  it('flags what comes three times in a minute, until it was quiet for ten', () => {
    const { row, set, wait } = openDesk([makeAlarm()])
    for (let i = 0; i < 3; i++) {
      expect(row()?.isChattering ?? false).toBe(false)
      set(0, 99)
      wait(10_000)
      set(0, 0)
      wait(10_000)
    }
    expect(row()).toMatchObject({ isChattering: true })
    wait(600_000)
    expect(row()).toMatchObject({ isChattering: false })
  })

  it('goes on where it left off', () => {
    const first = openDesk([makeAlarm(), makeAlarm({ id: 'other', signal: 1 })])
    first.set(0, 99)
    first.set(1, 99)
    first.wait(1000)
    first.say({ acks: [mark('Ada', first.wall(), 1000)] })
    first.set(1, 0)
    const { rows } = first.desk.take()
    const second = openDesk([makeAlarm(), makeAlarm({ id: 'other', signal: 1 })])
    second.desk.resume(rows)
    expect(second.row()).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Ada' })
    expect(second.row('other')).toMatchObject({ state: 'returned' })
    second.set(0, 99)
    expect(second.row()).toMatchObject({ state: 'acknowledged' })
    second.set(0, 0)
    expect(second.row()).toMatchObject({ state: 'normal' })
  })

  it('hears the acknowledgement of an alarm that is older than the page', () => {
    const { row, set, wait, say, wall } = openDesk([makeAlarm()])
    set(0, 81)
    wait(5000)
    say({ acks: [mark('Ada', wall(), 3_600_000)] })
    expect(row()).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Ada' })
  })

  it('passes over an acknowledgement from before whose alarm is over', () => {
    const { row, set, say } = openDesk([makeAlarm()])
    const ack = keptMark('Ada', epoch - 60_000)
    say({ acks: [ack], resets: [keptMark('Ada', epoch - 50_000)], ended: ack.stamp })
    set(0, 81)
    expect(row()).toMatchObject({ state: 'unacknowledged' })
  })

  it('calls stale what has been so for more than a day', () => {
    const { desk, set, wall } = openDesk([makeAlarm(), makeAlarm({ id: 'other', signal: 1 })])
    set(0, 99)
    expect(desk.figures(wall() + 86_399_000)).toMatchObject({ standing: 1, stale: [] })
    expect(desk.figures(wall() + 86_401_000)).toMatchObject({ standing: 1, stale: ['pump.hot'] })
  })
})
