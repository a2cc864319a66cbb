import type * as z from 'zod'
import type { Signal } from '#twin/Twin.ts'

/** Receives what a codec read from one message for one signal; the feed resets it before each message. */
export type Sample = {
  /** In the signal's unit, or a state's code; NaN when `bad`, or when the message does not carry the signal. */
  value: number
  /** Epoch milliseconds; NaN when the source gives none. */
  time: number
  /** A `Quality` code: `good` unless the source itself declares the value bad or simulated. */
  quality: number
  /**
   * Why the payload could not be read, or why its source calls it bad; undefined when all is well. Few different texts
   * a signal: they become lines in the problem list.
   */
  bad: string | undefined
}

/** How payloads become values. One file each; the file's name is its key in the twin file. */
export type Codec<Options> = {
  about: string
  options: z.ZodType<Options>
  /**
   * A reader for all the signals of one topic that use this codec: it parses a payload once and fills `samples[i]`
   * for `signals[i]`. A signal that the message does not carry gets `time` = NaN, `value` = NaN and no `bad`: it is left alone.
   * Never throws.
   */
  open(signals: readonly Signal[]): (payload: Uint8Array, samples: Sample[]) => void
}
