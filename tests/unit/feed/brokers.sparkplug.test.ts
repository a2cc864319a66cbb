import mqttJs, { type MqttClient } from 'mqtt'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '#feed/Clock.ts'
import { codecs } from '#feed/codecs/index.ts'
import { loadSessions } from '#feed/loadSessions.ts'
import { mqtt } from '#feed/transports/mqtt.ts'
import { mosquittoPath, openMosquitto } from '../../world/openMosquitto.ts'
import { sparkplugBytes } from '../../world/sparkplugBytes.ts'
import { openCore } from './openCore.ts'
import { metric } from './sparkplugWorld.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})
const poll = { timeout: 20_000, interval: 20 }

/** An edge node with one device, as it would be in a plant: it gives birth when it is asked, and leaves a last will. */
async function openEdgeNode(address: string, bdSeq: number) {
  const session = [{ name: 'bdSeq', type: 8, long: bdSeq }]
  const will = Buffer.from(sparkplugBytes(session))
  const client: MqttClient = await mqttJs.connectAsync(address, {
    reconnectPeriod: 0,
    will: { topic: 'spBv1.0/G1/NDEATH/E1', payload: will, qos: 1, retain: false },
  })
  stops.push(() => client.end(true))
  let seq = 0
  const world = { births: 0, commands: 0 }
  const publish = (type: string, end: string, metrics: Parameters<typeof sparkplugBytes>[0]) => {
    client.publish(`spBv1.0/G1/${type}/${end}`, Buffer.from(sparkplugBytes(metrics, seq)))
    seq = (seq + 1) & 255
  }
  const give = () => {
    world.births++
    seq = 0
    publish('NBIRTH', 'E1', session)
    publish('DBIRTH', 'E1/D1', [{ name: 'Speed', alias: 4, type: 3, int: 100 }])
  }
  client.on('message', () => {
    world.commands++
    give()
  })
  await client.subscribeAsync('spBv1.0/G1/NCMD/E1')
  give()
  const data = (int: number) => publish('DDATA', 'E1/D1', [{ alias: 4, int }])
  return { world, data, crash: () => client.stream.destroy() }
}

// Without mosquitto on this machine this is skipped, and the report says so.
describe.skipIf(!mosquittoPath)('a Sparkplug edge node on mosquitto', () => {
  it('is met in the middle of its life, asked once for its birth, and followed to its death and back', async () => {
    const broker = await openMosquitto()
    stops.push(() => broker.close())
    const edge = await openEdgeNode(broker.tcp, 0)
    const signals = [metric('Speed', 'D1')]
    const sessions = await loadSessions(signals, codecs)
    const feed = openCore({ broker: broker.ws, signals }, mqtt, systemClock, true, sessions)
    stops.push(() => feed.core.close())
    await expect.poll(() => feed.connections.at(-1)?.status, poll).toBe('connected')
    // Said before the page has a birth: which metric that is, nobody can know.
    await expect
      .poll(() => {
        edge.data(4_294_967_291)
        return edge.world.commands
      }, poll)
      .toBe(1)
    await expect.poll(() => feed.quality(0), poll).toBe('good')
    for (let i = 0; i < 50; i++) edge.data(4_294_967_291)
    await expect.poll(() => feed.core.table.value[0], poll).toBe(-5)
    expect(edge.world).toEqual({ births: 2, commands: 1 })

    edge.crash()
    await expect.poll(() => feed.quality(0), poll).toBe('stale')
    expect(feed.reasons.at(-1)?.reason).toBe('its edge node G1/E1 has gone (NDEATH)')
    expect(feed.core.table.value[0]).toBe(-5)

    await openEdgeNode(broker.tcp, 1)
    await expect
      .poll(() => [feed.quality(0), feed.core.table.value[0]], poll)
      .toEqual(['good', 100])
    expect(feed.problems).toEqual([])
  })
})
