import type { SignalTable } from '#twin/SignalTable.ts'

/** Most lag samples in a batch. */
export const lagSamples = 32

/**
 * Changed signals on their way from worker to page: typed arrays over one ArrayBuffer, which is transferred there and
 * back, so that nothing is copied and steady state allocates only the views. Big enough for all signals at once.
 */
export class FeedBatch {
  readonly buffer: ArrayBuffer
  readonly values: Float64Array
  /** Source time, epoch milliseconds. */
  readonly times: Float64Array
  /** Arrival, milliseconds on the worker's clock. */
  readonly received: Float64Array
  readonly lagReceived: Float64Array
  /** Milliseconds that a message took to arrive beyond the quickest of its signal. */
  readonly lags: Float32Array
  readonly slots: Uint32Array
  readonly quality: Uint8Array

  /** `size` is the number of signals; pass a buffer that came back to use it again. */
  constructor(size: number, buffer?: ArrayBuffer) {
    const bytes = size * 29 + lagSamples * 12
    this.buffer = buffer?.byteLength === bytes ? buffer : new ArrayBuffer(bytes)
    this.values = new Float64Array(this.buffer, 0, size)
    this.times = new Float64Array(this.buffer, size * 8, size)
    this.received = new Float64Array(this.buffer, size * 16, size)
    this.lagReceived = new Float64Array(this.buffer, size * 24, lagSamples)
    const after = size * 24 + lagSamples * 8
    this.lags = new Float32Array(this.buffer, after, lagSamples)
    this.slots = new Uint32Array(this.buffer, after + lagSamples * 4, size)
    this.quality = new Uint8Array(this.buffer, after + lagSamples * 4 + size * 4, size)
  }

  /** Writes the table's changed slots; returns how many. */
  fill(table: SignalTable): number {
    for (let i = 0; i < table.changedCount; i++) {
      const slot = table.changed[i]
      this.slots[i] = slot
      this.values[i] = table.value[slot]
      this.times[i] = table.time[slot]
      this.received[i] = table.received[slot]
      this.quality[i] = table.quality[slot]
    }
    return table.changedCount
  }
}
