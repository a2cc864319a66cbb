import * as z from 'zod'
import { nearestName } from '#twin/nearestName.ts'
import { Quality } from '#twin/Quality.ts'
import type { Signal } from '#twin/Twin.ts'
import type { ReadingCodec, Sample } from './Codec.ts'
import { followPath, isDottedPath, makeDottedPath, type DottedPath } from './DottedPath.ts'
import { listPaths } from './listPaths.ts'
import { parseJson } from './parseJson.ts'
import { readQuality } from './readQuality.ts'
import { readTime, timeUnits, type TimeUnit } from './readTime.ts'
import { readValue, short } from './readValue.ts'

// Before the first schema: zod otherwise probes for eval, which a strict content policy reports. A worker has no page to do it.
z.config({ jitless: true })

const path = z
  .string()
  .min(1)
  .max(200)
  .refine(
    isDottedPath,
    'must be names separated by dots, such as motor.temperature, values[0] or metrics[name=speed].value',
  )

const options = z.strictObject({
  path: path
    .optional()
    .describe(
      'Where the value stands: names separated by dots, “values[0]”, “["a.b"].c”, “metrics[name=speed].value”; “$” is the whole payload. Default: the signal\'s key.',
    ),
  time: path
    .optional()
    .describe(
      'Where the time stands: epoch seconds, milli-, micro- or nanoseconds by their size, or ISO 8601 text. Default: none.',
    ),
  timeUnit: z
    .literal(Object.keys(timeUnits) as TimeUnit[])
    .optional()
    .describe('Unit of a time that is a number, where its size would mislead.'),
  quality: path
    .optional()
    .describe(
      'Where the quality stands: good, true or 192 is good; simulated is simulated; anything else is bad.',
    ),
  statusCode: path
    .optional()
    .describe('Where an OPC UA status code stands: 0 or Good is good; anything else is bad.'),
})

type JsonOptions = z.infer<typeof options>

/** The payload is JSON; one message may carry many signals, each at its own path. */
export const json: ReadingCodec<JsonOptions> = {
  about: 'The payload is JSON. One message may carry many signals, each at its own path.',
  options,
  open(signals) {
    const wants = signals.map(makeWant)
    const takesAny = wants.some(({ value }) => value.whole === '$')
    return {
      read(payload, samples) {
        const roots = parseJson(payload)
        if (typeof roots === 'string') return roots
        const root = roots[0]
        if (!takesAny && (typeof root !== 'object' || root === null))
          return 'the payload is JSON, but not an object or a list'
        for (let i = 0; i < wants.length; i++) readLast(roots, wants[i], samples[i])
        return undefined
      },
      advise(payload, signal) {
        const roots = parseJson(payload)
        return typeof roots === 'string' ? undefined : advise(roots, wants[signal].value.whole)
      },
    }
  },
}

type Want = {
  value: DottedPath
  time: DottedPath | undefined
  timeUnit: TimeUnit | undefined
  quality: DottedPath | undefined
  statusCode: DottedPath | undefined
  states: Signal['states']
}

function makeWant(signal: Signal): Want {
  const chosen = signal.codecOptions as JsonOptions
  const key = signal.id.slice(signal.id.lastIndexOf('.') + 1)
  return {
    value: makeDottedPath(chosen.path ?? key),
    time: makeMaybe(chosen.time),
    timeUnit: chosen.timeUnit,
    quality: makeMaybe(chosen.quality),
    statusCode: makeMaybe(chosen.statusCode),
    states: signal.states,
  }
}

function makeMaybe(text: string | undefined): DottedPath | undefined {
  return text === undefined ? undefined : makeDottedPath(text)
}

/** Of several values in one payload the last that carries the signal counts. */
function readLast(roots: readonly unknown[], want: Want, sample: Sample): void {
  for (let i = roots.length - 1; i >= 0; i--) {
    const raw = followPath(roots[i], want.value)
    if (raw === undefined) continue
    readSample(roots[i], raw, want, sample)
    return
  }
}

function readSample(root: unknown, raw: unknown, want: Want, sample: Sample): void {
  if (want.time) {
    const time = followPath(root, want.time)
    sample.time = readTime(time, want.timeUnit)
    if (Number.isNaN(sample.time) && time !== undefined)
      sample.odd = `the time at “${short(want.time.whole)}” cannot be read`
  }
  readValue(raw, want.states, sample)
  if (sample.bad !== undefined) return
  if (want.quality) sample.quality = readQuality(followPath(root, want.quality))
  if (want.statusCode && sample.quality === Quality.good)
    sample.quality = readQuality(followPath(root, want.statusCode), true)
  if (sample.quality === Quality.bad) sample.bad = 'its source says that the value is bad'
}

/** The nearest place that there is instead, and a few of the others. */
function advise(roots: readonly unknown[], wanted: string): string {
  const paths = roots.flatMap((root) => listPaths(root))
  if (paths.length === 0) return 'The message carries no values at all.'
  const near = nearestName(wanted, paths) ?? paths.find((other) => other.endsWith(`.${wanted}`))
  const some = paths.slice(0, 8).map((other) => `“${short(other)}”`)
  if (near !== undefined) return `Did you mean “${short(near)}”?`
  return `The message carries ${some.join(', ')}${paths.length > some.length ? ', …' : ''}.`
}
