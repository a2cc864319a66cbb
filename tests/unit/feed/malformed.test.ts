import mqttJs from 'mqtt'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '#feed/Clock.ts'
import { codecs } from '#feed/codecs/index.ts'
import { compileFormula } from '#feed/formulas/compileFormula.ts'
import { loadSessions } from '#feed/loadSessions.ts'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import { mqtt } from '#feed/transports/mqtt.ts'
import { malformedPayloads } from '../../world/malformed.ts'
import { mosquittoPath, openMosquitto } from '../../world/openMosquitto.ts'
import { makeSignal } from './makeSignal.ts'
import { ManualClock } from './ManualClock.ts'
import { openCore } from './openCore.ts'
import { metric } from './sparkplugWorld.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})
const poll = { timeout: 30_000, interval: 50 }

/** Ones that get nothing but malformed payloads, and one that gets good ones all the while. */
const signals = [
  makeSignal('bad.json', { topic: 'bad', codec: 'json', codecOptions: { path: 'v', time: 't' } }),
  makeSignal('bad.list', { topic: 'bad', codec: 'json', codecOptions: { path: 'v[0].x' } }),
  makeSignal('bad.number', { topic: 'bad' }),
  metric('v', 'D1', { id: 'bad.metric' }),
  makeSignal('bad.sum', { topic: '', codec: '', formula: { text: 's0 + s1', inputs: [2, 5] } }),
  makeSignal('good.level', { topic: 'good', staleAfter: 600 }),
]
const topics = ['bad', 'spBv1.0/G1/DDATA/E1/D1', 'spBv1.0/G1/NBIRTH/E1']
const good = 5

/** What must be so afterwards, however bad it was. */
function judge(feed: ReturnType<typeof openCore>, seed: number): void {
  const qualities = signals.slice(0, good).map((_, slot) => feed.quality(slot))
  expect([seed, ...qualities]).toEqual([seed, 'bad', 'bad', 'bad', 'bad', 'bad'])
  expect([seed, feed.quality(good)]).toEqual([seed, 'good'])
  expect({}).not.toHaveProperty('polluted')
  expect(feed.core.table.value.slice(0, good).every((value) => !(Math.abs(value) > 1e300))).toBe(
    true,
  )
}

describe('malformed payloads', () => {
  it('are counted and said in few lines, whatever they are, and stop nothing', async () => {
    const clock = new ManualClock()
    const bus = new LoopbackBus()
    const sessions = await loadSessions(signals, codecs)
    const wish = { broker: 'loopback://test', signals }
    const feed = openCore(wish, bus, clock, true, sessions, compileFormula)
    const { payloads, seed } = malformedPayloads(5000)
    for (const [i, payload] of payloads.entries()) {
      bus.publish(topics[i % topics.length], payload)
      bus.publish('good', String(i))
      clock.advance(1)
    }
    // A value in between, so that what counts is the last one.
    bus.publish('bad', new Uint8Array(10_000_000).fill(0x5b))
    bus.publish('spBv1.0/G1/DDATA/E1/D1', Uint8Array.of(0xff))
    clock.advance(60_000)
    bus.publish('good', '4999')
    judge(feed, seed)
    expect(feed.core.table.value[good]).toBe(4999)
    expect(feed.core.counts.malformed).toBeGreaterThan(4000)
    expect(feed.core.counts.dropped).toBe(1)
    const reasons = new Set(feed.problems.map(({ text }) => text))
    expect(reasons.size).toBeLessThanOrEqual(6 * 5)
    const times = feed.problems.reduce((sum, problem) => sum + problem.times, 0)
    expect(times).toBeGreaterThan(4000)
  })

  // Without mosquitto on this machine this is skipped, and the report says so.
  it.skipIf(!mosquittoPath)(
    'at 1,000 a second over mosquitto leave the other values alone',
    async () => {
      const broker = await openMosquitto()
      stops.push(() => broker.close())
      const sessions = await loadSessions(signals, codecs)
      const wish = { broker: broker.ws, signals }
      const feed = openCore(wish, mqtt, systemClock, true, sessions, compileFormula)
      stops.push(() => feed.core.close())
      const client = await mqttJs.connectAsync(broker.tcp, { reconnectPeriod: 0 })
      stops.push(() => client.end(true))
      await expect.poll(() => feed.connections.at(-1)?.status, poll).toBe('connected')
      await expect
        .poll(() => {
          client.publish('good', '-1')
          return feed.quality(good)
        }, poll)
        .toBe('good')
      const { payloads, seed } = malformedPayloads(3000)
      for (let start = 0; start < payloads.length; start += 100) {
        for (const [i, payload] of payloads.slice(start, start + 100).entries()) {
          client.publish(topics[i % topics.length], Buffer.from(payload))
        }
        client.publish('good', String(start))
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      client.publish('bad', Buffer.alloc(5_000_000))
      client.publish('bad', '{')
      client.publish('spBv1.0/G1/DDATA/E1/D1', Buffer.from([0xff]))
      await client.publishAsync('good', '7', { qos: 1 })
      await expect.poll(() => feed.core.table.value[good], poll).toBe(7)
      judge(feed, seed)
      expect(feed.core.counts.malformed).toBeGreaterThan(2500)
      expect(feed.connections.filter(({ status }) => status !== 'connected')).toHaveLength(1)
      await expect.poll(() => feed.problems.length, poll).toBeGreaterThan(0)
    },
  )
})
