import { connect, createServer, type Socket } from 'node:net'
import { listen } from '#server/listen.ts'

/** A way to a port of this machine that can be cut and healed. */
export type Proxy = {
  port: number
  /** All connections end at once, and no new one is made until it is healed. */
  cut(): void
  heal(): void
  close(): void
}

/** Opens a way to `port` on a port of its own. */
export async function openProxy(port: number): Promise<Proxy> {
  const sockets = new Set<Socket>()
  let isCut = false
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    return socket
  }
  const server = createServer((socket) => {
    if (isCut) {
      socket.destroy()
      return
    }
    const far = keep(connect(port, '127.0.0.1'))
    keep(socket).pipe(far).pipe(socket)
    socket.on('close', () => far.destroy())
    far.on('close', () => socket.destroy())
  })
  const own = await listen(server, '127.0.0.1', 0, '--port')
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: own,
    cut,
    heal: () => void (isCut = false),
    close() {
      cut()
      server.close()
    },
  }
}
