import type { History } from '#twin/History.ts'
import type { Problem } from '#twin/Problem.ts'
import { Quality } from '#twin/Quality.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'
import { doNow, type Work } from '#twin/Work.ts'
import type { AlarmNews, AlarmWish } from './alarms/AlarmPost.ts'
import { FeedBatch } from './FeedBatch.ts'
import {
  makeFeedCounts,
  type FeedConnection,
  type FeedCounts,
  type FromFeed,
  type ToFeed,
} from './FeedMessage.ts'
import { keepWorker, type TellWorker, type WorkerPort } from './keepWorker.ts'
import { LagMeter } from './LagMeter.ts'
import { PageOffset } from './PageOffset.ts'

export type FeedOptions = {
  /** Absolute `ws:` or `wss:` address without credentials (see `resolveBroker`). */
  broker: string
  username?: string
  password?: string
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

/** Signals that are copied to the worker at a time: 20,000 at once would block the page for 40 ms. */
const signalsAtATime = 200

/** Opens a broker's telemetry in a worker of its own. The worker never gives up, and is replaced when it dies. */
export function openFeed(options: FeedOptions): Feed {
  const { history, signals, broker, username, password } = options
  let { table } = options
  const inSlices = options.inSlices ?? doNow
  const counts = makeFeedCounts()
  const earlier = makeFeedCounts()
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
    tell({ kind: 'open', wish: { broker, username, password } })
    if (!maySend) tell({ kind: 'maySend', may: false })
    options.onFresh?.()
  }

  const receive = (message: FromFeed, now: number) => {
    if (message.kind === 'connection') options.onConnection(message.connection)
    else if (message.kind === 'alarms') options.onAlarms?.(message.news)
    else if (message.kind === 'problem') {
      noteReason(message.slots, Quality.bad, message.reason)
      options.onProblem(message.problem, message.times)
    } else if (message.kind === 'reason') noteReason(message.slots, message.quality, message.reason)
    else {
      addCounts(counts, earlier, message.counts)
      const shift = offset.update(message.now, now)
      if (message.kind === 'pulse') return
      const batch = new FeedBatch(table.size, message.buffer)
      applyBatch(batch, message.slots, shift, now, table, history)
      if (reasons.size > 0) forgetReasons(batch, message.slots)
      for (let i = 0; i < message.lags; i++) lag.add(batch.lags[i], batch.lagReceived[i] + shift)
      worker.tell({ kind: 'ack', buffer: batch.buffer }, [batch.buffer])
      options.onBatch?.(message.slots)
    }
  }

  const noteReason = (slots: readonly number[], quality: number, text: string) => {
    for (const slot of slots) reasons.set(slot, { quality, text })
  }

  /** What is good again needs no reason; the next time it may be another one. */
  const forgetReasons = (batch: FeedBatch, count: number) => {
    for (let i = 0; i < count; i++) if (isLive(batch.quality[i])) reasons.delete(batch.slots[i])
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

/** Writes a batch into the page's tables; `shift` turns the worker's clock into the page's. A chart gets a gap where values end. */
function applyBatch(
  batch: FeedBatch,
  count: number,
  shift: number,
  now: number,
  table: SignalTable,
  history: History,
): void {
  for (let i = 0; i < count; i++) {
    const slot = batch.slots[i]
    const value = batch.values[i]
    const received = batch.received[i] + shift
    const quality = batch.quality[i]
    batch.received[i] = received
    if (isNewer(received, table.received[slot]))
      history.addFrom(slot, batch.received, batch.values, i)
    else if (isLive(table.quality[slot]) && !isLive(quality)) history.add(slot, now, NaN)
    // A worker that was started anew may call bad what it never had a value for: the page's last one stays.
    if (Number.isNaN(value)) table.setQuality(slot, quality)
    else table.writeFrom(slot, batch, i)
  }
}

function isLive(quality: number): boolean {
  return quality === Quality.good || quality === Quality.simulated
}

/** The estimate of the clocks' distance moves a little, so nearly equal times are the same sample. */
function isNewer(received: number, last: number): boolean {
  return Number.isNaN(last) ? !Number.isNaN(received) : received > last + 5
}

function makeStale(table: SignalTable, history: History, now: number): void {
  for (let slot = 0; slot < table.size; slot++) {
    if (!isLive(table.quality[slot])) continue
    table.setQuality(slot, Quality.stale)
    history.add(slot, now, NaN)
  }
}
