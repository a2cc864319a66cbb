import { createServer as createHttp } from 'node:http'
import { createServer, type Server } from 'node:net'
import { Aedes } from 'aedes'
import mqttJs, { type MqttClient } from 'mqtt'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '#feed/Clock.ts'
import { mqtt } from '#feed/transports/mqtt.ts'
import { listen } from '#server/listen.ts'
import { openBroker } from '#server/openBroker.ts'
import type { Signal } from '#twin/Twin.ts'
import { noteFigure } from '../../noteFigure.ts'
import { mosquittoPath, openMosquitto } from '../../world/openMosquitto.ts'
import { makeSignal } from './makeSignal.ts'
import { openCore } from './openCore.ts'

const level = makeSignal('tank.level', { topic: 'plant/tank/level', staleAfter: 600 })
const stops: (() => unknown)[] = []

afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

function follow(broker: string, signals: Signal[] = [level], credentials: object = {}) {
  const feed = openCore({ broker, signals, ...credentials }, mqtt, systemClock)
  stops.push(() => feed.core.close())
  return feed
}

async function openPublisher(address: string): Promise<MqttClient> {
  const client = await mqttJs.connectAsync(address, { reconnectPeriod: 0 })
  client.on('error', () => client.end(true))
  stops.push(() => client.end(true))
  return client
}

const listening = (server: Server) => listen(server, '127.0.0.1', 0, '--port')

async function openGuarded(change: (aedes: Aedes) => void) {
  const aedes = await Aedes.createBroker()
  change(aedes)
  const server = createServer((socket) => void aedes.handle(socket))
  const port = await listening(server)
  stops.push(() => {
    server.close()
    aedes.close()
  })
  return { broker: `mqtt://127.0.0.1:${port}`, aedes }
}

const poll = { timeout: 20_000, interval: 20 }
const last = (feed: ReturnType<typeof follow>) => feed.connections.at(-1)

describe('the embedded broker', () => {
  it('is followed through an outage, with MQTT 3.1.1 and one subscription', async () => {
    const http = createHttp()
    const port = await listening(http)
    stops.push(() => {
      http.close()
      http.closeAllConnections()
    })
    let broker = await openBroker(http, '127.0.0.1', 0)
    stops.push(() => broker.close())
    broker.publish('plant/tank/level', '1', true)
    const feed = follow(`ws://127.0.0.1:${port}/mqtt`)
    await expect.poll(() => feed.core.table.value[0], poll).toBe(1)
    expect(last(feed)).toMatchObject({ status: 'connected', protocol: 4 })

    await broker.close()
    await expect.poll(() => feed.quality(0), poll).toBe('stale')
    expect(last(feed)).toMatchObject({ status: 'lost', reason: 'the broker closed the connection' })
    broker = await openBroker(http, '127.0.0.1', 0)
    await expect.poll(() => last(feed)?.status, poll).toBe('connected')
    expect(feed.quality(0)).toBe('stale')
    await expect
      .poll(() => {
        broker.publish('plant/tank/level', '2', false)
        return feed.core.table.value[0]
      }, poll)
      .toBe(2)
    expect(feed.quality(0)).toBe('good')
    broker.publish('plant/tank/level', '3', false)
    await expect.poll(() => feed.core.table.value[0], poll).toBe(3)
    const before = feed.core.counts.messages
    broker.publish('plant/tank/level', '4', false)
    broker.publish('plant/tank/level', '5', false)
    await expect.poll(() => feed.core.table.value[0], poll).toBe(5)
    expect(feed.core.counts.messages - before).toBe(2)
  })
})

describe('a broker with rights', () => {
  it('is asked again and again while it refuses the password', async () => {
    let tries = 0
    let accepted = 'other'
    const { broker } = await openGuarded((aedes) => {
      aedes.authenticate = (_client, user, password, done) => {
        tries++
        done(null, user === 'ann' && password?.toString() === accepted)
      }
    })
    const feed = follow(broker, [level], { username: 'ann', password: 'secret' })
    await expect.poll(() => tries, poll).toBeGreaterThanOrEqual(3)
    expect(last(feed)).toMatchObject({
      status: 'refused',
      reason: 'the broker refused the connection: this user is not allowed in',
    })
    accepted = 'secret'
    await expect.poll(() => last(feed)?.status, poll).toBe('connected')
  })

  it('may refuse a topic: that is said, and the others go on', async () => {
    const other = makeSignal('tank.other', { topic: 'plant/other' })
    const { broker, aedes } = await openGuarded((guarded) => {
      guarded.authorizeSubscribe = (_client, subscription, done) => {
        done(null, subscription.topic === 'plant/other' ? null : subscription)
      }
    })
    const feed = follow(broker, [other, level])
    await expect.poll(() => feed.problems.length, poll).toBe(1)
    expect(feed.problems[0].text).toBe(
      'The broker does not let us read the topic plant/other: it gives no reason.',
    )
    aedes.publish(
      {
        cmd: 'publish',
        topic: 'plant/tank/level',
        payload: '5',
        qos: 0,
        retain: false,
        dup: false,
      },
      () => {},
    )
    await expect.poll(() => feed.core.table.value[1], poll).toBe(5)
  })
})

