import type { SignalTable } from '#twin/SignalTable.ts'
import type { FeedCounts } from './FeedMessage.ts'

/** Most lag samples in a batch. */
export const lagSamples = 32

/** Places in `FeedBatch.numbers`: the worker's clock, how many samples and lags there are, the counts. */
const nowAt = 0
const samplesAt = 1
const lagsAt = 2
const countsAt = 3
/** From here on pairs: when a message arrived, and how long it took beyond the quickest of its signal. */
export const firstLag = 8
/** From here on samples: a slot, and the four numbers of `SignalTable.writeFrom`. */
export const firstSample = firstLag + lagSamples * 2
export const sampleWidth = 5

/**
 * Changed signals on their way from worker to page, with all that goes along, as numbers (times in milliseconds on the worker's
 * clock). Its buffer alone is the message and is transferred there and back: nothing is copied, and on the page a batch costs one view.
 * Big enough for all signals at once.
 */
export class FeedBatch {
  readonly numbers: Float64Array<ArrayBuffer>

  /** `signals`: how many there are; pass a buffer that came to use it again. */
  constructor(signals: number, buffer?: ArrayBuffer) {
    const size = firstSample + signals * sampleWidth
    const isFit = buffer?.byteLength === size * 8
    this.numbers = isFit ? new Float64Array(buffer) : new Float64Array(size)
  }

  get now(): number {
    return this.numbers[nowAt]
  }

  /** Number of samples. */
  get samples(): number {
    return this.numbers[samplesAt]
  }

  get lags(): number {
    return this.numbers[lagsAt]
  }

  /** Turns times of arrival into those of a clock that is so many milliseconds ahead. */
  shift(ahead: number): void {
    const { numbers } = this
    for (let i = 0; i < this.lags; i++) numbers[firstLag + i * 2] += ahead
    for (let i = 0; i < this.samples; i++) numbers[firstSample + i * sampleWidth + 3] += ahead
  }

  readCounts(out: FeedCounts): void {
    const { numbers } = this
    out.messages = numbers[countsAt]
    out.values = numbers[countsAt + 1]
    out.malformed = numbers[countsAt + 2]
    out.dropped = numbers[countsAt + 3]
    out.messagesPerSecond = numbers[countsAt + 4]
  }

  /** Writes what has changed. */
  fill(now: number, table: SignalTable, lag: Lags, counts: FeedCounts): void {
    const { numbers } = this
    numbers[nowAt] = now
    numbers[samplesAt] = table.changedCount
    numbers[lagsAt] = lag.count
    numbers[countsAt] = counts.messages
    numbers[countsAt + 1] = counts.values
    numbers[countsAt + 2] = counts.malformed
    numbers[countsAt + 3] = counts.dropped
    numbers[countsAt + 4] = counts.messagesPerSecond
    for (let i = 0; i < lag.count; i++) {
      numbers[firstLag + i * 2] = lag.received[i]
      numbers[firstLag + i * 2 + 1] = lag.lags[i]
    }
    for (let i = 0; i < table.changedCount; i++) {
      const slot = table.changed[i]
      const at = firstSample + i * sampleWidth
      numbers[at] = slot
      numbers[at + 1] = table.value[slot]
      numbers[at + 2] = table.time[slot]
      numbers[at + 3] = table.received[slot]
      numbers[at + 4] = table.quality[slot]
    }
  }
}

/** Samples of how long messages took; see `LagGauge`. */
type Lags = {
  readonly count: number
  readonly lags: ArrayLike<number>
  readonly received: ArrayLike<number>
}
