import { describe, expect, it } from 'vitest'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import { noAlarm } from '#insight/noAlarm.ts'
import type { Alarm, AlarmSource } from '#twin/Alarm.ts'
import { isLife } from '#twin/AlarmRow.ts'
import { ManualClock } from '../ManualClock.ts'
import { makeSignal } from '../makeSignal.ts'
import { openCore } from '../openCore.ts'

const hot: Alarm = {
  ...noAlarm,
  id: 'pump.hot',
  signal: 0,
  condition: { kind: 'high', limit: 80 },
}
const blind: Alarm = { ...hot, id: 'pump.blind', condition: { kind: 'quality', codes: [2] } }
const source: AlarmSource = {
  topic: 'plant/alarms/+',
  id: 'id',
  active: 'active',
  activeWords: [true],
  name: 'name',
  priority: 'priority',
  asset: 'asset',
}

async function open(list: Alarm[], sources: AlarmSource[] = []) {
  const clock = new ManualClock()
  const bus = new LoopbackBus()
  const signals = [makeSignal('pump.heat', { staleAfter: 2 })]
  const world = openCore({ broker: 'loopback://test', signals }, bus, clock)
  world.core.receive({
    kind: 'alarms',
    wish: { kind: 'watch', alarms: { list, sources, assets: [['pump', 7]] }, rows: [] },
  })
  const turn = async (milliseconds: number) => {
    for (let done = 0; done < milliseconds; done += 4) {
      clock.advance(4)
      await Promise.resolve()
    }
  }
  const states = () => {
    const rows = world.alarms.flatMap((news) => news.rows)
    return Object.fromEntries(rows.map(({ id, state }) => [id, state]))
  }
  return { ...world, bus, turn, states }
}

describe('alarms of the feed', () => {
  it('loses no excursion between two frames', async () => {
    const { bus, turn, states, batches } = await open([hot])
    for (const value of ['70', '99', '70']) bus.publish('pump.heat', value)
    await turn(300)
    expect(batches.map(({ values }) => values)).toEqual([[70]])
    expect(states()).toEqual({ 'pump.hot': 'returned' })
  })

  it('tells the page only what has changed', async () => {
    const { bus, turn, alarms } = await open([hot])
    bus.publish('pump.heat', '99')
    await turn(300)
    for (let i = 0; i < 50; i++) {
      bus.publish('pump.heat', '99')
      await turn(40)
    }
    expect(alarms.flatMap(({ rows }) => rows).length).toBe(1)
  })

  it('says that a value is stale when its source is silent, not when the link is lost', async () => {
    const { bus, turn, states } = await open([blind])
    bus.publish('pump.heat', '1')
    await turn(300)
    bus.lose()
    await turn(3000)
    expect(states()).toEqual({})
    bus.restore()
    bus.publish('pump.heat', '1')
    await turn(3000)
    expect(states()).toEqual({ 'pump.blind': 'unacknowledged' })
  })

  it('receives alarms of the plant’s own system, also such as nobody declared', async () => {
    const { bus, turn, alarms, states, core } = await open([hot], [source])
    const told = { id: 'P-7', name: 'Seal leaks', priority: 1, asset: 'pump', active: true }
    bus.publish('plant/alarms/pump', JSON.stringify([told, { id: 'x' }, null, 5]))
    bus.publish('plant/alarms/pump', 'not JSON')
    await turn(400)
    expect(alarms.flatMap(({ added = [] }) => added)).toMatchObject([
      { id: 'P-7', name: 'Seal leaks', priority: 'critical', asset: 7 },
    ])
    expect(states()).toEqual({ 'P-7': 'unacknowledged' })
    bus.publish('plant/alarms/pump', JSON.stringify({ ...told, active: false }))
    await turn(400)
    expect(states()).toEqual({ 'P-7': 'returned' })
    expect(core.counts.dropped).toBe(0)
  })

  it('knows of a received alarm by whoever was there when it was told', async () => {
    const first = await open([hot], [source])
    const told = { id: 'P-7', name: 'Seal leaks', priority: 'high' as const, asset: 'pump' }
    first.bus.publish('plant/alarms/pump', JSON.stringify({ ...told, active: true }))
    first.bus.publish('pump.heat', '99')
    await first.turn(400)
    first.core.receive({ kind: 'alarms', wish: { kind: 'memory' } })
    const { memory } = first.alarms.at(-1)!
    const rows = first.alarms.flatMap((news) => news.rows)
    const late = await open([hot], [source])
    const standing = rows.flatMap((row) =>
      isLife(row.state) ? [{ ...row, state: row.state, said: 0, told }] : [],
    )
    const wish = { kind: 'recall', memory: { ...memory!, rows: standing } } as const
    late.core.receive({ kind: 'alarms', wish })
    await late.turn(400)
    expect(late.states()).toEqual({ 'P-7': 'unacknowledged', 'pump.hot': 'unacknowledged' })
    expect(late.alarms.flatMap(({ added = [] }) => added)).toMatchObject([
      { id: 'P-7', name: 'Seal leaks', priority: 'high', asset: 7 },
    ])
    late.bus.publish('pump.heat', '20')
    late.bus.publish('plant/alarms/pump', JSON.stringify({ ...told, active: false }))
    await late.turn(400)
    expect(late.states()).toEqual({ 'P-7': 'returned', 'pump.hot': 'returned' })
  })
})
