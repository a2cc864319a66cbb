import { systemClock } from './Clock.ts'
import { heldPasses } from './login/heldPasses.ts'
import { RoomCore } from './RoomCore.ts'
import type { ToRoom } from './RoomPost.ts'
import { transportFor } from './transports/index.ts'

/** Milliseconds for the last words to go. */
const farewell = 200

let core: RoomCore | undefined

self.addEventListener('message', ({ data }: MessageEvent<ToRoom>) => {
  if (data.kind === 'pass') {
    heldPasses.set(data)
    return
  }
  if (data.kind !== 'open') {
    core?.receive(data)
    if (data.kind === 'leave') systemClock.after(farewell, () => self.close())
    return
  }
  const kind = transportFor(data.wish.broker)
  if (!kind) throw new Error(`room.worker: no transport for ${data.wish.broker}`)
  core = new RoomCore(data.wish, {
    open: (wish, events) => kind.open(wish, events),
    clock: systemClock,
    random: Math.random,
    wall: () => Date.now(),
    post: (message, transfer = []) => self.postMessage(message, { transfer }),
  })
})
