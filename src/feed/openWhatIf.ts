import type { WhatIf, WhatIfSource } from '#twin/process/WhatIf.ts'
import { WhatIfPool, type WhatIfWorker } from './WhatIfPool.ts'

/** Most workers: beyond them a question takes more memory than time is won. */
const most = 16

/** Opens the workers that answer what-if questions about one plant, one a core, until they are closed. */
export function openWhatIf(
  source: WhatIfSource,
  workers = navigator.hardwareConcurrency || 2,
  startWorker: () => WhatIfWorker = startWhatIfWorker,
): WhatIf {
  const pool = new WhatIfPool(source, Math.min(workers, most), startWorker)
  return {
    book: pool.book,
    ask: (question, events) => pool.ask(question, events),
    close: () => pool.close(),
  }
}

function startWhatIfWorker(): WhatIfWorker {
  return new Worker(new URL('./whatIf.worker.ts', import.meta.url), {
    type: 'module',
    name: 'what-if',
  })
}
