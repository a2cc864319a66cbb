import { parentPort } from 'node:worker_threads'
import { systemClock } from '#feed/Clock.ts'
import { WhatIfCore } from '#feed/WhatIfCore.ts'
import type { ToWhatIf } from '#feed/WhatIfPost.ts'

const core = new WhatIfCore({
  clock: systemClock,
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  post: (message) => parentPort?.postMessage(message),
})

parentPort?.on('message', (message: ToWhatIf) => core.receive(message))
