import type { TopicLeaf } from '#twin/TopicReport.ts'
import { readTime } from './codecs/readTime.ts'
import { wordsOf } from './guessUnit.ts'

/** What telemetry is about: no plant reports of times before 2000 or after 2100. */
const earliest = Date.UTC(2000, 0)
const latest = Date.UTC(2100, 0)

const timeWord = /^(?:ts|t|time|timestamp|date|datetime|unixtime|epoch|at|when|minute)$/
const qualityWord = /^(?:q|quality|valid|good|statuscode|opcquality)$/
const qualityValue = /^(?:good|bad|uncertain|true|false|ok|invalid|simulated)$/i
const unitWord = /^(?:unit|units|uom|engunit|unitofmeasurement)$/
const nameWord =
  /^(?:name|id|label|tag|tagname|sensorid|deviceid|description|mac|serial|source|type|ssid)$/

/** What a member of a JSON object seems to be, by its name and its value: a name alone proves nothing. */
export function guessRole(name: string, value: unknown): TopicLeaf['role'] {
  if (typeof value === 'object') return 'other'
  const words = wordsOf(name)
  const joined = words.join('')
  if (words.some((word) => timeWord.test(word)) && isTime(value)) return 'time'
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && isTime(value))
    return 'time'
  if (qualityWord.test(joined) && isQuality(value)) return 'quality'
  if (
    joined === 'status' &&
    typeof value === 'string' &&
    /^(?:good|bad|uncertain)$/i.test(value.trim())
  )
    return 'quality'
  if (unitWord.test(joined) && typeof value === 'string') return 'unit'
  if (typeof value === 'string' && (nameWord.test(joined) || value.includes('://'))) return 'name'
  return joined === 'id' ? 'name' : 'value'
}

function isTime(value: unknown): boolean {
  const time = readTime(value)
  return time > earliest && time < latest
}

function isQuality(value: unknown): boolean {
  if (typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value <= 255
  return typeof value === 'string' && (qualityValue.test(value.trim()) || /^\d{1,3}$/.test(value))
}
