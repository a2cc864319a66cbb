import type * as z from 'zod'
import type { Signal } from '#twin/Twin.ts'

/** Receives what a codec read from one message for one signal. */
export type Sample = {
  /** In the signal's unit, or a state's code; NaN when `bad`. */
  value: number
  /** Epoch milliseconds; NaN when the source gives none. */
  time: number
  /** Why the payload could not be read; undefined when it could. */
  bad?: string
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
