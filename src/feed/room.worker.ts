import { systemClock } from './Clock.ts'
import { heldPasses } from './login/heldPasses.ts'
import { readAddress } from './recording/RecordingChannel.ts'
import { recordLink } from './recording/recordLink.ts'
import { RoomCore } from './RoomCore.ts'
import type { RoomParts } from './RoomParts.ts'
import type { RoomWish, ToRoom } from './RoomPost.ts'
import { transportFor } from './transports/index.ts'
import type { TransportKind } from './transports/Transport.ts'

/** Milliseconds for the last words to go. */
const farewell = 200

let core: { receive(message: ToRoom): void } | undefined
/** What was told before there was a core. */
const early: ToRoom[] = []

self.addEventListener('message', ({ data }: MessageEvent<ToRoom>) => {
  if (data.kind === 'pass') heldPasses.set(data)
  else if (data.kind === 'open') void open(data.wish)
  else {
    if (core) core.receive(data)
    else early.push(data)
    if (data.kind === 'leave') systemClock.after(farewell, () => self.close())
  }
})

const post: RoomParts['post'] = (message, transfer = []) => self.postMessage(message, { transfer })

async function open(wish: RoomWish): Promise<void> {
  const recording = readAddress(wish.broker)
  if (recording) {
    const { replayRoom } = await import('./recording/replayRoom.ts')
    core = await replayRoom(recording, wish, post)
  } else {
    const kind = transportFor(wish.broker)
    if (!kind) throw new Error(`room.worker: no transport for ${wish.broker}`)
    const link: TransportKind['open'] = (...all) => kind.open(...all)
    core = new RoomCore(wish, {
      open: wish.page === undefined ? link : recordLink(link, wish.page, 'room'),
      clock: systemClock,
      random: Math.random,
      wall: () => Date.now(),
      post,
    })
  }
  for (const each of early.splice(0)) core.receive(each)
}
