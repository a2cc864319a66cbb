import type * as z from 'zod'
import type { Signal } from '#twin/Twin.ts'
import type { OpenSession } from './Session.ts'

/** Receives what a codec read from one message for one signal; the feed resets it before each message. */
export type Sample = {
  /** As the source gives it, or a state's code; NaN when `bad`, or when the message does not carry the signal. */
  value: number
  /** Epoch milliseconds; NaN when the source gives none. */
  time: number
  /** A `Quality` code: `good` unless the source itself declares the value bad or simulated. */
  quality: number
  /**
   * Why the value could not be read, or why its source calls it bad; undefined when all is well. Few different texts
   * a signal: they become lines in the problem list.
   */
  bad: string | undefined
  /** What is odd about a value that could be read, as its time; undefined when nothing is. */
  odd: string | undefined
}

/** Reads the payloads of one topic for all its signals that share a codec. Never throws. */
export type Reader = {
  /**
   * Parses a payload once and fills `samples[i]` for the i-th signal; one that the message does not carry is left as it is.
   * Returns why the payload as a whole cannot be read, or undefined.
   */
  read(payload: Uint8Array, samples: Sample[]): string | undefined
  /** What somebody should do who expected the i-th signal in this payload, where it is not: the nearest name there is. */
  advise?(payload: Uint8Array, signal: number): string | undefined
}

type CodecWords<Options> = {
  about: string
  options: z.ZodType<Options>
}

/** A codec whose messages stand for themselves. */
export type ReadingCodec<Options> = CodecWords<Options> & {
  /** A reader for all the signals of one topic that use this codec. */
  open(signals: readonly Signal[]): Reader
}

/** A codec whose messages mean something only together: it keeps a session over all its signals. */
export type SessionCodec<Options> = CodecWords<Options> & {
  /** The MQTT filter from which a signal with these (complete) options lives; nobody writes a topic. */
  topic(options: Record<string, unknown>): string
  /** Seconds until a value is stale where nobody says; a session may know better when a source has gone. */
  staleAfter: number
  /** Brings the program that reads the messages, when a signal needs it. */
  load(): Promise<OpenSession>
}

/** How payloads become values. One file each; the file's name is its key in the twin file. */
export type Codec<Options> = ReadingCodec<Options> | SessionCodec<Options>

/** Whether a codec keeps a session. */
export function isSessionCodec<Options>(codec: Codec<Options>): codec is SessionCodec<Options> {
  return 'load' in codec
}
