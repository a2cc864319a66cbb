import type { WatchAct, WatchTry } from '#people/WatchTry.ts'
import { keepWorker } from '../keepWorker.ts'
import type { HealthWish } from './HealthLink.ts'
import type { FromWatch, PageBeat, ToWatch } from './PageBeat.ts'

export type WatchOptions = {
  /** What was done for this page so far. */
  tries(): readonly WatchTry[]
  /** How the page is now; asked for once a second, in hidden pages too. */
  look(): PageBeat
  onAct(act: WatchAct, why: string): void
  /** What is wrong with the page, in words; empty: nothing any more. */
  onTrouble(words: string): void
}

/** A page's watchdog as the page sees it. */
export type OpenWatch = {
  /** Often, with `performance.now()`: replaces a watchdog that has died. */
  check(now: number): void
  /** Where the watchdog tells how this page is; null: nowhere. */
  link(wish: HealthWish | null): void
}

/** Sets a watchdog over the page, in a worker of its own, for as long as the page is there. */
export function openWatch(options: WatchOptions): OpenWatch {
  let link: HealthWish | null = null
  const worker = keepWorker<ToWatch, FromWatch>({
    start: startWatchWorker,
    onStart(tell) {
      tell({ kind: 'open', tries: options.tries() })
      if (link) tell({ kind: 'link', wish: link })
    },
    onMessage(message) {
      if (message.kind === 'ask') worker.tell({ kind: 'beat', beat: options.look() })
      else if (message.kind === 'act') options.onAct(message.act, message.why)
      else options.onTrouble(message.words)
    },
    onError: (reason) => options.onTrouble(`the watchdog failed: ${reason}`),
    onDeath: () => undefined,
  })
  return {
    check: (now) => worker.check(now),
    link(wish) {
      link = wish
      worker.tell({ kind: 'link', wish })
    },
  }
}

function startWatchWorker(): Worker {
  return new Worker(new URL('./watch.worker.ts', import.meta.url), {
    type: 'module',
    name: 'watch',
  })
}
