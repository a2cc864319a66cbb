import { Quality } from '#twin/Quality.ts'
import type { Signal } from '#twin/Twin.ts'
import type { Sample } from '../codecs/Codec.ts'
import { readValue, spoil } from '../codecs/readValue.ts'
import { ValueKind, type Metric } from './SparkplugPayload.ts'

/** Sparkplug's codes for how good a value is (§6.4.8, property “Quality”). */
const goodQuality = 192
const staleQuality = 500

/**
 * Reads a metric's value into a cleared sample. `datatype` is the one of its birth where it was sent without: signed integers
 * come as unsigned ones. 64-bit integers become the nearest number that a double can hold.
 */
export function readMetric(
  metric: Metric,
  datatype: number,
  states: Signal['states'],
  sample: Sample,
): void {
  sample.time = metric.timestamp
  if (metric.isNull) spoil(sample, 'its source has no value (null)')
  else if (metric.kind === ValueKind.number) readValue(toNumber(metric, datatype), states, sample)
  else if (metric.kind === ValueKind.boolean) readValue(metric.number, states, sample)
  else if (metric.kind === ValueKind.text) readValue(metric.text, states, sample)
  else spoil(sample, others[metric.kind] ?? 'the metric was sent without a value')
  if (sample.bad !== undefined || Number.isNaN(metric.quality)) return
  if (metric.quality === staleQuality) sample.quality = Quality.stale
  else if (metric.quality !== goodQuality) {
    sample.quality = Quality.bad
    sample.bad = 'its source says that the value is bad'
  }
}

const others: Record<number, string> = {
  [ValueKind.bytes]: 'the metric is a list or a file, not one value',
  [ValueKind.dataset]: 'the metric is a dataset, not one value',
  [ValueKind.template]: 'the metric is a template, not one value',
}

/** Data types 1 to 4 are the signed integers of 8, 16, 32 and 64 bits (§6.4.16). */
function toNumber({ number, signed }: Metric, datatype: number): number {
  switch (datatype) {
    case 1:
      return (signed << 24) >> 24
    case 2:
      return (signed << 16) >> 16
    case 3:
      return signed | 0
    case 4:
      return signed
    default:
      return number
  }
}
