// The worker of the bare receiver: MQTT 3.1.1 over a WebSocket, as little of it as can be. It counts messages and does nothing
// else with them. Told an address, it says how many have come every 50 ms.
/* oxlint-disable unicorn/require-post-message-target-origin -- a worker has none */
const text = new TextEncoder()
const field = (words) => {
  const bytes = text.encode(words)
  return [bytes.length >> 8, bytes.length & 255, ...bytes]
}
const packet = (kind, body) => new Uint8Array([kind, body.length, ...body])
const connect = packet(0x10, [...field('MQTT'), 4, 2, 0, 0, ...field('bare')])
const subscribe = packet(0x82, [0, 1, ...field('load/#'), 0])
const granted = 9
const message = 3

let count = 0
/** Bytes of a packet that come with the next frame. */
let rest = 0

self.addEventListener('message', ({ data: broker }) => {
  const socket = new WebSocket(broker, ['mqtt'])
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('open', () => socket.send(connect))
  socket.addEventListener('message', ({ data }) => {
    const bytes = new Uint8Array(data)
    let at = rest
    while (at < bytes.length) {
      const kind = bytes[at] >> 4
      if (kind === message) count++
      else if (kind === granted) self.postMessage({ isReady: true, count })
      else socket.send(subscribe)
      let length = 0
      for (let shift = 0; ; shift += 7) {
        const digit = bytes[++at]
        length += (digit & 127) << shift
        if (digit < 128) break
      }
      at += 1 + length
    }
    rest = at - bytes.length
  })
  setInterval(() => self.postMessage({ isReady: false, count }), 50)
})
