import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { Aedes } from 'aedes'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { WebSocketServer } from 'ws'
import { listen } from '#server/listen.ts'
import { openSocketStream } from '#server/openSocketStream.ts'
import { brokerAudience } from './openIssuer.ts'

export type TokenBroker = {
  ws: string
  /** Who came in, in order. */
  users: string[]
  publish(topic: string, payload: string): void
  close(): Promise<void>
}

/** A broker that lets in who has a token of this issuer as password, as EMQX does with its JWT authenticator. */
export async function openTokenBroker(issuer: string): Promise<TokenBroker> {
  const keys = createRemoteJWKSet(new URL('/jwks', issuer))
  const users: string[] = []
  const aedes = await Aedes.createBroker({
    authenticate(_client, username, password, done) {
      const token = password?.toString() ?? ''
      jwtVerify(token, keys, { issuer, audience: brokerAudience }).then(
        ({ payload }) => {
          // the name is the token's, too
          const isTheirs = payload.sub === `subject-of-${username}`
          if (isTheirs && username) users.push(username)
          done(null, isTheirs)
        },
        () => done(Object.assign(new Error('no'), { returnCode: 5 }), false),
      )
    },
  })
  const http = createServer()
  const sockets = new WebSocketServer({ server: http, handleProtocols: () => 'mqtt' })
  const streams = new Set<Duplex>()
  sockets.on('connection', (socket, request) => {
    const stream = openSocketStream(socket)
    streams.add(stream)
    aedes.handle(stream, request)
  })
  const port = await listen(http, '127.0.0.1', 0, '--port')
  return {
    ws: `ws://127.0.0.1:${port}/mqtt`,
    users,
    publish: (topic, payload) =>
      aedes.publish(
        { cmd: 'publish', topic, payload: Buffer.from(payload), qos: 0, dup: false, retain: true },
        () => undefined,
      ),
    async close() {
      for (const stream of streams) stream.destroy()
      await new Promise<void>((resolve) => aedes.close(resolve))
      sockets.close()
      http.closeAllConnections()
      http.close()
    },
  }
}
