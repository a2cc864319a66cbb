import {
  createServer as createHttp,
  type RequestListener,
  type Server as HttpServer,
} from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { sayText } from './makeStaticHost.ts'

/** Milliseconds that a connection may stay silent before its first byte. */
const patience = 30_000
/** The first byte of every TLS connection (RFC 8446 §5.1: a handshake record). */
const handshake = 22

export type TlsDoor = {
  /** What listens on the port. */
  server: Server
  close(): void
}

/** One port for both: TLS goes to `https`, and who comes with plain HTTP is sent to the same address with https. */
export function openTlsDoor(https: HttpServer): TlsDoor {
  const http = createHttp(sendToHttps)
  http.timeout = patience
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    // Who hangs up early has nothing to say to us.
    socket.on('error', () => socket.destroy())
    socket.setTimeout(patience, () => socket.destroy())
    socket.once('data', (bytes) => {
      socket.setTimeout(0)
      socket.removeAllListeners('timeout')
      socket.pause()
      socket.unshift(bytes)
      const target = bytes[0] === handshake ? https : http
      target.emit('connection', socket)
      if (target === http) process.nextTick(() => socket.resume())
    })
  })
  return {
    server,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

const sendToHttps: RequestListener = (request, response) => {
  const { host = '' } = request.headers
  response.setHeader('Connection', 'close')
  if (!/^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host)) {
    sayText(response, 400, 'This is served over https: write https:// before the address.')
    return
  }
  // Not for ever: without --https the same address speaks plain HTTP again.
  const path = request.url?.startsWith('/') ? request.url : '/'
  response.setHeader('Location', `https://${host}${path}`)
  sayText(response, 307, `This is served over https: https://${host}${path}`)
}
