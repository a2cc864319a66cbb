import mqtt from 'mqtt'
import type { DeskLink } from './desk/openDesk.ts'

export type Publisher = {
  /** Sends, or forgets the message while the broker is away. */
  publish(topic: string, payload: string, retain: boolean): void
  /** Hears what others publish below a filter, with QoS 0: nothing is handed over twice, or later. */
  listen: DeskLink['listen']
  close(): void
}

/** A link to somebody else's broker that the simulator publishes into. It never gives up; `say` hears how it fares. */
export function openPublisher(broker: string, say: (line: string) => void): Publisher {
  const url = new URL(broker)
  const name = `${url.protocol}//${url.host}`
  let last = ''
  const sayOnce = (line: string) => {
    if (line !== last) say(line)
    last = line
  }
  const client = mqtt.connect(broker, {
    clientId: `gemba-simulator-${crypto.randomUUID().slice(0, 8)}`,
    queueQoSZero: false,
    reconnectPeriod: 1000,
    reconnectOnConnackError: true,
    connectTimeout: 6000,
    keepalive: 10,
  })
  client.on('connect', () => sayOnce(`Publishing into ${name}.`))
  client.on('error', (error) => sayOnce(`${name}: ${sayError(error)}. Trying again …`))
  client.on('close', () => {
    if (last.startsWith('Publishing')) sayOnce(`${name} has closed the connection. Trying again …`)
  })
  return {
    publish(topic, payload, retain) {
      if (client.connected) client.publish(topic, payload, { qos: 0, retain })
    },
    listen(filter, hear) {
      const take = (topic: string, payload: Buffer, packet: { retain: boolean }) =>
        hear(topic, payload.toString(), packet.retain)
      client.on('message', take)
      client.subscribe(filter, { qos: 0 })
      return () => {
        client.off('message', take)
        client.unsubscribe(filter)
      }
    },
    close: () => void client.end(true),
  }
}

function sayError(error: Error & { code?: string | number }): string {
  if (error.code === 'ECONNREFUSED') return 'nothing answers there'
  if (error.code === 'ENOTFOUND') return 'there is no host of this name'
  return error.message || String(error.code ?? 'the connection failed')
}
