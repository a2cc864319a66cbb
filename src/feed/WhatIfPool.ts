import type { Frame } from '#scenarios/whatif/Frame.ts'
import { makeAnswer } from '#scenarios/whatif/makeAnswer.ts'
import type { Outcome } from '#scenarios/whatif/Outcome.ts'
import type { AnswerEvents, ModelBook, Question, WhatIfSource } from '#twin/process/WhatIf.ts'
import type { Problem } from '#twin/Problem.ts'
import type { FromWhatIf, ToWhatIf, WhatIfTask } from './WhatIfPost.ts'

/** What the pool needs of a Worker, or of a thread in Node. */
export type WhatIfWorker = {
  postMessage(message: ToWhatIf, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: { data: FromWhatIf }) => void): void
  addEventListener(
    type: 'error',
    listener: (event: { message: string; preventDefault(): void }) => void,
  ): void
  terminate(): void
}

/** `isOpen`: it has read the model; before, another may be quicker. */
type Hand = { worker: WhatIfWorker; isOpen: boolean; task: WhatIfTask | null; share: number }

type Asked = {
  events: AnswerEvents
  /** What it is answered in: a sketch of its first days where these tell enough, then the whole. */
  rounds: Round[]
  /** What is still to be given to a worker. */
  queue: WhatIfTask[]
  /** Simulated days, all runs together. */
  total: number
  done: number
}

type Round = {
  question: Question
  /** Of its baseline. */
  key: string
  isSketch: boolean
  scenario: Outcome[]
  /** Replications of the last answer that was given. */
  told: number
}

/** Replications of the first answer to the whole question; each further one has twice as many. The same for any number of workers. */
const first = 4
/**
 * A question about many days is answered at once by two runs of its first fourteen: on two cores in 0.1 s for the hall and in 0.3 s for
 * the office, where four runs of half a year take 1.4 s and 1.2 s.
 */
const sketch = { days: 14, replications: 2 }

/**
 * Workers that answer one question at a time, a run each. The runs of the baseline are kept for the next question that
 * starts alike: while somebody drags a slider, only the changed world is computed.
 */
export class WhatIfPool {
  readonly book: Promise<ModelBook>
  readonly #source: WhatIfSource
  readonly #startWorker: () => WhatIfWorker
  readonly #count: number
  readonly #hands: Hand[] = []
  #frame: Frame | null = null
  #asked: Asked | null = null
  #tasks = 0
  /** Runs of the baselines of what was asked last, by what they started from and by replication. */
  #baselines = new Map<string, Outcome[]>()
  #tellBook: (book: ModelBook) => void = () => undefined

