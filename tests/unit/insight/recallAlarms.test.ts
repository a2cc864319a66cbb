import { describe, expect, it } from 'vitest'
import { stampOf } from '#people/HybridClock.ts'
import { isLife } from '#twin/AlarmRow.ts'
import { epoch, keptMark, makeAlarm, mark, openDesk } from './smallDesk.ts'

describe('an AlarmDesk that comes later', () => {
  const alarms = [
    makeAlarm({ id: 'hot', group: 'pump' }),
    makeAlarm({ id: 'wet', signal: 1, group: 'pump' }),
    makeAlarm({ id: 'trip', signal: 2, latched: true }),
    makeAlarm({ id: 'gone', signal: 3 }),
  ]
  const signals = [{}, {}, {}, {}]
  const heat = 99

  /** A desk at which “wet” came first of its group, “trip” waits for a reset and “gone” returned unacknowledged; and what it tells. */
  function openFirst() {
    const first = openDesk(alarms, signals)
    for (const slot of [1, 0, 2, 3]) first.set(slot, heat)
    first.wait(1000)
    first.say({ id: 'trip', acks: [mark('Ada', first.wall(), 1000)] })
    first.set(2, 0)
    first.set(3, 0)
    first.wait(60_000)
    const { rows } = first.desk.take()
    const said = stampOf(first.wall())
    const memory = {
      ...first.desk.memory(),
      rows: rows.flatMap((each) =>
        isLife(each.state) ? [{ ...each, state: each.state, said }] : [],
      ),
    }
    return { first, memory, said }
  }

  it('learns what stood, since when, what came first and what was counted', () => {
    const { first, memory } = openFirst()
    const { desk, row, set, wait } = openDesk(alarms, signals)
    set(0, heat)
    set(1, heat)
    set(3, 0)
    wait(100_000)
    expect(row('wet')?.isFirstOut).toBe(false)
    desk.recall(memory)
    expect(row('hot')).toMatchObject({ state: 'unacknowledged', since: epoch + 1000 })
    expect(row('wet')?.isFirstOut).toBe(true)
    expect(row('trip')).toMatchObject({ state: 'latched', acknowledgedBy: 'Ada' })
    expect(row('gone')).toMatchObject({ state: 'returned' })
    const counted = first.desk.figures(first.wall())
    expect(desk.figures(first.wall())).toMatchObject({
      from: counted.from,
      raised: 4,
      topTen: counted.topTen,
    })
  })

  it('knows better what it has seen itself', () => {
    const { memory } = openFirst()
    const { desk, row, set, wait } = openDesk(alarms, signals)
    for (const slot of [0, 1, 2, 3]) set(slot, 0)
    wait(100_000)
    set(3, heat)
    desk.recall(memory)
    expect(row('hot')).toMatchObject({ state: 'returned', isActive: false })
    expect(row('gone')).toMatchObject({ state: 'unacknowledged', isActive: true })
  })

  it('believes who remembers later of what it has not seen itself: two ledgers, and nobody tells the alarm again', () => {
    const { first, memory } = openFirst()
    const stood = memory.rows.map((each) => ({
      ...each,
      state: 'unacknowledged' as const,
      isActive: true,
    }))
    const { desk, row, set } = openDesk(alarms, signals)
    desk.recall({ ...memory, rows: stood })
    expect(row('gone')).toMatchObject({ state: 'unacknowledged', isActive: true })
    set(0, heat)
    first.set(0, 0)
    const rest = memory.rows.map((each) => ({
      ...each,
      ...(each.id === 'hot' && { state: 'returned' as const, isActive: false }),
    }))
    desk.recall({ ...memory, rows: rest })
    expect(row('gone')).toMatchObject({ state: 'returned', isActive: false })
    // Its value says that it still is so.
    expect(row('hot')).toMatchObject({ state: 'unacknowledged', isActive: true })
    set(3, heat)
    expect(row('gone')).toMatchObject({ state: 'unacknowledged', isActive: true })
  })

  it('hears what was said after it was written, and that it is over', () => {
    const { memory, said } = openFirst()
    const { desk, row, set, say } = openDesk(alarms, signals)
    set(0, heat)
    desk.recall(memory)
    const before = keptMark('Ada', epoch, said)
    const after = keptMark('Bob', epoch, said + 1)
    say({ id: 'gone', acks: [before] })
    expect(row('gone')).toMatchObject({ state: 'returned' })
    say({ id: 'gone', acks: [after], ended: said + 1 })
    say({ id: 'trip', resets: [after] })
    expect(row('gone')).toMatchObject({ state: 'normal' })
    expect(row('trip')).toMatchObject({ state: 'normal' })
    say({ id: 'hot', acks: [after], ended: said + 1 })
    expect(row('hot')).toMatchObject({ state: 'acknowledged' })
  })
})
