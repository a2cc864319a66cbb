import { afterEach, describe, expect, it } from 'vitest'
import { codecs } from '#feed/codecs/index.ts'
import { FeedCore } from '#feed/FeedCore.ts'
import type { FeedConnection } from '#feed/FeedMessage.ts'
import { openFeed, type Feed, type FeedPort } from '#feed/openFeed.ts'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import { History } from '#twin/History.ts'
import { qualityName } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'
import { makeSignal } from './makeSignal.ts'
import { ManualClock } from './ManualClock.ts'

const signals = [makeSignal('pump.speed'), makeSignal('tank.level')]
const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** A page with workers in the same thread, whose clocks are turned by hand and are far from the page's. */
function open() {
  const bus = new LoopbackBus()
  const table = new SignalTable(signals.length)
  const history = new History(signals.length)
  const connections: FeedConnection[] = []
  const problems: { text: string; times: number }[] = []
  const workers: { clock: ManualClock; dead: boolean }[] = []
  const startWorker = (): FeedPort => {
    const clock = new ManualClock()
    const worker = { clock, dead: false }
    workers.push(worker)
    let core: FeedCore | undefined
    const told: Signal[] = []
    const target = new EventTarget()
    const port: FeedPort = {
      addEventListener: (type: string, listener: EventListener) =>
        target.addEventListener(type, listener),
      terminate: () => core?.close(),
      postMessage(message, transfer) {
        const data = structuredClone(message, { transfer: [...transfer] })
        queueMicrotask(() => {
          if (worker.dead) return
          if (data instanceof ArrayBuffer) core?.receive(data)
          else if (data.kind === 'signals') told.push(...data.signals)
          else if (data.kind !== 'open') core?.receive(data)
          else {
            const post: ConstructorParameters<typeof FeedCore>[1]['post'] = (posted, moved) => {
              const sent = structuredClone(posted, { transfer: moved })
              queueMicrotask(() =>
                target.dispatchEvent(new MessageEvent('message', { data: sent })),
              )
            }
            core = new FeedCore(
              { ...data.wish, signals: told },
              {
                codecs,
                open: (...args) => bus.open(...args),
                clock,
                post,
              },
            )
          }
        })
      },
    }
    return port
  }
  const feed: Feed = openFeed({
    broker: 'loopback://test',
    signals,
    table,
    history,
    onConnection: (connection) => connections.push(connection),
    onProblem: ({ text }, times) => problems.push({ text, times }),
    startWorker,
  })
  stops.push(() => feed.close())
  const turn = async (milliseconds: number) => {
    for (let done = 0; done < milliseconds; done += 4) {
      workers.at(-1)?.clock.advance(4)
      for (let i = 0; i < 4; i++) await Promise.resolve()
    }
  }
  const quality = (slot: number) => qualityName(table.quality[slot])
  return { feed, bus, table, history, connections, problems, workers, turn, quality }
}

describe('openFeed', () => {
  it('writes values into the tables of the page, at times of the page', async () => {
    const { feed, bus, table, history, turn } = open()
    await turn(8)
    const before = performance.now()
    bus.publish('tank.level', '42')
    await turn(40)
    expect([table.value[1], table.changedCount, feed.counts.messages]).toEqual([42, 1, 1])
    expect(table.received[1]).toBeGreaterThan(before - 100)
    expect(table.received[1]).toBeLessThanOrEqual(performance.now())
    const times = new Float64Array(history.capacity)
    const values = new Float64Array(history.capacity)
    expect(history.copy(1, times, values)).toBe(1)
    expect([times[0], values[0]]).toEqual([table.received[1], 42])
  })

  it('leaves a gap in the history where values end, and says why a value is bad', async () => {
    const { feed, bus, history, table, turn, quality, problems } = open()
    await turn(8)
    bus.publish('tank.level', '42')
    await turn(40)
    bus.publish('tank.level', 'full')
    await turn(1200)
    const values = new Float64Array(history.capacity)
    expect(history.copy(1, new Float64Array(history.capacity), values)).toBe(2)
    expect([...values.subarray(0, 2)]).toEqual([42, NaN])
    expect([quality(1), table.value[1], feed.reason(1)]).toEqual([
      'bad',
      42,
      'the text is not a finite number',
    ])
    expect(problems).toEqual([{ text: 'tank.level: the text is not a finite number', times: 1 }])
    bus.publish('tank.level', '43')
    await turn(40)
    expect([quality(1), feed.reason(1)]).toEqual(['good', undefined])
  })

  it('replaces a worker that has died, keeping values and counts', async () => {
    const { feed, bus, table, turn, quality, workers, connections } = open()
    await turn(8)
    bus.publish('tank.level', '42')
    await turn(40)
    workers[0].dead = true
    const now = performance.now()
    for (let later = 0; later <= 4500; later += 500) feed.check(now + later)
    expect([workers.length, quality(1)]).toEqual([1, 'good'])
    feed.check(now + 5500)
    expect([workers.length, quality(1), table.value[1]]).toEqual([2, 'stale', 42])
    expect(connections.at(-1)?.status).toBe('lost')
    await turn(8)
    expect(connections.at(-1)?.status).toBe('connected')
    bus.publish('tank.level', '43')
    await turn(40)
    expect([quality(1), table.value[1], feed.counts.messages, bus.links]).toEqual([
      'good',
      43,
      2,
      1,
    ])
  })

  it('shows no old value as live after the page slept, and takes the worker for alive', async () => {
    const { feed, bus, turn, quality, workers } = open()
    await turn(8)
    bus.publish('tank.level', '42')
    await turn(40)
    const now = performance.now()
    feed.check(now)
    feed.check(now + 20_000)
    expect([workers.length, quality(1)]).toEqual([1, 'stale'])
    await turn(40)
    expect(quality(1)).toBe('good')
  })

  it('closes its worker', async () => {
    const { feed, bus, turn } = open()
    await turn(8)
    feed.close()
    expect(bus.links).toBe(0)
  })
})
