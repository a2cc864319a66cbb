import { Worker } from 'node:worker_threads'
import type { WhatIfWorker } from '#feed/WhatIfPool.ts'

const tsx = import.meta.resolve('tsx/esm/api')
const program = new URL('./whatIfThread.worker.ts', import.meta.url).href

/** Starts a thread of Node that computes what-ifs, with the face of a browser's worker. */
export function openThread(): WhatIfWorker {
  // A thread does not take over that its parent reads TypeScript.
  const code = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(program)}) })`
  const thread = new Worker(code, { eval: true })
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    postMessage: (message) => thread.postMessage(message),
    addEventListener(type: 'message' | 'error', listener: (event: never) => void) {
      const hear = listener as (event: object) => void
      if (type === 'message') thread.on('message', (data) => hear({ data }))
      else
        thread.on('error', (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error)
          hear({ message, preventDefault: () => undefined })
        })
    },
    terminate: () => void thread.terminate(),
  }
}
