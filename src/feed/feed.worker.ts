import { systemClock } from './Clock.ts'
import { codecs } from './codecs/index.ts'
import { FeedCore } from './FeedCore.ts'
import type { ToFeed } from './FeedMessage.ts'
import { transportFor } from './transports/index.ts'

let core: FeedCore | undefined

self.addEventListener('message', ({ data }: MessageEvent<ToFeed>) => {
  if (data.kind !== 'open') {
    core?.receive(data)
    return
  }
  const kind = transportFor(data.wish.broker)
  if (!kind) throw new Error(`feed.worker: no transport for ${data.wish.broker}`)
  core = new FeedCore(data.wish, {
    codecs,
    open: (wish, events) => kind.open(wish, events),
    clock: systemClock,
    post: (message, transfer = []) => self.postMessage(message, { transfer }),
  })
})
