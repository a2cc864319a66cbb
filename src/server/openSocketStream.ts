import { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

/** Bytes that may wait for a slow visitor before the link is cut; it reconnects and starts from the latest values. */
const mostWaiting = 8_000_000

/**
 * A WebSocket as the byte stream that an MQTT broker wants. What the broker writes in one go leaves as one frame (aedes writes
 * five pieces a message, and a frame for each costs half its speed). A visitor that does not keep up is cut off rather than
 * waited for: aedes would hold back all others.
 */
export function openSocketStream(socket: WebSocket): Duplex {
  const send = (bytes: Buffer, done: (error?: Error | null) => void) => {
    if (socket.readyState !== socket.OPEN) {
      done(new Error('the WebSocket has closed'))
      return
    }
    if (socket.bufferedAmount > mostWaiting) {
      done(new Error('the visitor does not keep up'))
      return
    }
    socket.send(bytes, { binary: true })
    done()
  }
  const stream = new Duplex({
    read: () => socket.resume(),
    write: (chunk: Buffer, _encoding, done) => send(chunk, done),
    writev: (chunks, done) => send(Buffer.concat(chunks.map(({ chunk }): Buffer => chunk)), done),
    final(done) {
      socket.close()
      done()
    },
    destroy(error, done) {
      socket.terminate()
      done(error)
    },
  })
  socket.on('message', (data) => {
    if (!stream.push(data)) socket.pause()
  })
  socket.on('error', (error) => stream.destroy(error))
  socket.on('close', () => {
    stream.push(null)
    stream.destroy()
  })
  return stream
}
