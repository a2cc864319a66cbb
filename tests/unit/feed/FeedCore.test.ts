import { describe, expect, it } from 'vitest'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import type { TransportEvents, TransportKind } from '#feed/transports/Transport.ts'
import type { Signal } from '#twin/Twin.ts'
import { makeSignal } from './makeSignal.ts'
import { ManualClock } from './ManualClock.ts'
import { openCore } from './openCore.ts'

const speed = makeSignal('pump.speed', { range: [0, 3000], unit: 'rpm', staleAfter: 2 })
const level = makeSignal('tank.level', { staleAfter: 60 })

async function open(signals: Signal[] = [speed, level], acknowledge = true) {
  const clock = new ManualClock()
  const bus = new LoopbackBus()
  const told: { events?: TransportEvents } = {}
  const kind: Pick<TransportKind, 'open'> = {
    open(wish, events) {
      told.events = events
      return bus.open(wish, events)
    },
  }
  const world = openCore({ broker: 'loopback://test', signals }, kind, clock, acknowledge)
  const turn = async (milliseconds: number) => {
    for (let done = 0; done < milliseconds; done += 4) {
      clock.advance(4)
      await Promise.resolve()
    }
  }
  const delay = (milliseconds: number) => told.events?.onDelay?.(milliseconds)
  return { ...world, clock, bus, turn, delay }
}

