import { PacketCutter } from './PacketCutter.ts'

/** What mqtt.js uses of a WebSocket in a browser. */
type QuickSocket = Pick<WebSocket, 'readyState' | 'OPEN' | 'bufferedAmount' | 'binaryType'> & {
  send(data: BufferSource): void
  close(): void
  addEventListener(type: string, listener: (event: Event | { data: Uint8Array }) => void): void
}

/**
 * A browser's WebSocket for mqtt.js that keeps back the messages with QoS 0 and gives them to `onMessage` at once; see `PacketCutter`.
 */
export function openQuickSocket(
  url: string,
  protocols: string[],
  version: 4 | 5,
  onMessage: (topic: string, payload: Uint8Array, isRetained: boolean) => void,
): QuickSocket {
  const socket = new WebSocket(url, protocols)
  socket.binaryType = 'arraybuffer'
  return {
    OPEN: socket.OPEN,
    binaryType: 'arraybuffer',
    get readyState() {
      return socket.readyState
    },
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    send: (data) => socket.send(data),
    close: () => socket.close(),
    addEventListener(type, listener) {
      if (type !== 'message') {
        socket.addEventListener(type, listener)
        return
      }
      const cutter = new PacketCutter(version, onMessage, (data) => listener({ data }))
      socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) =>
        cutter.take(new Uint8Array(data)),
      )
    },
  }
}
