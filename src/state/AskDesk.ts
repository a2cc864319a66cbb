import type { Question, WhatIf } from '#twin/process/WhatIf.ts'
import type { WhatIfState } from './whatIf.ts'

/** What a question leads to, step by step. */
export type AskNews = Partial<Pick<WhatIfState, 'asked' | 'stage' | 'answer' | 'wrong'>>

/**
 * Asks one question after the other as fast as a slider moves: the next goes out when a first, coarse answer to the last has
 * come, so that there is something to see while it is dragged, and only the newest wish waits. The exact answer comes when no
 * newer wish does.
 */
export class AskDesk {
  readonly #whatIf: Pick<WhatIf, 'ask'>
  readonly #tell: (news: AskNews) => void
  readonly #progress: (share: number) => void
  #waiting: Question | null = null
  /** Whether nothing has come yet of what was asked last. */
  #isFresh = false
  #stop = (): void => undefined
  /** Only the last question is listened to. */
  #turn = 0

  constructor(
    whatIf: Pick<WhatIf, 'ask'>,
    tell: (news: AskNews) => void,
    progress: (share: number) => void,
  ) {
    this.#whatIf = whatIf
    this.#tell = tell
    this.#progress = progress
  }

  ask(question: Question): void {
    this.#tell({ asked: question, stage: 'computing', wrong: null })
    if (this.#isFresh) this.#waiting = question
    else this.#send(question)
  }

  /** Takes the question back; an answer that is there stays. */
  cancel(): void {
    if (this.close()) this.#tell({ stage: 'cancelled' })
  }

  /** The same without a word. Returns whether there was something to end. */
  close(): boolean {
    const turn = ++this.#turn
    this.#waiting = null
    this.#isFresh = false
    const stop = this.#stop
    this.#stop = nothing
    stop()
    return turn > 1 && stop !== nothing
  }

  #send(question: Question): void {
    const turn = ++this.#turn
    this.#waiting = null
    this.#isFresh = true
    this.#progress(0)
    const isOver = (): boolean => turn !== this.#turn
    const stop = this.#whatIf.ask(question, {
      onAnswer: (answer) => {
        if (isOver()) return
        this.#isFresh = false
        const isLast = !answer.isCoarse && !this.#waiting
        if (isLast) this.#stop = nothing
        this.#tell(isLast ? { answer, stage: 'done' } : { answer })
        if (this.#waiting) this.#send(this.#waiting)
      },
      onProgress: (share) => {
        if (!isOver()) this.#progress(share)
      },
      onProblem: (wrong) => {
        if (isOver()) return
        this.#isFresh = false
        this.#stop = nothing
        if (this.#waiting) this.#send(this.#waiting)
        else this.#tell({ wrong, stage: 'refused' })
      },
    })
    // It may have been answered at once, or have led to the next.
    if (turn === this.#turn && this.#isFresh) this.#stop = stop
  }
}

const nothing = (): void => undefined
