import type { History } from '#twin/History.ts'
import type { Problem } from '#twin/Problem.ts'
import { Quality } from '#twin/Quality.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'
import { doNow, type Work } from '#twin/Work.ts'
import type { AlarmNews, AlarmWish } from './alarms/AlarmPost.ts'
import { FeedBatch, firstLag, firstSample, sampleWidth } from './FeedBatch.ts'
import {
  makeFeedCounts,
  type FeedConnection,
  type FeedCounts,
  type FromFeed,
  type ToFeed,
} from './FeedMessage.ts'
import { heldPasses } from './login/heldPasses.ts'
import { keepWorker, type TellWorker, type WorkerPort } from './keepWorker.ts'
import { LagMeter } from './LagMeter.ts'
import { PageOffset } from './PageOffset.ts'

export type FeedOptions = {
  /** Absolute `ws:` or `wss:` address without credentials (see `resolveBroker`). */
  broker: string
  username?: string
  password?: string
  /** As in `FeedWish`. */
  page?: string
  signals: readonly Signal[]
  /** The page's tables; the feed writes into them between frames. `received` becomes the page's `performance.now()`. */
  table: SignalTable
  history: History
  onConnection(connection: FeedConnection): void
  /** `times` more occurrences of a problem; equal problems have equal text and place. */
  onProblem(problem: Problem, times: number): void
  /** Alarms have changed. */
  onAlarms?(news: AlarmNews): void
  /** The worker is new: it knows of no alarms. */
  onFresh?(): void
  /** A batch was applied: so many slots changed. */
  onBatch?(slots: number): void
  /** Does long work without blocking the page; at once where none is given. */
  inSlices?: (work: Work<void>) => unknown
  /** Starts the worker; tests pass one of their own. */
  startWorker?: () => FeedPort
}

/** What the feed needs of a Worker. */
export type FeedPort = WorkerPort<ToFeed, FromFeed>

/** The feed as the page sees it: values appear in the tables; the frame loop tells it what time it is. */
export type Feed = {
  /** Overwritten in place. */
  readonly counts: FeedCounts
  /** Once a frame, after the values were shown; milliseconds of `performance.now()`. Allocates nothing. */
  noteShown(now: number): void
  /** Once a frame: makes values stale and starts the worker anew when it has died. Allocates nothing while all is well. */
  check(now: number): void
  /** Median and 95th percentile of how old values were when they were shown, milliseconds; for the slow pulse. */
  lagPercentiles(out: { p50: number; p95: number }): void
  /** Why a signal's value is bad or stale, where more is known than its age; undefined while it is neither. */
  reason(slot: number): string | undefined
  /** Whether the feed may send anything (see `mayCommand`); it always listens. */
  setMaySend(may: boolean): void
  /** What the page wants of the alarms. */
  alarms(wish: AlarmWish): void
  /** Writes into another table from now on, which holds what the one before did. */
  useTable(table: SignalTable): void
  close(): void
}

/** The estimate of the clocks' distance moves a little: samples of one signal so many milliseconds apart are the same one. */
const sameTime = 5

/** Signals that are copied to the worker at a time: 20,000 at once would block the page for 40 ms. */
const signalsAtATime = 200

