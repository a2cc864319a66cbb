import type { Server } from 'node:http'
import { createServer } from 'node:net'
import type { Duplex } from 'node:stream'
import { Aedes, type AedesPublishPacket } from 'aedes'
import { WebSocketServer } from 'ws'
import type { Role } from '#people/roles.ts'
import { attachAccess } from './access/attachAccess.ts'
import { openData } from './access/openData.ts'
import { openUsers } from './access/openUsers.ts'
import { attachRetained } from './attachRetained.ts'
import { isFromOwnPage } from './isFromOwnPage.ts'
import { listen } from './listen.ts'
import type { DeskLink } from './desk/openDesk.ts'
import { openSocketStream } from './openSocketStream.ts'

/** Bytes of a WebSocket's message; larger ones end their sender's connection. */
const largestFrame = 1_048_576 + 65_536
/** Bytes that may wait for a slow program on the plain MQTT port. */
const mostWaiting = 4_000_000

export type Broker = {
  /** The plain MQTT port. */
  port: number
  /** Publishes a value of the plant. */
  publish(topic: string, payload: string, retain: boolean): void
  /** Hears what is published below a filter. */
  listen: DeskLink['listen']
  /** How many messages were refused so far. */
  refused: () => number
  close(): Promise<void>
}

export type BrokerOptions = {
  /** A file of users (`openUsers`), read again when it changes. Without one nobody is asked for a password. */
  users?: string
  /** What people without a password are: an engineer, and nobody at all where there are users. */
  anonymous?: Role
  /** A folder for what rooms keep; without one it is kept until `close`. */
  data?: string
  say?: (line: string) => void
}

/**
 * An MQTT 3.1.1 broker in this process: WebSockets at `/mqtt` of an HTTP server, and plain MQTT on a port of its own (0: any
 * free one). Who may do what is in `people/roles.ts`. Over plain MQTT, who comes without a password may also publish the plant's
 * values; where there are users, from this machine alone. Throws what `listen` and `openUsers` throw.
 */
export async function openBroker(
  http: Server,
  host: string,
  port: number,
  options: BrokerOptions = {},
): Promise<Broker> {
  const { say = ignore } = options
  const users = options.users === undefined ? null : openUsers(options.users, say)
  const kept = await openData(options.data ?? null, say)
  const aedes = await Aedes.createBroker({ drainTimeout: 5000, queueLimit: 1000 })
  attachRetained(aedes, kept)
  const plantDoors = new WeakSet<Duplex>()
  const access = attachAccess(aedes, {
    users,
    anonymous: options.anonymous ?? (users ? null : 'engineer'),
    isPlantDoor: (stream) => plantDoors.has(stream),
    kept,
    say,
  })
  const sockets = new Set<Duplex>()
  const keep = <S extends Duplex>(socket: S): S => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    return socket
  }

  const plain = createServer({ highWaterMark: mostWaiting, noDelay: true }, (socket) => {
    if (!users || isThisMachine(socket.remoteAddress ?? '')) plantDoors.add(socket)
    aedes.handle(keep(socket))
  })
  const actualPort = await listen(plain, host, port, '--mqtt-port')

  const sessions = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrame,
    perMessageDeflate: false,
    handleProtocols: (offered) =>
      offered.has('mqtt') ? 'mqtt' : offered.has('mqttv3.1') ? 'mqttv3.1' : false,
  })
  const upgrade = (
    request: Parameters<WebSocketServer['handleUpgrade']>[0],
    socket: Duplex,
    head: Buffer,
  ) => {
    if (new URL(request.url ?? '/', 'http://gemba').pathname !== '/mqtt') return
    if (!isFromOwnPage(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sessions.handleUpgrade(request, socket, head, (ws) => {
      aedes.handle(keep(openSocketStream(ws)), request)
    })
  }
  http.on('upgrade', upgrade)

  return {
    port: actualPort,
    publish: makePublish(aedes),
    listen: makeListen(aedes),
    refused: access.refused,
    async close() {
      users?.close()
      http.off('upgrade', upgrade)
      for (const socket of sockets) socket.destroy()
      plain.close()
      await new Promise<void>((resolve) => aedes.close(resolve))
      kept.close()
    },
  }
}

/**
 * Publishes in order. aedes stores a retained message before it sends it on, so one published right after it that is not
 * retained overtakes it; each subscriber's counter then takes the late one for a duplicate and drops it. So between the two
 * kinds the storing, which takes no input or output here, gets a turn to end.
 */
function makePublish(aedes: Aedes): Broker['publish'] {
  const waiting: { topic: string; payload: string; retain: boolean }[] = []
  let kind = false
  let isPausing = false
  const send = () => {
    isPausing = false
    for (let next = waiting[0]; next; next = waiting[0]) {
      if (next.retain !== kind) {
        kind = next.retain
        isPausing = true
        setImmediate(send)
        return
      }
      waiting.shift()
      aedes.publish({ cmd: 'publish', ...next, qos: 0, dup: false }, ignore)
    }
  }
  return (topic, payload, retain) => {
    waiting.push({ topic, payload, retain })
    if (!isPausing) send()
  }
}

function makeListen(aedes: Aedes): Broker['listen'] {
  return (filter, hear) => {
    const take = (packet: AedesPublishPacket, done: () => void) => {
      hear(packet.topic, packet.payload.toString(), packet.retain)
      done()
    }
    aedes.subscribe(filter, take, ignore)
    return () => aedes.unsubscribe(filter, take, ignore)
  }
}

function isThisMachine(address: string): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address)
}

/** A message that could not be delivered to somebody: that link's own end tells of it. */
function ignore(): void {}
