import type { WatchTry } from '#people/WatchTry.ts'
import type { Clock } from '../Clock.ts'
import type { FromWatch, PageBeat, ToWatch } from './PageBeat.ts'
import { PageJudge } from './PageJudge.ts'

/** Milliseconds from one question to the next. */
const askInterval = 1000

export type WatchParts = {
  clock: Clock
  /** Epoch milliseconds. */
  wall: () => number
  post(message: FromWatch): void
}

/**
 * The watchdog's work, without a worker around it: asks the page how it is, and tells it what to do. A page whose thread is held up
 * gives no answer and can do nothing; when it goes on, the pause is no silence.
 */
export class WatchCore {
  readonly #parts: WatchParts
  readonly #judge: PageJudge
  readonly #stop: () => void
  #words = ''

  constructor(tries: readonly WatchTry[], parts: WatchParts) {
    this.#parts = parts
    this.#judge = new PageJudge(tries)
    this.#stop = parts.clock.every(askInterval, () => parts.post({ kind: 'ask' }))
  }

  receive(message: ToWatch): void {
    if (message.kind === 'beat') this.#hear(message.beat)
  }

  close(): void {
    this.#stop()
  }

  #hear(beat: PageBeat): void {
    const parts = this.#parts
    const verdict = this.#judge.judge(beat, parts.clock.now() / 1000, parts.wall())
    const { trouble } = this.#judge
    if (trouble !== this.#words) parts.post({ kind: 'trouble', words: trouble })
    this.#words = trouble
    if (verdict) parts.post({ kind: 'act', ...verdict })
  }
}
