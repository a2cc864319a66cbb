import * as z from 'zod'
import { Quality } from '#twin/Quality.ts'
import type { Signal } from '#twin/Twin.ts'
import type { Codec, Sample } from './Codec.ts'
import { followPath, isDottedPath, makeDottedPath, type DottedPath } from './DottedPath.ts'
import { readText } from './readText.ts'
import { readTime } from './readTime.ts'
import { readValue, spoil } from './readValue.ts'

// Before the first schema: zod otherwise probes for eval, which a strict content policy reports. A worker has no page to do it.
z.config({ jitless: true })

const path = z
  .string()
  .min(1)
  .max(200)
  .refine(isDottedPath, 'must be names separated by dots, such as motor.temperature')

const options = z.strictObject({
  path: path
    .optional()
    .describe("Where the value stands, as names separated by dots. Default: the signal's key."),
  time: path
    .optional()
    .describe(
      'Where the time stands: epoch seconds or milliseconds, or ISO 8601 text. Default: none.',
    ),
  quality: path
    .optional()
    .describe(
      'Where the quality stands: good, true or 192 is good; simulated is simulated; anything else is bad.',
    ),
})

type JsonOptions = z.infer<typeof options>

/** The payload is JSON; one message may carry many signals, each at its own dotted path. */
export const json: Codec<JsonOptions> = {
  about: 'The payload is JSON. One message may carry many signals, each at its own dotted path.',
  options,
  open(signals) {
    const readers = signals.map(makeReader)
    return (payload, samples) => {
      const root = parse(payload)
      for (let i = 0; i < readers.length; i++) {
        if (typeof root === 'string') spoil(samples[i], root)
        else readSample(root.value, readers[i], samples[i])
      }
    }
  },
}

type Reader = {
  value: DottedPath
  time: DottedPath | undefined
  quality: DottedPath | undefined
  states: Signal['states']
}

function makeReader(signal: Signal): Reader {
  const chosen = signal.codecOptions as JsonOptions
  const key = signal.id.slice(signal.id.lastIndexOf('.') + 1)
  return {
    value: makeDottedPath(chosen.path ?? key),
    time: chosen.time === undefined ? undefined : makeDottedPath(chosen.time),
    quality: chosen.quality === undefined ? undefined : makeDottedPath(chosen.quality),
    states: signal.states,
  }
}

function readSample(root: unknown, reader: Reader, sample: Sample): void {
  const raw = followPath(root, reader.value)
  if (raw === undefined) return
  if (reader.time) sample.time = readTime(followPath(root, reader.time))
  readValue(raw, reader.states, sample)
  if (reader.quality && sample.bad === undefined) {
    sample.quality = readQuality(followPath(root, reader.quality))
    if (sample.quality === Quality.bad) sample.bad = 'its source says that the value is bad'
  }
}

/** 192 to 255 is good in OPC; a source that gives no quality although one is expected has said nothing bad. */
function readQuality(raw: unknown): number {
  if (raw === undefined || raw === true) return Quality.good
  if (typeof raw === 'number') return raw >= 192 && raw <= 255 ? Quality.good : Quality.bad
  if (typeof raw !== 'string') return Quality.bad
  const word = raw.trim().toLowerCase()
  if (word === 'good' || word === 'true' || word === '192') return Quality.good
  return word === 'simulated' ? Quality.simulated : Quality.bad
}

/** The parsed payload, or why it is none. The engine's own words are left out: they differ with every broken byte. */
function parse(payload: Uint8Array): { value: unknown } | string {
  const text = readText(payload)
  if (text === null) return 'the payload is not UTF-8 text'
  if (text.trim() === '') return 'the payload is empty'
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
      ? { value }
      : 'the payload is JSON, but not an object or a list'
  } catch {
    // Also a RangeError: a nesting deeper than the engine's stack.
    return 'the payload is not JSON'
  }
}
