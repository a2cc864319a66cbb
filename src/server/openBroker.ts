import type { Server } from 'node:http'
import { createServer } from 'node:net'
import type { Duplex } from 'node:stream'
import { Aedes } from 'aedes'
import { WebSocketServer } from 'ws'
import { attachRetained } from './attachRetained.ts'
import { listen } from './listen.ts'
import { openSocketStream } from './openSocketStream.ts'

/** Bytes; larger messages end their sender's connection. */
const largestMessage = 1_048_576
/** Bytes that may wait for a slow program on the plain MQTT port. */
const mostWaiting = 4_000_000

export type Broker = {
  /** The plain MQTT port. */
  port: number
  publish(topic: string, payload: string, retain: boolean): void
  close(): Promise<void>
}

/**
 * An MQTT 3.1.1 broker in this process: WebSockets at `/mqtt` of an HTTP server, and plain MQTT on a port of its own (0: any
 * free one). Nothing is stored on disk. Throws what `listen` throws.
 */
export async function openBroker(http: Server, host: string, port: number): Promise<Broker> {
  const aedes = await Aedes.createBroker({ drainTimeout: 5000, queueLimit: 1000 })
  attachRetained(aedes)
  aedes.authorizePublish = (_client, packet, done) => {
    done(
      packet.payload.length > largestMessage ? new Error('the message is larger than 1 MB') : null,
    )
  }
  const sockets = new Set<Duplex>()
  const keep = <S extends Duplex>(socket: S): S => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    return socket
  }

  const plain = createServer({ highWaterMark: mostWaiting, noDelay: true }, (socket) =>
    aedes.handle(keep(socket)),
  )
  const actualPort = await listen(plain, host, port, '--mqtt-port')

  const sessions = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage + 65_536,
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
    sessions.handleUpgrade(request, socket, head, (ws) => {
      aedes.handle(keep(openSocketStream(ws)), request)
    })
  }
  http.on('upgrade', upgrade)

  return {
    port: actualPort,
    publish: makePublish(aedes),
    async close() {
      http.off('upgrade', upgrade)
      for (const socket of sockets) socket.destroy()
      plain.close()
      await new Promise<void>((resolve) => aedes.close(resolve))
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

/** A message that could not be delivered to somebody: that link's own end tells of it. */
function ignore(): void {}