  constructor(source: WhatIfSource, count: number, startWorker: () => WhatIfWorker) {
    this.#source = source
    this.#count = Math.max(1, count)
    this.#startWorker = startWorker
    this.book = new Promise((resolve) => (this.#tellBook = resolve))
    this.#start()
  }

  ask(question: Question, events: AnswerEvents): () => void {
    this.#drop()
    const rounds = roundsOf(question)
    const kept = rounds.map(({ key }) => [key, this.#baselines.get(key) ?? []] as const)
    this.#baselines = new Map(kept)
    const asked: Asked = { events, rounds, queue: [], total: 0, done: 0 }
    this.#asked = asked
    void this.book.then(() => this.#begin(asked))
    return () => {
      if (this.#asked === asked) this.#drop()
    }
  }

  close(): void {
    this.#asked = null
    for (const { worker } of this.#hands) worker.terminate()
    this.#hands.length = 0
  }

  #begin(asked: Asked): void {
    if (this.#asked !== asked) return
    if (!this.#frame) {
      const text = 'This plant has no process model that can be computed.'
      this.#fail(text, 'Look into the list of problems, or run `npm run validate` on its file.')
      return
    }
    for (const round of asked.rounds) this.#enqueue(asked, round)
    while (this.#hands.length < Math.min(this.#count, asked.queue.length)) this.#start()
    for (const hand of this.#hands) this.#give(hand)
  }

  #enqueue(asked: Asked, { question, key }: Round): void {
    const { scenario, seed, replications, start = {} } = question
    const { days } = scenario
    const baseline = this.#baselines.get(key)!
    for (let replication = 0; replication < replications; replication++) {
      const task = { days, seed, replication, start }
      const isUnderWay = this.#isUnderWay(key, replication)
      if (isUnderWay) asked.total += days
      if (!isUnderWay && baseline[replication] === undefined) {
        asked.queue.push({ id: ++this.#tasks, scenario: null, ...task })
        asked.total += days
      }
      asked.queue.push({ id: ++this.#tasks, scenario, ...task })
      asked.total += days
    }
  }

  #start(): void {
    const worker = this.#startWorker()
    const hand: Hand = { worker, isOpen: false, task: null, share: 0 }
    this.#hands.push(hand)
    worker.addEventListener('message', ({ data }) => this.#receive(hand, data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      this.#lose(hand, event.message || 'its program could not be loaded')
    })
    worker.postMessage({ kind: 'open', source: this.#source }, [])
  }

  /** A worker that failed: what is asked cannot be answered, the next question gets a new one. */
  #lose(hand: Hand, reason: string): void {
    const at = this.#hands.indexOf(hand)
    if (at < 0) return
    this.#hands.splice(at, 1)
    hand.worker.terminate()
    const text = `What computes the what-if has failed: ${reason}.`
    const problem: Problem = { from: 'page', severity: 'error', text }
    this.#tellBook({ ...noBook, problems: [problem] })
    this.#fail(text, 'Ask again. If this stays, load the page again.')
  }

  #receive(hand: Hand, message: FromWhatIf): void {
    if (message.kind === 'book') {
      this.#frame ??= message.frame
      this.#tellBook(message.book)
      hand.isOpen = true
      this.#give(hand)
      return
    }
    const { task } = hand
    if (task?.id !== message.id) return
    if (message.kind === 'share') {
      hand.share = message.share
      this.#sayProgress()
      return
    }
    hand.task = null
    hand.share = 0
    if (message.kind === 'failed') this.#fail(message.text)
    else if (message.kind === 'outcome') this.#keep(task, message.outcome)
    this.#give(hand)
  }

  #keep(task: WhatIfTask, outcome: Outcome): void {
    const asked = this.#asked
    const key = keyOf(task)
    const round = asked?.rounds.find((one) => one.key === key)
    if (task.scenario === null) {
      const baseline = this.#baselines.get(key)
      if (!baseline) return
      baseline[task.replication] = outcome
    } else if (task.scenario === round?.question.scenario) {
      round.scenario[task.replication] = outcome
    } else return
    if (!asked || !round) return
    asked.done += task.days
    this.#sayProgress()
    this.#answer(asked, round)
  }

  /** Tells the sketch, and what is known as soon as the first 4, 8, 16 … replications are there without a gap, and all. */
  #answer(asked: Asked, round: Round): void {
    const { question, scenario, told, isSketch } = round
    const baseline = this.#baselines.get(round.key)!
    const { replications } = question
    let known = told
    while (baseline[known] !== undefined && scenario[known] !== undefined) known++
    known = Math.min(known, replications)
    const isAll = known === replications
    let next = first
    while (next * 2 <= known) next *= 2
    if (!isAll && (known < next || next <= told)) return
    // A sketch that comes after something better is not told.
    if (isSketch && asked.rounds.some((other) => other.told > 0)) return
    const count = isAll ? replications : next
    round.told = count
    if (isAll && !isSketch) this.#asked = null
    const answer = makeAnswer(
      this.#frame!,
      question,
      baseline.slice(0, count),
      scenario.slice(0, count),
    )
    asked.events.onAnswer(isSketch ? { ...answer, isCoarse: true } : answer)
  }

  #give(hand: Hand): void {
    if (hand.task || !hand.isOpen) return
    const task = this.#asked?.queue.shift()
    if (!task) return
    hand.task = task
    hand.share = 0
    hand.worker.postMessage({ kind: 'run', task }, [])
  }

  #sayProgress(): void {
    const asked = this.#asked
    if (!asked || asked.total === 0) return
    let done = asked.done
    for (const { share, task } of this.#hands) done += share * (task?.days ?? 0)
    asked.events.onProgress?.(Math.min(1, done / asked.total))
  }

  /** Takes back what is asked; runs of a baseline that may be wanted again are let through. */
  #drop(): void {
    this.#asked = null
    for (const { worker, task } of this.#hands)
      if (task?.scenario) worker.postMessage({ kind: 'drop', id: task.id }, [])
  }

  #isUnderWay(key: string, replication: number): boolean {
    return this.#hands.some(
      ({ task }) =>
        task?.scenario === null && task.replication === replication && keyOf(task) === key,
    )
  }

  #fail(text: string, advice?: string): void {
    const asked = this.#asked
    this.#drop()
    asked?.events.onProblem({ from: 'page', severity: 'error', text, ...(advice && { advice }) })
  }
}

const noBook: ModelBook = {
  modelDigest: null,
  scenarios: [],
  kpis: [],
  properties: [],
  components: [],
  problems: [],
}

/** The whole question, and a sketch before it when its first days tell enough: nothing changes later on, and there are many more. */
function roundsOf(question: Question): Round[] {
  const { scenario, replications } = question
  const whole = makeRound(question, false)
  const isLong = scenario.days * replications >= 4 * sketch.days * sketch.replications
  const isEven = scenario.changes.every(
    (change) => (change.at ?? 0) === 0 && !('until' in change && change.until !== undefined),
  )
  if (scenario.days < 2 * sketch.days || !isLong || !isEven) return [whole]
  const shorter = { ...scenario, days: sketch.days }
  const quick = { ...question, scenario: shorter, replications: sketch.replications }
  return [makeRound(quick, true), whole]
}

function makeRound(question: Question, isSketch: boolean): Round {
  return { question, key: keyOf(question), isSketch, scenario: [], told: 0 }
}

/** What a run of the baseline depends on, besides its replication. */
function keyOf(wish: Question | WhatIfTask): string {
  const days = 'days' in wish ? wish.days : wish.scenario.days
  return JSON.stringify([days, wish.seed, wish.start ?? {}])
}
