import type { Signal } from '#twin/Twin.ts'
import type { TopicLeaf, TopicTrialResult } from '#twin/TopicReport.ts'
import { guessName } from './guessName.ts'
import { guessUnit } from './guessUnit.ts'
import { readMetric } from './sparkplug/readMetric.ts'
import { SparkplugPayload, ValueKind, type Metric } from './sparkplug/SparkplugPayload.ts'
import { clearSamples, makeSample } from './TopicRoutes.ts'

/** What a birth tells of a metric; data carries only its alias. */
type Born = { name: string; datatype: number }

/** The metrics of the birth that belongs to a message, by alias. */
export type Births = ReadonlyMap<number, Born>

const mostMetrics = 500
const longestText = 200
const payload = new SparkplugPayload()

/** The topic of the birth that names the metrics of a Sparkplug topic; null when it is none with metrics. */
export function birthTopic(topic: string): string | null {
  const [space, group, type, ...rest] = topic.split('/')
  const kind = /^([ND])(?:DATA|BIRTH)$/.exec(type)?.[1]
  return space === 'spBv1.0' && kind ? [space, group, `${kind}BIRTH`, ...rest].join('/') : null
}

/** What a birth names. */
export function readBirths(bytes: Uint8Array): Births {
  const births = new Map<number, Born>()
  if (!payload.read(bytes)) return births
  for (const { alias, name, datatype } of payload.metrics.slice(0, payload.count))
    if (alias >= 0 && name !== '') births.set(alias, { name, datatype })
  return births
}

/** The metrics of a message, each as it could be bound; null when the bytes are no Sparkplug payload. */
export function guessSparkplug(
  topic: string,
  bytes: Uint8Array,
  births: Births,
): { leaves: TopicLeaf[]; leftOut: number } | null {
  if (!payload.read(bytes)) return null
  const [, group, , node, device] = topic.split('/')
  const shown = payload.metrics.slice(0, Math.min(payload.count, mostMetrics))
  const leaves = shown.map((metric): TopicLeaf => {
    const name = metric.name || (births.get(metric.alias)?.name ?? '')
    const isValue = metric.kind <= ValueKind.text
    const said = name === '' ? `alias ${metric.alias}` : name
    const { value, text } = sayMetric(metric, births)
    return {
      path: said.slice(0, longestText),
      depth: 0,
      name: said.slice(0, longestText),
      kind: metric.isNull ? 'null' : metric.kind === ValueKind.boolean ? 'boolean' : kindOf(value),
      text,
      role: 'value',
      refusal: refuse(name, isValue),
      guess: {
        codec: 'sparkplug',
        options: { group, node, ...(device !== undefined && { device }), metric: name },
        ...guessName(topic, name.split('/')),
        unit: Number.isNaN(value) ? '' : guessUnit(name.split('/')),
      },
    }
  })
  return { leaves, leftOut: payload.count - shown.length }
}

/** Reads one metric of a message by its name, as the codec will. */
export function trySparkplug(
  bytes: Uint8Array,
  births: Births,
  wanted: unknown,
  states: Signal['states'],
): TopicTrialResult {
  if (!payload.read(bytes)) return { value: NaN, reason: 'the payload is not Sparkplug' }
  const metric = payload.metrics
    .slice(0, payload.count)
    .find(({ name, alias }) => (name || births.get(alias)?.name) === wanted)
  if (!metric) return { value: NaN, reason: 'the last message does not carry this metric' }
  const sample = makeSample()
  clearSamples([sample])
  readMetric(metric, metric.datatype || (births.get(metric.alias)?.datatype ?? 0), states, sample)
  return { value: sample.value, reason: Number.isNaN(sample.value) ? (sample.bad ?? '') : '' }
}

function refuse(name: string, isValue: boolean): string {
  if (name === '') return 'Its name came in a birth that was not heard.'
  if (name.length > longestText) return 'Its name is too long.'
  return isValue ? '' : 'It is not one value.'
}

function sayMetric(metric: Metric, births: Births): { value: number; text: string } {
  if (metric.isNull) return { value: NaN, text: 'null' }
  if (metric.kind === ValueKind.text) {
    const { text } = metric
    return { value: NaN, text: text.length > longestText ? `${text.slice(0, longestText)}…` : text }
  }
  if (metric.kind === ValueKind.boolean)
    return { value: NaN, text: metric.number === 0 ? 'false' : 'true' }
  const sample = makeSample()
  readMetric(
    metric,
    metric.datatype || (births.get(metric.alias)?.datatype ?? 0),
    undefined,
    sample,
  )
  return { value: sample.value, text: Number.isNaN(sample.value) ? '' : String(sample.value) }
}

function kindOf(value: number): TopicLeaf['kind'] {
  return Number.isNaN(value) ? 'text' : 'number'
}
