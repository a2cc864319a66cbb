import { createServer } from 'node:http'
import mqttJs, { type MqttClient } from 'mqtt'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '#feed/Clock.ts'
import type { RoomWish } from '#feed/RoomPost.ts'
import { mqtt } from '#feed/transports/mqtt.ts'
import { personColours } from '#people/personColours.ts'
import { makeRoomTopic } from '#people/roomTopics.ts'
import { readStroke, writeStroke } from '#people/Stroke.ts'
import { listen } from '#server/listen.ts'
import { openBroker } from '#server/openBroker.ts'
import { mosquittoPath, openMosquitto } from '../../../world/openMosquitto.ts'
import { openVisitor, someone } from './openVisitor.ts'

const stops: (() => unknown)[] = []
const poll = { timeout: 15_000, interval: 20 }
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

const head = {
  name: 'Anna',
  colour: personColours.teal,
  plant: 'The hall',
  at: 0,
  width: 0.01,
  part: 'hall/Line1/Filler',
}
const own = (family: string, key: string) => `gemba/main/${family}/${key}/~eveeveev/eveeveev`

function come(broker: string, session: string, more: Partial<RoomWish> = {}) {
  const card = { ...someone, name: session }
  const visitor = openVisitor({ broker, session, card, ...more }, mqtt, systemClock)
  stops.push(() => visitor.core.close())
  return visitor
}

/** Somebody whose program is killed: their link ends without a word. */
async function comeWithWill(broker: string, session: string): Promise<MqttClient> {
  const who = makeRoomTopic({
    room: 'main',
    family: 'who',
    key: 'engineer',
    user: `~${session}`,
    session,
  })
  const client = await mqttJs.connectAsync(broker, {
    clientId: session,
    will: { topic: who, payload: Buffer.alloc(0), qos: 0, retain: false },
    reconnectPeriod: 0,
  })
  client.on('error', () => undefined)
  stops.push(() => client.end(true))
  await client.publishAsync(who, JSON.stringify({ name: session }))
  return client
}

async function openEmbedded() {
  const http = createServer()
  const port = await listen(http, '127.0.0.1', 0, '--port')
  let broker = await openBroker(http, '127.0.0.1', 0)
  stops.push(async () => {
    await broker.close()
    http.close()
    http.closeAllConnections()
  })
  return {
    address: `ws://127.0.0.1:${port}/mqtt`,
    async restart() {
      await broker.close()
      broker = await openBroker(http, '127.0.0.1', 0)
    },
  }
}

async function openReal(lines: readonly string[] = []) {
  const broker = await openMosquitto(lines)
  stops.push(() => broker.close())
  return {
    address: broker.tcp,
    async restart() {
      await broker.kill()
      await broker.start()
    },
  }
}

const brokers = [
  { name: 'the embedded broker', open: openEmbedded, isThere: true },
  { name: 'mosquitto', open: openReal, isThere: mosquittoPath !== undefined },
]

