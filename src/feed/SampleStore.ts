import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'
import type { Sample } from './codecs/Codec.ts'
import type { FeedCounts } from './FeedMessage.ts'
import { LagGauge } from './LagGauge.ts'
import { ProblemLedger } from './ProblemLedger.ts'

/** Samples become values with a quality here: scaled into the signal's unit, judged by its range, stale when they are old. */
export class SampleStore {
  readonly table: SignalTable
  readonly lag: LagGauge
  readonly problems: ProblemLedger
  /** Called with each signal that has a new value or quality. */
  onSample: (slot: number) => void = () => undefined
  readonly #signals: readonly Signal[]
  readonly #counts: FeedCounts
  readonly #factor: Float64Array
  readonly #shift: Float64Array
  readonly #staleAfter: Float64Array

  constructor(signals: readonly Signal[], counts: FeedCounts) {
    this.#signals = signals
    this.#counts = counts
    this.table = new SignalTable(signals.length)
    this.lag = new LagGauge(signals.length)
    this.problems = new ProblemLedger(signals)
    this.#factor = Float64Array.from(signals, ({ linear }) => linear?.[0] ?? 1)
    this.#shift = Float64Array.from(signals, ({ linear }) => linear?.[1] ?? 0)
    this.#staleAfter = Float64Array.from(signals, (signal) => signal.staleAfter * 1000)
  }

  /** Takes over what a message carried for a signal; `now` on the feed's clock. */
  store(slot: number, sample: Sample, now: number): void {
    const { time, bad } = sample
    if (bad !== undefined && Number.isNaN(sample.value)) {
      this.spoil(slot, bad)
      return
    }
    const value = sample.value * this.#factor[slot] + this.#shift[slot]
    if (bad !== undefined) this.problems.noteBad(slot, bad)
    this.#counts.values++
    this.write(slot, value, time, now, sample.quality)
    this.lag.add(slot, time, now)
  }

  /** Writes a value in the signal's unit, bad when it is not possible. */
  write(slot: number, value: number, time: number, received: number, quality: number): void {
    const { range, unit } = this.#signals[slot]
    const isPossible = !range || (value >= range[0] && value <= range[1])
    if (!isPossible) {
      this.problems.noteBad(
        slot,
        `its value is outside the possible range ${range[0]} … ${range[1]} ${unit}`.trimEnd(),
      )
    }
    this.table.write(slot, value, time, received, isPossible ? quality : Quality.bad)
    this.onSample(slot)
  }

  /** The last value is kept; it is only no longer to be trusted. */
  spoil(slot: number, reason: string): void {
    this.table.setQuality(slot, Quality.bad)
    this.onSample(slot)
    this.problems.noteBad(slot, reason)
  }

  /** The same for all signals of a message that could not be read as a whole: one line about all of them. */
  spoilAll(slots: readonly number[], reason: string): void {
    for (const slot of slots) {
      this.table.setQuality(slot, Quality.bad)
      this.onSample(slot)
    }
    if (slots.length > 0) this.problems.noteBad(slots.length === 1 ? slots[0] : slots, reason)
  }

  /** Makes live values stale that are older than they may be; all of them at Infinity. */
  makeOldStale(now: number): void {
    const { received, size } = this.table
    for (let slot = 0; slot < size; slot++)
      if (now - received[slot] > this.#staleAfter[slot] || now === Infinity) this.makeStale(slot)
  }

  /** Makes a live value stale. */
  makeStale(slot: number): void {
    const { quality } = this.table
    if (quality[slot] !== Quality.good && quality[slot] !== Quality.simulated) return
    this.table.setQuality(slot, Quality.stale)
    this.onSample(slot)
  }
}
