import type { ToReader } from './openReader.ts'

/** A reader that waits for its first model. */
let spare: Worker | null = null

/**
 * Starts a reader before anybody asks for a model, while the page itself still starts: its code is then there, and has run
 * once (`rehearseReading`), when the model comes.
 */
export function warmReader(): void {
  if (spare) return
  spare = startReader()
  const message: ToReader = { kind: 'warm' }
  spare.postMessage(message, [])
}

/** The reader that waits, or a new one. */
export function takeReader(): Worker {
  const taken = spare ?? startReader()
  spare = null
  return taken
}

function startReader(): Worker {
  return new Worker(new URL('./model.worker.ts', import.meta.url), { type: 'module' })
}