describe('FeedCore', () => {
  it('brings a value to the page within a frame', async () => {
    const { bus, batches, turn, connections } = await open()
    expect(connections.at(-1)).toMatchObject({
      status: 'connected',
      broker: 'loopback://test',
      protocol: 5,
    })
    bus.publish('tank.level', '42')
    await turn(20)
    expect(batches).toEqual([{ slots: [1], values: [42], qualities: ['good'], lags: 1 }])
  })

  it('keeps only the latest value between two frames, and calls that no loss', async () => {
    const { bus, batches, turn, core } = await open()
    bus.publish('tank.level', '1')
    await turn(20)
    for (let i = 2; i <= 500; i++) bus.publish('tank.level', String(i))
    await turn(40)
    expect(batches.map(({ values }) => values)).toEqual([[1], [500]])
    expect(core.counts).toMatchObject({ messages: 500, values: 500, dropped: 0, malformed: 0 })
  })

  it('has one batch in flight at most, and sends the rest when the page has answered', async () => {
    const { bus, batches, turn, answer } = await open([speed, level], false)
    bus.publish('tank.level', '1')
    await turn(20)
    bus.publish('tank.level', '2')
    bus.publish('pump.speed', '5')
    await turn(100)
    expect(batches.length).toBe(1)
    answer()
    await turn(20)
    expect(batches.slice(1)).toMatchObject([{ slots: [1, 0], values: [2, 5] }])
  })

  it('sends no more than one batch a frame', async () => {
    const { bus, batches, turn } = await open()
    for (let i = 0; i < 100; i++) {
      bus.publish('tank.level', String(i))
      await turn(4)
    }
    expect(batches.length).toBeGreaterThan(20)
    expect(batches.length).toBeLessThanOrEqual(26)
    expect(batches.at(-1)?.values).toEqual([99])
  })

  it('sends a batch only every second frame while what it reads is late', async () => {
    const { bus, batches, turn, delay } = await open()
    const count = async (milliseconds: number) => {
      delay(milliseconds)
      const before = batches.length
      for (let i = 0; i < 100; i++) {
        bus.publish('tank.level', String(i))
        await turn(4)
      }
      return batches.length - before
    }
    expect(await count(900)).toBeLessThanOrEqual(13)
    expect(await count(20)).toBeGreaterThan(20)
  })

  it('makes a value stale after its own time, whatever the clocks of the world say', async () => {
    const { bus, quality, turn, batches } = await open()
    bus.publish('pump.speed', '5')
    bus.publish('tank.level', '5')
    await turn(1900)
    expect([quality(0), quality(1)]).toEqual(['good', 'good'])
    await turn(400)
    expect([quality(0), quality(1)]).toEqual(['stale', 'good'])
    expect(batches.at(-1)).toMatchObject({ slots: [0], values: [5], qualities: ['stale'] })
    bus.publish('pump.speed', '6')
    expect(quality(0)).toBe('good')
  })

  it('makes everything stale when the link is lost, and good again only by new messages', async () => {
    const { bus, quality, turn, connections } = await open()
    bus.publish('pump.speed', '5')
    bus.publish('tank.level', '5')
    await turn(20)
    bus.lose('the broker closed the connection')
    expect([quality(0), quality(1)]).toEqual(['stale', 'stale'])
    expect(connections.at(-1)).toMatchObject({
      status: 'lost',
      reason: 'the broker closed the connection',
    })
    bus.restore()
    expect([quality(0), quality(1)]).toEqual(['stale', 'stale'])
    bus.publish('tank.level', '6')
    expect([quality(0), quality(1)]).toEqual(['stale', 'good'])
  })

  it('keeps the last value when a payload cannot be read, counts it and says why', async () => {
    const { bus, core, quality, turn, problems } = await open()
    bus.publish('pump.speed', '5')
    for (let i = 0; i < 3; i++) bus.publish('pump.speed', 'five')
    expect([quality(0), core.table.value[0]]).toEqual(['bad', 5])
    await turn(1200)
    expect(core.counts.malformed).toBe(3)
    expect(problems).toEqual([
      { text: 'pump.speed: the text is not a finite number', times: 3, slots: [0] },
    ])
    bus.publish('pump.speed', '6')
    expect(quality(0)).toBe('good')
  })

  it('shows a value outside its possible range, as bad', async () => {
    const { bus, core, quality, turn, problems } = await open()
    bus.publish('pump.speed', '1e308')
    await turn(1200)
    expect([quality(0), core.table.value[0], core.counts.malformed]).toEqual(['bad', 1e308, 0])
    expect(problems[0].text).toBe(
      'pump.speed: its value is outside the possible range 0 … 3000 rpm',
    )
  })

  it('does not look at a payload over 1 MB', async () => {
    const { bus, core, quality } = await open()
    bus.publish('tank.level', '5'.repeat(1_000_001))
    expect(quality(1)).toBe('bad')
    expect(core.counts).toMatchObject({ messages: 1, dropped: 1, malformed: 1 })
  })

  it('fills the list of problems slowly, whatever arrives', async () => {
    const states = [{ code: 0, name: 'off' }]
    const signals = Array.from({ length: 200 }, (_, i) => makeSignal(`m${i}.state`, { states }))
    const { bus, turn, problems } = await open(signals)
    for (let round = 0; round < 50; round++) {
      for (const { topic } of signals) bus.publish(topic, `nonsense ${round}`)
    }
    await turn(2100)
    expect(problems.length).toBe(100)
    await turn(60_000)
    // Four reasons a signal, and one for all further ones.
    expect(problems.length).toBe(1000)
    expect(problems.reduce((sum, { times }) => sum + times, 0)).toBe(200 * 50)
  })

  it('matches wildcards beside exact topics, and counts what nobody wants', async () => {
    const any = makeSignal('any.speed', { topic: '+/speed' })
    const all = makeSignal('all.last', { topic: 'pump/#' })
    const exact = makeSignal('pump.speed', { topic: 'pump/speed' })
    const { core, bus } = await open([any, all, exact])
    for (let i = 1; i <= 2; i++) {
      bus.publish('pump/speed', String(i))
      expect([...core.table.value]).toEqual([i, i, i])
    }
    bus.publish('fan/speed', '9')
    expect([...core.table.value]).toEqual([9, 2, 2])
    expect(core.counts).toMatchObject({ messages: 3, dropped: 0 })
  })

  it('says when messages on a topic never carry a signal', async () => {
    const signal = makeSignal('pump.speed', { codec: 'json', codecOptions: { path: 'sped' } })
    const { bus, quality, turn, problems } = await open([signal])
    bus.publish('pump.speed', '{"speed":5}')
    await turn(1200)
    expect(quality(0)).toBe('never')
    expect(problems[0].text).toBe('pump.speed: a message on its topic carries no value for it')
  })

  it('says that a codec does not exist', async () => {
    const { turn, problems } = await open([makeSignal('pump.speed', { codec: 'xml' })])
    await turn(1200)
    expect(problems[0].text).toBe('pump.speed: there is no codec “xml”')
  })

  it('says that the program of a codec or of formulas could not be loaded, and goes on', async () => {
    const computed = { topic: '', codec: '', formula: { text: 's0', inputs: [2] } }
    const { bus, turn, problems, core, quality } = await open([
      makeSignal('mixer.speed', { codec: 'sparkplug', topic: 'spBv1.0/G/+/N/#' }),
      makeSignal('mixer.load', computed),
      level,
    ])
    bus.publish('tank.level', '5')
    await turn(1200)
    expect([quality(0), quality(1), core.table.value[2]]).toEqual(['bad', 'bad', 5])
    expect(problems.map(({ text }) => text)).toEqual([
      'mixer.load: its formula could not be read: its program is missing',
      'mixer.speed: its codec “sparkplug” could not be loaded',
    ])
  })

  it('speaks every second even when nothing changes', async () => {
    const { turn, pulses, core, bus } = await open()
    for (let i = 0; i < 10; i++) {
      bus.publish('tank.level', '1')
      await turn(500)
    }
    expect(pulses()).toBe(5)
    expect(core.counts.messagesPerSecond).toBe(2)
  })

  it('trusts nothing that the socket kept while this thread was suspended', async () => {
    const { bus, clock, quality, connections, core, turn } = await open()
    bus.publish('tank.level', '5')
    clock.sleep(20_000)
    bus.publish('tank.level', '6')
    expect([quality(1), core.table.value[1]]).toEqual(['stale', 5])
    expect(connections.map(({ status }) => status)).toEqual(['connected', 'lost', 'connected'])
    bus.publish('tank.level', '7')
    await turn(20)
    expect([quality(1), core.table.value[1]]).toEqual(['good', 7])
  })

  it('sends everything again when the page asks', async () => {
    const { bus, core, batches, turn } = await open()
    bus.publish('tank.level', '5')
    await turn(20)
    core.receive({ kind: 'resync' })
    await turn(20)
    expect(batches.at(-1)).toMatchObject({ slots: [1], values: [5] })
  })

  it('leaves nothing behind when it is closed', async () => {
    const { core, bus, clock } = await open()
    bus.publish('tank.level', '5')
    core.close()
    expect([clock.timers, bus.links]).toEqual([0, 0])
  })
})
