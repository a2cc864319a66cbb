import { systemClock } from '../Clock.ts'
import type { ToWatch } from './PageBeat.ts'
import { WatchCore } from './WatchCore.ts'

let core: WatchCore | undefined

self.addEventListener('message', ({ data }: MessageEvent<ToWatch>) => {
  if (data.kind !== 'open') {
    core?.receive(data)
    return
  }
  core?.close()
  core = new WatchCore(data.tries, {
    clock: systemClock,
    wall: () => Date.now(),
    post: (message) => self.postMessage(message, {}),
  })
})
