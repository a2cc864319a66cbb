import { systemClock } from './Clock.ts'
import { WhatIfCore } from './WhatIfCore.ts'
import type { ToWhatIf } from './WhatIfPost.ts'

const core = new WhatIfCore({
  clock: systemClock,
  post: (message) => self.postMessage(message, { transfer: [] }),
})

self.addEventListener('message', ({ data }: MessageEvent<ToWhatIf>) => core.receive(data))
