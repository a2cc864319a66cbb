import { systemClock } from './Clock.ts'
import { readEngineModel } from './readEngineModel.ts'
import { RunCore } from './RunCore.ts'
import type { ToRunner } from './RunPost.ts'

const core = new RunCore({
  read: readEngineModel,
  clock: systemClock,
  post: (message, transfer = []) => self.postMessage(message, { transfer }),
})

self.addEventListener('message', ({ data }: MessageEvent<ToRunner>) => core.receive(data))
