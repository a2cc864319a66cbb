/** What is needed of a Worker that takes `To` and says `From`. */
export type WorkerPort<To, From> = {
  postMessage(message: To, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent<From>) => void): void
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void
  terminate(): void
}

/** Tells one worker something; false when it has been replaced or closed meanwhile. */
export type TellWorker<To> = (message: To, transfer?: Transferable[]) => boolean

export type WorkerWatch<To, From> = {
  /** Starts a worker, which says something at least once a second from when it is loaded. */
  start(): WorkerPort<To, From>
  /** A worker was started: what it is to do. */
  onStart(tell: TellWorker<To>): void
  /** `now` is `performance.now()`. Nothing comes from a worker that was replaced. */
  onMessage(message: From, now: number): void
  /** Its program threw or could not be loaded. It is replaced if it falls silent. */
  onError(reason: string): void
  /** A worker fell silent and was ended; the next one is started afterwards. */
  onDeath(now: number): void
  /** There were no checks for a while (a hidden or suspended page), and maybe no word for longer than it may take. */
  onWake?(now: number, wasSilent: boolean): void
}

/** A worker that is always there: the one of now. */
export type KeptWorker<To> = {
  readonly tell: TellWorker<To>
  /** Often, with `performance.now()`: replaces a worker that has died. Allocates nothing while all is well. */
  check(now: number): void
  /** Ends it at once, or leaves that to the worker itself, which is told `last`. */
  close(last?: To): void
}

/** Milliseconds of silence after which a worker that speaks every second is dead; a new one gets longer to load. */
const silence = 5000
const startTime = 20_000

/** Starts a worker, watches over it and replaces it when it has died, for ever. */
export function keepWorker<To, From>(watch: WorkerWatch<To, From>): KeptWorker<To> {
  let worker: WorkerPort<To, From> | null = null
  let deadline = 0
  let lastCheck = NaN

  const start = () => {
    deadline = performance.now() + startTime
    const started = watch.start()
    worker = started
    started.addEventListener('message', ({ data }) => {
      if (worker !== started) return
      const now = performance.now()
      deadline = now + silence
      watch.onMessage(data, now)
    })
    started.addEventListener('error', (event) => {
      if (worker !== started) return
      event.preventDefault()
      watch.onError(event.message || 'its program could not be loaded')
    })
    watch.onStart((message, transfer = []) => {
      if (worker !== started) return false
      started.postMessage(message, transfer)
      return true
    })
  }

  start()
  return {
    tell(message, transfer = []) {
      worker?.postMessage(message, transfer)
      return worker !== null
    },
    check(now) {
      if (!worker) return
      // Without checks nobody judged the silence: the worker gets its time again.
      if (now - lastCheck > silence) {
        watch.onWake?.(now, now > deadline)
        deadline = Math.max(deadline, now + silence)
      }
      lastCheck = now
      if (now <= deadline) return
      worker.terminate()
      watch.onDeath(now)
      start()
    },
    close(last) {
      const closing = worker
      worker = null
      if (last === undefined) closing?.terminate()
      else closing?.postMessage(last, [])
    },
  }
}