/** Opens a broker's telemetry in a worker of its own. The worker never gives up, and is replaced when it dies. */
export function openFeed(options: FeedOptions): Feed {
  const { history, signals, broker, username, password } = options
  let { table } = options
  const inSlices = options.inSlices ?? doNow
  const counts = makeFeedCounts()
  const earlier = makeFeedCounts()
  const latest = makeFeedCounts()
  const lag = new LagMeter()
  const offset = new PageOffset()
  const reasons = new Map<number, { quality: number; text: string }>()
  let maySend = true

  const open = function* (tell: TellWorker<ToFeed>): Work<void> {
    for (let from = 0; from < signals.length; from += signalsAtATime) {
      const some = signals.slice(from, from + signalsAtATime)
      if (!tell({ kind: 'signals', signals: some })) return
      yield
    }
    const pass = heldPasses.get(broker)
    if (pass) tell({ kind: 'pass', broker, pass, isRenewal: false })
    tell({ kind: 'open', wish: { broker, username, password, page: options.page } })
    if (!maySend) tell({ kind: 'maySend', may: false })
    options.onFresh?.()
  }

  const takeBatch = (buffer: ArrayBuffer, now: number) => {
    const batch = new FeedBatch(table.size, buffer)
    batch.readCounts(latest)
    addCounts(counts, earlier, latest)
    batch.shift(offset.update(batch.now, now))
    applyBatch(batch, now, table, history)
    if (reasons.size > 0) forgetReasons(batch)
    for (let i = 0; i < batch.lags; i++) lag.addFrom(batch.numbers, firstLag + i * 2)
    worker.tell(buffer, [buffer])
    options.onBatch?.(batch.samples)
  }

  const receive = (message: FromFeed, now: number) => {
    if (message instanceof ArrayBuffer) takeBatch(message, now)
    else if (message.kind === 'connection') options.onConnection(message.connection)
    else if (message.kind === 'alarms') options.onAlarms?.(message.news)
    else if (message.kind === 'problem') {
      noteReason(message.slots, Quality.bad, message.reason)
      options.onProblem(message.problem, message.times)
    } else if (message.kind === 'reason') noteReason(message.slots, message.quality, message.reason)
    else {
      addCounts(counts, earlier, message.counts)
      offset.update(message.now, now)
    }
  }

  const noteReason = (slots: readonly number[], quality: number, text: string) => {
    for (const slot of slots) reasons.set(slot, { quality, text })
  }

  /** What is good again needs no reason; the next time it may be another one. */
  const forgetReasons = ({ numbers, samples }: FeedBatch) => {
    for (let i = 0; i < samples; i++) {
      const at = firstSample + i * sampleWidth
      if (isLive(numbers[at + 4])) reasons.delete(numbers[at])
    }
  }

  const worker = keepWorker<ToFeed, FromFeed>({
    start: options.startWorker ?? startFeedWorker,
    onStart(tell) {
      offset.clear()
      void inSlices(open(tell))
    },
    onMessage: receive,
    onError(reason) {
      const text = `The telemetry worker failed: ${reason}.`
      const advice = 'It is started again by itself. If this stays, load the page again.'
      options.onProblem({ from: 'feed', severity: 'error', text, advice }, 1)
    },
    onDeath(now) {
      Object.assign(earlier, counts)
      makeStale(table, history, now)
      const reason = 'the telemetry worker has stopped; starting it again'
      options.onConnection({ status: 'lost', broker, protocol: 0, reason })
    },
    // It tells all that it has.
    onWake(now, wasSilent) {
      if (wasSilent) makeStale(table, history, now)
      worker.tell({ kind: 'resync' })
    },
  })
  const stopPasses = heldPasses.watch(broker, (news) => worker.tell({ kind: 'pass', ...news }))
  return {
    counts,
    noteShown: (now) => lag.noteShown(now),
    check: (now) => worker.check(now),
    lagPercentiles: (out) => lag.percentiles(out),
    reason(slot) {
      const reason = reasons.get(slot)
      return reason?.quality === table.quality[slot] ? reason.text : undefined
    },
    setMaySend(may) {
      maySend = may
      worker.tell({ kind: 'maySend', may })
    },
    alarms: (wish) => void worker.tell({ kind: 'alarms', wish }),
    useTable: (other) => void (table = other),
    close() {
      stopPasses()
      worker.tell({ kind: 'close' })
      worker.close()
    },
  }
}

function startFeedWorker(): FeedPort {
  return new Worker(new URL('./feed.worker.ts', import.meta.url), { type: 'module', name: 'feed' })
}

function addCounts(counts: FeedCounts, earlier: FeedCounts, now: FeedCounts): void {
  counts.messages = earlier.messages + now.messages
  counts.values = earlier.values + now.values
  counts.malformed = earlier.malformed + now.malformed
  counts.dropped = earlier.dropped + now.dropped
  counts.messagesPerSecond = now.messagesPerSecond
}

/** Writes a batch, on the page's clock, into the page's tables. A chart gets a gap where values end. */
function applyBatch(
  { numbers, samples }: FeedBatch,
  now: number,
  table: SignalTable,
  history: History,
): void {
  const { received, quality } = table
  for (let i = 0; i < samples; i++) {
    const at = firstSample + i * sampleWidth
    const slot = numbers[at]
    const isNew =
      !(numbers[at + 3] <= received[slot] + sameTime) && numbers[at + 3] === numbers[at + 3]
    if (isNew) history.addFrom(slot, numbers, at + 3, at + 1)
    else if (isLive(quality[slot]) && !isLive(numbers[at + 4])) history.add(slot, now, NaN)
    // A worker that was started anew may call bad what it never had a value for: the page's last one stays.
    if (numbers[at + 1] === numbers[at + 1]) table.writeFrom(slot, numbers, at + 1)
    else table.setQuality(slot, numbers[at + 4])
  }
}

function isLive(quality: number): boolean {
  return quality === Quality.good || quality === Quality.simulated
}

function makeStale(table: SignalTable, history: History, now: number): void {
  for (let slot = 0; slot < table.size; slot++) {
    if (!isLive(table.quality[slot])) continue
    table.setQuality(slot, Quality.stale)
    history.add(slot, now, NaN)
  }
}
