import type { Kpi } from '#twin/process/Answer.ts'
import type { Walks } from '#twin/process/Walks.ts'
import type { Problem } from '#twin/Problem.ts'
import type { Clock } from './Clock.ts'
import type { FromRunner, RunModel, RunWish, ToRunner } from './RunPost.ts'

/** A run of the engine, as far as playing it needs. */
export type EngineRun = {
  readonly seconds: number
  readonly kpis: readonly Kpi[]
  advance(to: number): void
  figures(): Record<string, number>
  values(write: (signal: string, value: number) => void): void
  digest(): string
  walks(): Walks
}

/** A model that was read, ready to be run. */
export type EngineModel = RunModel & { open(wish: RunWish): EngineRun }

export type RunCoreParts = {
  /** Reads a process model; null when it cannot be played, and `problems` says why. */
  read(given: ToRunner & { kind: 'model' }, problems: Problem[]): EngineModel | null
  clock: Clock
  post(message: FromRunner, transfer?: Transferable[]): void
}

type Go = ToRunner & { kind: 'go' }

/** The mark of nobody who walks. */
const none = '0 undefined'
/** Milliseconds that are computed before the page is told how far it is, and may want something else. */
const slice = 25
/** Milliseconds within which somebody who waits sees something move. */
const patience = 400

/** Computes a run as far as the page wants it, without a worker around it. It computes the same in whatever steps it goes. */
export class RunCore {
  readonly #parts: RunCoreParts
  #model: EngineModel | null = null
  #signals: readonly { id: string }[] = []
  #wish: RunWish | null = null
  #number = -1
  #run: EngineRun | null = null
  /** The same run without the scenario's changes. */
  #baseline: EngineRun | null = null
  #ids: string[] = []
  #go: Go | null = null
  /** Simulated seconds that take about a third of a slice. */
  #stride = 600
  #shownAt = -Infinity
  /** Tells the people who leave the building that were told last from others. */
  #walked = none
  #stop: (() => void) | null = null

  constructor(parts: RunCoreParts) {
    this.#parts = parts
  }

  receive(message: ToRunner): void {
    if (message.kind === 'model') this.#readModel(message)
    else if (message.kind === 'open') this.#open(message.run, message.wish)
    else if (message.run === this.#number) {
      this.#go = message
      if (!this.#stop) this.#work()
    }
  }

  close(): void {
    this.#stop?.()
    this.#stop = this.#go = this.#run = this.#baseline = null
  }

  #readModel(message: ToRunner & { kind: 'model' }): void {
    const problems: Problem[] = []
    this.close()
    this.#signals = message.signals
    this.#model = this.#parts.read(message, problems)
    if (!this.#model) {
      this.#parts.post({ kind: 'model', model: null, problems })
      return
    }
    const { digest, reads, begins } = this.#model
    this.#parts.post({ kind: 'model', model: { digest, reads, begins }, problems })
  }

  #open(run: number, wish: RunWish): void {
    this.close()
    this.#number = run
    this.#wish = wish
    this.#shownAt = -Infinity
    this.#walked = none
    this.#attempt(() => {
      const opened = this.#begin()
      this.#ids = []
      opened.values((id) => this.#ids.push(id))
      const slotOf = new Map(this.#signals.map(({ id }, slot) => [id, slot]))
      const slots = this.#ids.map((id) => slotOf.get(id) ?? -1)
      this.#parts.post({ kind: 'opened', run, slots, kpis: [...opened.kpis] })
    })
  }

  #begin(): EngineRun {
    if (!this.#model || !this.#wish) throw new Error('RunCore: there is no model to run')
    this.#run = this.#model.open(this.#wish)
    return this.#run
  }

  #work(): void {
    this.#stop = null
    this.#attempt(() => this.#step())
  }

  #step(): void {
    const go = this.#go
    if (!go) return
    const { clock } = this.#parts
    const began = clock.now()
    let run = this.#run ?? this.#begin()
    // A page that compares an instant that is over does so at the next.
    if (run.seconds > go.to) run = this.#begin()
    let isAwaited = run.seconds <= go.compare && go.compare <= go.to
    let digest = ''
    while (isAwaited || run.seconds < go.to) {
      this.#advance(run, isAwaited ? go.compare : go.to)
      if (isAwaited && run.seconds >= go.compare) {
        digest = run.digest()
        isAwaited = false
      }
      if (clock.now() - began > slice) break
    }
    const isThere = run.seconds >= go.to
    const now = clock.now()
    const isShown = isThere || now - this.#shownAt > patience
    if (isShown) this.#shownAt = now
    if (isThere) this.#go = null
    else {
      if (digest !== '') this.#go = { ...go, compare: -1 }
      this.#stop = clock.after(0, () => this.#work())
    }
    if (isShown || digest !== '') this.#tell(run, go, isThere, digest)
  }

  #advance(run: EngineRun, goal: number): void {
    const { clock } = this.#parts
    const from = run.seconds
    const began = clock.now()
    run.advance(Math.min(goal, from + this.#stride))
    const took = clock.now() - began
    if (took > slice / 2) this.#stride = Math.max(1, this.#stride / 2)
    else if (took < slice / 6 && run.seconds - from >= this.#stride) this.#stride *= 2
  }

  #tell(run: EngineRun, go: Go, isThere: boolean, digest: string): void {
    const most = this.#ids.length
    const size = most * 2 * 8
    const isFit = go.buffer?.byteLength === size
    const buffer = isFit && go.buffer ? go.buffer : new ArrayBuffer(size)
    go.buffer = null
    if (this.#go) this.#go.buffer = null
    const values = new Float64Array(buffer)
    const count = writeValues(run, values, 0, most)
    const compared = digest === '' ? null : { position: go.compare, digest }
    const figures = go.figures ? run.figures() : null
    const walks = isThere ? this.#walksOf(run) : undefined
    const { seconds } = run
    const { stamp } = go
    const other = isThere && (go.figures || go.ghosts) ? this.#baselineAt(seconds) : null
    const baseline = figures && other ? other.figures() : null
    const hasGhosts = go.ghosts && other !== null
    if (hasGhosts) writeValues(other, values, count, most)
    const state = { seconds, isThere, compared, figures, baseline, buffer, count, hasGhosts, walks }
    this.#parts.post({ kind: 'step', step: { run: this.#number, stamp, ...state } }, [buffer])
  }

  /** Who leaves the building; undefined while the page knows it. */
  #walksOf(run: EngineRun): Walks | undefined {
    const walks = run.walks()
    const mark = `${walks.people.length} ${walks.people.at(-1)}`
    if (mark === this.#walked) return undefined
    this.#walked = mark
    return walks
  }

  #baselineAt(seconds: number): EngineRun | null {
    if (!this.#model || !this.#wish || this.#wish.changes.length === 0) return null
    if (!this.#baseline || this.#baseline.seconds > seconds) {
      this.#baseline = this.#model.open({ ...this.#wish, changes: [] })
    }
    this.#baseline.advance(seconds)
    return this.#baseline
  }

  /** The engine's own mistakes end the run, not the page. */
  #attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.close()
      const reason = error instanceof Error ? error.message : String(error)
      this.#parts.post({ kind: 'failed', run: this.#number, reason })
    }
  }
}

/** Writes `most` values of a run at most from a place on; returns how many. */
function writeValues(run: EngineRun, values: Float64Array, from: number, most: number): number {
  let count = 0
  run.values((_, value) => {
    if (count < most) values[from + count++] = value
  })
  return count
}
