import type { HealthFigures } from '#people/Health.ts'
import type { WatchTry } from '#people/WatchTry.ts'
import type { Clock } from '../Clock.ts'
import type { HealthLink, HealthWish } from './HealthLink.ts'
import type { FromWatch, PageBeat, ToWatch } from './PageBeat.ts'
import { PageJudge } from './PageJudge.ts'

/** Milliseconds from one question to the next. */
const askInterval = 1000
/** Milliseconds without an answer after which a page is frozen; a large plant may hold it up for some seconds. */
const longestAnswer = 10_000
/** Milliseconds between two questions after which this thread itself has slept. */
const sleep = 5000

export type WatchParts = {
  clock: Clock
  /** Epoch milliseconds. */
  wall: () => number
  /** Null for a broker that nothing here can speak to. */
  openLink(wish: HealthWish, clock: Clock): Pick<HealthLink, 'tell' | 'close'> | null
  post(message: FromWatch): void
}

/**
 * The watchdog's work, without a worker around it: asks the page how it is, tells it what to do, and tells the broker how it is. A
 * page whose thread is held up gives no answer and can do nothing about it: that is told the broker, for whoever watches over
 * the browser. When it goes on, the pause was no silence.
 */
export class WatchCore {
  readonly #parts: WatchParts
  readonly #judge: PageJudge
  readonly #stop: () => void
  #link: ReturnType<WatchParts['openLink']> = null
  #words = ''
  #figures: HealthFigures | null = null
  #askedAt: number
  #answeredAt: number

  constructor(tries: readonly WatchTry[], parts: WatchParts) {
    this.#parts = parts
    this.#judge = new PageJudge(tries)
    this.#askedAt = this.#answeredAt = parts.clock.now()
    this.#stop = parts.clock.every(askInterval, () => this.#ask())
  }

  receive(message: ToWatch): void {
    if (message.kind === 'beat') this.#hear(message.beat)
    if (message.kind !== 'link') return
    this.#link?.close()
    this.#link = message.wish && this.#parts.openLink(message.wish, this.#parts.clock)
  }

  close(): void {
    this.#stop()
    this.#link?.close()
  }

  #ask(): void {
    const now = this.#parts.clock.now()
    if (now - this.#askedAt > sleep) this.#answeredAt = now
    this.#askedAt = now
    const silence = now - this.#answeredAt
    if (silence > longestAnswer) {
      const words = `the page has not answered for ${Math.round(silence / 1000)} s`
      this.#link?.tell('frozen', words, null)
    } else if (this.#figures) {
      this.#link?.tell(this.#words === '' ? 'well' : 'troubled', this.#words, this.#figures)
    }
    this.#parts.post({ kind: 'ask' })
  }

  #hear(beat: PageBeat): void {
    const parts = this.#parts
    this.#answeredAt = parts.clock.now()
    this.#figures = beat.figures
    const verdict = this.#judge.judge(beat, this.#answeredAt / 1000, parts.wall())
    const { trouble } = this.#judge
    if (trouble !== this.#words) parts.post({ kind: 'trouble', words: trouble })
    this.#words = trouble
    if (verdict) parts.post({ kind: 'act', ...verdict })
  }
}
