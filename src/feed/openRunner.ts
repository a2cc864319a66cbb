import type { Kpi } from '#twin/process/Answer.ts'
import type { Problem } from '#twin/Problem.ts'
import type { Twin } from '#twin/Twin.ts'
import type { FromRunner, RunModel, RunStep, RunWish, ToRunner } from './RunPost.ts'

export type RunnerOptions = {
  twin: Pick<Twin, 'process' | 'signals' | 'assets'>
  /** The twin file, for the lines of what is wrong with its process. */
  text: string
  /** A run was begun: the slots of the signals that it writes (-1: none of the plant's), and its figures. */
  onOpened(slots: readonly number[], kpis: readonly Kpi[]): void
  /** `step.buffer` is taken back when this returns. */
  onStep(step: RunStep): void
  onFailed(reason: string): void
  onProblem(problem: Problem): void
  /** Starts the worker; tests pass one of their own. */
  startWorker?: () => RunnerWorker
}

/** What the runner needs of a Worker. */
export type RunnerWorker = {
  postMessage(message: ToRunner, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent<FromRunner>) => void): void
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void
  terminate(): void
}

/** A worker that computes runs of a plant's process model. It has no way to the broker, and so to no plant. */
export type Runner = {
  /** The model, when it has been read; null when it cannot be played. */
  readonly model: Promise<RunModel | null>
  open(wish: RunWish): void
  /** Wants the run at an instant, simulated seconds; asked again before it is there, the newer wish counts. Allocates nothing. */
  go(stamp: number, to: number, compare: number, figures: boolean, ghosts: boolean): void
  close(): void
}

/** Starts a worker for a plant's process model. */
export function openRunner(options: RunnerOptions): Runner {
  const { process, signals, assets } = options.twin
  const worker = (options.startWorker ?? startRunWorker)()
  const { promise, settle } = makeAnswer()
  const wanted: ToRunner & { kind: 'go' } = {
    kind: 'go',
    run: 0,
    stamp: 0,
    to: 0,
    compare: -1,
    figures: false,
    ghosts: false,
    buffer: null,
  }
  const transfer: Transferable[] = []
  let isClosed = false

  worker.addEventListener('message', ({ data }) => {
    if (isClosed) return
    if (data.kind === 'model') {
      data.problems.forEach((problem) => options.onProblem(problem))
      settle(data.model)
    } else if (data.kind === 'opened') {
      if (data.run === wanted.run) options.onOpened(data.slots, data.kpis)
    } else if (data.kind === 'failed') {
      if (data.run === wanted.run) options.onFailed(data.reason)
    } else {
      if (data.step.run === wanted.run) options.onStep(data.step)
      wanted.buffer = data.step.buffer
    }
  })
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    settle(null)
    options.onFailed(event.message || 'its program could not be loaded')
  })
  const { text } = options
  worker.postMessage({ kind: 'model', process, signals, assets, text }, [])
  return {
    model: promise,
    open(wish) {
      worker.postMessage({ kind: 'open', run: ++wanted.run, wish }, [])
    },
    go(stamp, to, compare, figures, ghosts) {
      wanted.stamp = stamp
      wanted.to = to
      wanted.compare = compare
      wanted.figures = figures
      wanted.ghosts = ghosts
      transfer.length = 0
      if (wanted.buffer) transfer.push(wanted.buffer)
      worker.postMessage(wanted, transfer)
      wanted.buffer = null
    },
    close() {
      isClosed = true
      settle(null)
      worker.terminate()
    },
  }
}

function makeAnswer() {
  let settle: (model: RunModel | null) => void = ignore
  const promise = new Promise<RunModel | null>((resolve) => (settle = resolve))
  return { promise, settle: (model: RunModel | null) => settle(model) }
}

function ignore(): void {}

function startRunWorker(): RunnerWorker {
  return new Worker(new URL('./run.worker.ts', import.meta.url), { type: 'module', name: 'run' })
}