it('an address where nothing answers is tried again and again', async () => {
  const server = createServer()
  const port = await listening(server)
  server.close()
  const feed = follow(`ws://127.0.0.1:${port}/mqtt`)
  await expect.poll(() => feed.connections.length, poll).toBeGreaterThanOrEqual(4)
  expect(last(feed)).toMatchObject({
    status: 'lost',
    protocol: 0,
    reason: 'nothing answers at this address',
  })
})

// Without mosquitto on this machine these are skipped, and the report says so.
describe.skipIf(!mosquittoPath)('mosquitto', () => {
  it('is followed through a crash, with MQTT 5 and one subscription', async () => {
    const broker = await openMosquitto()
    stops.push(() => broker.close())
    const feed = follow(broker.ws)
    await expect.poll(() => last(feed), poll).toMatchObject({ status: 'connected', protocol: 5 })
    const publisher = await openPublisher(broker.tcp)
    await expect
      .poll(() => {
        publisher.publish('plant/tank/level', '1')
        return feed.quality(0)
      }, poll)
      .toBe('good')

    await broker.kill()
    const killed = performance.now()
    await expect.poll(() => feed.quality(0), poll).toBe('stale')
    noteFigure('R6', 'stale after', (performance.now() - killed) / 1000, 's')
    await broker.start()
    const back = performance.now()
    await expect.poll(() => last(feed), poll).toMatchObject({ status: 'connected', protocol: 5 })
    const again = await openPublisher(broker.tcp)
    await expect
      .poll(() => {
        again.publish('plant/tank/level', '2')
        return feed.core.table.value[0]
      }, poll)
      .toBe(2)
    noteFigure('R6', 'live after', (performance.now() - back) / 1000, 's')
    await again.publishAsync('plant/tank/level', '3', { qos: 1 })
    await expect.poll(() => feed.core.table.value[0], poll).toBe(3)
    const before = feed.core.counts.messages
    await again.publishAsync('plant/tank/level', '4', { qos: 1 })
    await again.publishAsync('plant/tank/level', '5', { qos: 1 })
    await expect.poll(() => feed.core.table.value[0], poll).toBe(5)
    expect(feed.core.counts.messages - before).toBe(2)
  })

  it('that lets nobody in is told from one that is away', async () => {
    const broker = await openMosquitto(['allow_anonymous false'])
    stops.push(() => broker.close())
    const feed = follow(broker.ws)
    await expect.poll(() => last(feed)?.status, poll).toBe('refused')
    expect(last(feed)?.reason).toBe(
      'the broker refused the connection: this user is not allowed in',
    )
  })

  it('brings 20,000 retained topics over many subscriptions', async () => {
    const broker = await openMosquitto()
    stops.push(() => broker.close())
    const count = 20_000
    const signals = Array.from({ length: count }, (_, i) =>
      makeSignal(`m${i}.value`, { topic: `plant/${i}` }),
    )
    const publisher = await openPublisher(broker.tcp)
    for (let i = 0; i < count; i++) publisher.publish(`plant/${i}`, String(i), { retain: true })
    const end = String(count - 1)
    await publisher.publishAsync(`plant/${end}`, end, { retain: true, qos: 1 })
    const began = performance.now()
    const feed = follow(broker.ws, signals)
    await expect.poll(() => feed.core.table.value.every((value, i) => value === i), poll).toBe(true)
    noteFigure('R4', 'all there after', (performance.now() - began) / 1000, 's')
  })

  it('that stops answering without closing is noticed, and found again', async () => {
    const broker = await openMosquitto()
    stops.push(() => broker.close())
    const publisher = await openPublisher(broker.tcp)
    await publisher.publishAsync('plant/tank/level', '1', { retain: true, qos: 1 })
    const feed = follow(broker.ws)
    await expect.poll(() => feed.quality(0), poll).toBe('good')
    broker.freeze(true)
    const frozen = performance.now()
    await expect.poll(() => feed.quality(0), { timeout: 40_000, interval: 50 }).toBe('stale')
    noteFigure('R7', 'stale after', (performance.now() - frozen) / 1000, 's')
    expect(last(feed)?.status).toBe('lost')
    broker.freeze(false)
    await expect.poll(() => feed.quality(0), { timeout: 40_000, interval: 50 }).toBe('good')
  })
})
