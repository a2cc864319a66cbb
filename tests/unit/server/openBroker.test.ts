import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mqtt, { type MqttClient } from 'mqtt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { listen } from '#server/listen.ts'
import { openBroker, type Broker } from '#server/openBroker.ts'

let http: Server
let broker: Broker
let ws: string
const stops: (() => void)[] = []

beforeEach(async () => {
  http = createServer()
  const port = await listen(http, '127.0.0.1', 0, '--port')
  broker = await openBroker(http, '127.0.0.1', 0)
  ws = `ws://127.0.0.1:${port}/mqtt`
})

afterEach(async () => {
  for (const stop of stops.splice(0)) stop()
  await broker.close()
  http.close()
  http.closeAllConnections()
})

async function openClient(address: string, options: mqtt.IClientOptions = {}): Promise<MqttClient> {
  const client = await mqtt.connectAsync(address, { reconnectPeriod: 0, ...options })
  stops.push(() => client.end(true))
  return client
}

function nextMessage(client: MqttClient): Promise<[string, string]> {
  return new Promise((resolve) => {
    client.once('message', (topic, payload) => resolve([topic, payload.toString()]))
  })
}

function inkTopic(id: number): string {
  return `gemba/main/ink/${id}/~abcd1234`
}

describe('openBroker', () => {
  it('carries a message from plain MQTT to a WebSocket and back', async () => {
    const page = await openClient(ws)
    const device = await openClient(`mqtt://127.0.0.1:${broker.port}`)
    await page.subscribeAsync('to/page')
    await device.subscribeAsync('to/device')
    const toPage = nextMessage(page)
    device.publish('to/page', 'hello')
    expect(await toPage).toEqual(['to/page', 'hello'])
    await device.subscribeAsync('gemba/main/say/+/+/+')
    const toDevice = nextMessage(device)
    const topic = `gemba/main/say/-/~abcd1234/${page.options.clientId}`
    page.publish(topic, 'yes')
    expect(await toDevice).toEqual([topic, 'yes'])
  })

  it('takes the plant’s values over plain MQTT and from its own program, not from pages', async () => {
    const page = await openClient(ws)
    const device = await openClient(`mqtt://127.0.0.1:${broker.port}`)
    await device.subscribeAsync('plant/#')
    const seen: string[] = []
    device.on('message', (topic) => seen.push(topic))
    await page.publishAsync('plant/forged', '1', { qos: 1 })
    await device.publishAsync('plant/mine', '1', { qos: 1 })
    broker.publish('plant/simulated', '1', false)
    await expect.poll(() => seen).toEqual(['plant/mine', 'plant/simulated'])
    expect([page.connected, broker.refused()]).toEqual([true, 1])
  })

  it('keeps nobody as a ghost: what is live is never retained', async () => {
    const page = await openClient(ws, { clientId: 'abcd1234' })
    const topics = ['who/engineer', 'pose/c'].map((way) => `gemba/main/${way}/~abcd1234/abcd1234`)
    for (const topic of topics) await page.publishAsync(topic, 'x', { qos: 1, retain: true })
    const other = await openClient(ws)
    const seen: string[] = []
    other.on('message', (topic) => seen.push(topic))
    await other.subscribeAsync('gemba/#')
    broker.publish('gemba/bottling/last', '1', true)
    await expect.poll(() => seen).toEqual(['gemba/bottling/last'])
  })

  it('holds somebody without a password to the name that they first gave', async () => {
    const page = await openClient(ws)
    await page.subscribeAsync('gemba/#')
    const seen: string[] = []
    page.on('message', (topic) => seen.push(topic))
    const topics = ['~abcd1234', '~other123', 'anna', '~abcd1234'].map(
      (user) => `gemba/r/note/n/${user}`,
    )
    for (const topic of topics) await page.publishAsync(topic, 'x', { qos: 1 })
    await expect.poll(() => seen).toEqual([topics[0], topics[3]])
  })

  it('answers 128 to a subscription of which nothing could come', async () => {
    const page = await openClient(ws)
    const granted = await page
      .subscribeAsync(['gemba/main/rtc/another1/+/+', '$SYS/#', 'plant/#'])
      .catch((error: { packet?: { granted?: number[] } }) => error.packet?.granted)
    expect(JSON.stringify(granted)).toContain('128')
    broker.publish('plant/a', '1', false)
    expect(await nextMessage(page)).toEqual(['plant/a', '1'])
  })

  it('drops what is too large for a room, and keeps its sender', async () => {
    const page = await openClient(ws)
    await page.subscribeAsync('gemba/#')
    const topic = 'gemba/main/note/n/~abcd1234'
    await page.publishAsync(topic, Buffer.alloc(70_000), { qos: 1, retain: true })
    const message = nextMessage(page)
    await page.publishAsync(topic, 'short', { qos: 1, retain: true })
    expect(await message).toEqual([topic, 'short'])
  })

  it('loses none of the messages that are published at once, retained and not', async () => {
    const page = await openClient(ws)
    await page.subscribeAsync('mixed/#')
    const sent = Array.from({ length: 60 }, (_, i) => `mixed/${i}`)
    const got: string[] = []
    const all = new Promise<void>((resolve) => {
      page.on('message', (topic) => {
        if (got.push(topic) === sent.length) resolve()
      })
    })
    sent.forEach((topic, i) => broker.publish(topic, 'x', i % 3 !== 0))
    await all
    expect(got).toEqual(sent)
  })

  it('keeps retained messages for late comers', async () => {
    broker.publish('level', '42', true)
    const page = await openClient(ws)
    const message = nextMessage(page)
    await page.subscribeAsync('level')
    expect(await message).toEqual(['level', '42'])
  })

  it('finds retained messages by wildcard, forgets emptied ones, and does not mistake $ topics', async () => {
    for (const topic of ['a/1', 'a/2', 'b/1', '$own/1']) broker.publish(topic, topic, true)
    broker.publish('a/2', '', true)
    const page = await openClient(ws)
    const seen: string[] = []
    page.on('message', (topic) => seen.push(topic))
    await page.subscribeAsync(['+/1', 'a/#'])
    await expect.poll(() => seen.toSorted()).toEqual(['a/1', 'a/1', 'b/1'])
  })

  it('answers at once to who subscribes to thousands of retained topics one by one', async () => {
    const topics = Array.from({ length: 5000 }, (_, i) => `plant/${i}`)
    for (const topic of topics) broker.publish(topic, '1', true)
    const page = await openClient(ws)
    const seen = new Set<string>()
    page.on('message', (topic) => seen.add(topic))
    for (let i = 0; i < topics.length; i += 100) page.subscribe(topics.slice(i, i + 100))
    await expect.poll(() => seen.size, { timeout: 20_000 }).toBe(5000)
  })

  it('sends a message as one WebSocket frame', async () => {
    const frames: number[] = []
    const page = await openClient(ws, {
      createWebsocket: (url: string, protocols: string[]) => {
        const socket = new WebSocket(url, protocols)
        socket.on('message', (data: Buffer) => frames.push(data.length))
        return socket
      },
    })
    await page.subscribeAsync('level')
    frames.length = 0
    const message = nextMessage(page)
    broker.publish('level', '42', false)
    await message
    // Fixed header 2, topic 2 + 5, payload 2 (MQTT 3.1.1 §3.3).
    expect(frames).toEqual([11])
  })

  it('ends the connection of who sends more than 1 MB, and serves the others', async () => {
    const page = await openClient(ws)
    await page.subscribeAsync('#')
    const rude = await openClient(`mqtt://127.0.0.1:${broker.port}`)
    const closed = new Promise((resolve) => rude.once('close', () => resolve(true)))
    rude.publish('level', Buffer.alloc(2_000_000))
    expect(await closed).toBe(true)
    const message = nextMessage(page)
    broker.publish('level', '42', false)
    expect(await message).toEqual(['level', '42'])
  })

  it('keeps 20,000 messages of rooms at most, and goes on with what is live', async () => {
    const data = mkdtempSync(join(tmpdir(), 'gemba-kept-'))
    const lines = Array.from({ length: 20_000 }, (_, i) => `["${inkTopic(i)}",1,"eA=="]\n`)
    writeFileSync(join(data, 'kept.jsonl'), lines.join(''))
    const full = await openBroker(http, '127.0.0.1', 0, { data })
    stops.push(() => {
      void full.close()
      rmSync(data, { recursive: true })
    })
    const page = await openClient(`mqtt://127.0.0.1:${full.port}`, { clientId: 'abcd1234' })
    const keep = (id: number, text: string) =>
      page.publishAsync(inkTopic(id), text, { qos: 1, retain: true })
    await keep(20_000, 'x')
    expect(full.refused()).toBe(1)
    await page.publishAsync('gemba/main/say/-/~abcd1234/abcd1234', 'x', { qos: 1 })
    await keep(1, 'changed')
    await keep(0, '')
    await keep(20_000, 'x')
    expect(full.refused()).toBe(1)
  })

  it('refuses a WebSocket that does not speak MQTT', async () => {
    const socket = new WebSocket(ws, ['chat'])
    const refused = new Promise((resolve) =>
      socket.once('error', (error) => resolve(error.message)),
    )
    expect(await refused).toMatch(/subprotocol/)
  })
})
