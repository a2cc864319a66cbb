import { systemClock } from '../Clock.ts'
import type { ToWatch } from './PageBeat.ts'
import { transportFor } from '../transports/index.ts'
import { HealthLink } from './HealthLink.ts'
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
    openLink: (wish, clock) => {
      const kind = transportFor(wish.broker)
      return kind ? new HealthLink(wish, clock, (...all) => kind.open(...all)) : null
    },
    post: (message) => self.postMessage(message, {}),
  })
})