describe.each(brokers)('a room on $name', ({ open, isThere }) => {
  it.runIf(isThere)(
    'is joined and left, by a crash too, and joined anew after a restart',
    async () => {
      const broker = await open()
      const anna = come(broker.address, 'annaanna')
      const bo = come(broker.address, 'bobobobo')
      await expect.poll(anna.names, poll).toEqual(['bobobobo'])
      await expect.poll(bo.names, poll).toEqual(['annaanna'])
      expect(anna.status()).toBe('joined')
      bo.stand(3, 1.6)
      await expect.poll(() => anna.places.get('bobobobo')?.x, poll).toBe(3)
      expect(anna.told.latency).toBeLessThan(1000)

      const eve = await comeWithWill(broker.address, 'eveeveev')
      await expect.poll(anna.names, poll).toEqual(['bobobobo', 'eveeveev'])
      eve.stream.destroy()
      await expect.poll(anna.names, { timeout: 2000, interval: 20 }).toEqual(['bobobobo'])

      await broker.restart()
      await expect.poll(() => anna.standings.slice(-2), poll).toEqual(['joining', 'joined'])
      await expect.poll(() => bo.standings.slice(-2), poll).toEqual(['joining', 'joined'])
      await expect.poll(anna.names, poll).toEqual(['bobobobo'])
      bo.stand(4, 1.6)
      await expect.poll(() => anna.places.get('bobobobo')?.x, poll).toBe(4)
      bo.core.close()
      await expect.poll(anna.names, poll).toEqual([])
    },
  )

  it.runIf(isThere)(
    'keeps notes and ink, hands them to those who come later, and forgets what is cleared',
    async () => {
      const broker = await open()
      const anna = come(broker.address, 'annaanna')
      await expect.poll(anna.status, poll).toBe('joined')
      // The longest piece of a line that a pen writes, and what is live between the two.
      const line = Array.from({ length: 4000 }, (_, i) => Math.sin(i))
      const { text } = writeStroke(head, line)
      anna.send('ink', 'line00000001.0', text)
      anna.send('say', '-', 'hello')
      anna.send('note', 'note00000001', '{"v":1}')
      await expect.poll(() => anna.results, poll).toEqual(['sent', 'sent', 'sent'])
      const bo = come(broker.address, 'bobobobo')
      await expect.poll(() => bo.letters.length, poll).toBe(2)
      const came = bo.letters.find(({ family }) => family === 'ink')!
      expect(came).toMatchObject({ text, isRetained: true })
      const stroke = readStroke(came.key, came.user, came.text, Date.now())
      expect(stroke).toMatchObject({ user: '~annaanna', name: 'Anna', part: 'hall/Line1/Filler' })
      expect(stroke!.points[3]).toBeCloseTo(Math.sin(3), 3)
      const clear = { kind: 'send', id: 9, family: 'ink', key: came.key, text: '' } as const
      bo.core.receive({ ...clear, owner: '~annaanna' })
      await expect.poll(() => anna.letters.at(-1), poll).toMatchObject({ key: came.key, text: '' })
      const late = come(broker.address, 'latelate')
      await expect.poll(() => late.letters, poll).toMatchObject([{ family: 'note' }])
    },
  )

  it.runIf(isThere)(
    'goes on for the honest while somebody sends floods, rubbish and ghosts',
    async () => {
      const broker = await open()
      const anna = come(broker.address, 'annaanna')
      const bo = come(broker.address, 'bobobobo')
      await expect.poll(anna.names, poll).toEqual(['bobobobo'])
      const eve = await comeWithWill(broker.address, 'eveeveev')
      await expect.poll(anna.names, poll).toEqual(['bobobobo', 'eveeveev'])
      const send = (topic: string, payload: string | Buffer, retain = false) =>
        eve.publish(topic, payload, { retain })
      send(own('say', '-'), 'x'.repeat(1_000_000))
      send(own('mark', '-'), `{"pointing":"${'x'.repeat(15_000)}"}`)
      send(own('pose', '0,0'), Buffer.alloc(40, 0xff))
      send(own('pose', '0,0'), Buffer.alloc(4000))
      send(own('who', 'engineer'), JSON.stringify({ name: '\u202e<b>Bo</b>', session: 'bobobobo' }))
      for (let i = 0; i < 3000; i++) send(own('say', '-'), `flood ${i}`)
      await expect.poll(() => anna.people.get('eveeveev')?.name, poll).toBe('<b>Bo</b>')
      const before = anna.letters.length
      bo.send('say', '-', 'I am still here')
      bo.stand(5)
      await expect
        .poll(() => anna.letters.slice(before).map(({ text }) => text), poll)
        .toContain('I am still here')
      await expect.poll(() => anna.places.get('bobobobo')?.x, poll).toBe(5)
      expect(anna.letters.length).toBeLessThan(100)
      await expect.poll(() => anna.core.dropped, poll).toBeGreaterThan(1000)
      await expect.poll(() => new Set(anna.problems).size, poll).toBeGreaterThan(0)
      expect(new Set(anna.problems).size).toBeLessThanOrEqual(2)
      expect(anna.places.has('eveeveev')).toBe(false)
    },
  )
})

describe.runIf(mosquittoPath !== undefined)('a room on a mosquitto without rules', () => {
  it('has no ghosts, though somebody had the broker keep their card', async () => {
    const broker = await openReal()
    const client = await mqttJs.connectAsync(broker.address, { reconnectPeriod: 0 })
    stops.push(() => client.end(true))
    const who = makeRoomTopic({
      room: 'main',
      family: 'who',
      key: 'engineer',
      user: '~ghost',
      session: 'ghost',
    })
    await client.publishAsync(who, JSON.stringify({ name: 'Ghost' }), { retain: true, qos: 1 })
    const anna = come(broker.address, 'annaanna')
    await expect.poll(anna.status, poll).toBe('joined')
    await pause(400)
    expect(anna.names()).toEqual([])
  })

  it('tells two tabs of one user apart', async () => {
    const broker = await openReal()
    const one = come(broker.address, 'tabtab01', { user: 'anna' })
    const two = come(broker.address, 'tabtab02', { user: 'anna' })
    await expect.poll(one.names, poll).toEqual(['tabtab02'])
    await expect.poll(two.names, poll).toEqual(['tabtab01'])
    two.core.close()
    await expect.poll(one.names, poll).toEqual([])
  })
})
