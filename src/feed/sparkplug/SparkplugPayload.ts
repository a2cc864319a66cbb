import { PbfReader } from 'pbf'

/** How a metric's value was encoded. */
export const ValueKind = {
  none: 0,
  number: 1,
  boolean: 2,
  text: 3,
  bytes: 4,
  dataset: 5,
  template: 6,
} as const

/** One metric as it was sent. */
export type Metric = {
  /** Empty when only the alias was sent. */
  name: string
  /** -1 when none was sent. */
  alias: number
  /** Epoch milliseconds; NaN when none was sent. */
  timestamp: number
  /** Sparkplug data type; 0 when none was sent. */
  datatype: number
  isHistorical: boolean
  isNull: boolean
  /** A `ValueKind`. */
  kind: number
  /** A number as an unsigned one where it is an integer; a boolean as 0 or 1. */
  number: number
  /** The same bits of a 64-bit integer as a signed number. */
  signed: number
  text: string
  /** The property “Quality”: 192 good, 0 bad, 500 stale; NaN when none was sent. */
  quality: number
}

/** More metrics than any birth has: a megabyte of nothing must not become a million objects. */
const mostMetrics = 100_000

/**
 * A decoded Sparkplug B payload, to be used again for the next: field numbers of `org.eclipse.tahu.protobuf.Payload`, Sparkplug
 * 3.0 §6.4. Templates, datasets and bytes are passed over.
 */
export class SparkplugPayload {
  /** Epoch milliseconds; NaN when none was sent. */
  timestamp = NaN
  /** 0 to 255; -1 when none was sent. */
  seq = -1
  /** Only the first `count` count. */
  readonly metrics: Metric[] = []
  count = 0

  /** Decodes; false when the bytes are no such payload. What was there before is lost in any case. */
  read(bytes: Uint8Array): boolean {
    this.timestamp = NaN
    this.seq = -1
    this.count = 0
    try {
      const pbf = new PbfReader(bytes)
      const end = bytes.length
      for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
        if (field === 1) this.timestamp = pbf.readVarint()
        else if (field === 2) this.#readMetric(pbf, innerEnd(pbf, end))
        else if (field === 3) this.seq = pbf.readVarint() & 255
      }
      return pbf.pos === end && this.count <= mostMetrics
    } catch {
      // The decoder throws on what cannot be: the payload is none.
      return false
    }
  }

  #readMetric(pbf: PbfReader, end: number): void {
    if (this.count > mostMetrics) throw new RangeError('too many metrics')
    const metric = (this.metrics[this.count] ??= makeMetric())
    this.count++
    clear(metric)
    for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end))
      readField(field, metric, pbf, end)
    if (pbf.pos !== end) throw new RangeError('a metric ends beyond its end')
  }
}

function readField(field: number, metric: Metric, pbf: PbfReader, end: number): void {
  switch (field) {
    case 1:
      metric.name = readText(pbf, end)
      break
    case 2:
      metric.alias = pbf.readVarint()
      break
    case 3:
      metric.timestamp = pbf.readVarint()
      break
    case 4:
      metric.datatype = pbf.readVarint()
      break
    case 5:
      metric.isHistorical = pbf.readBoolean()
      break
    case 7:
      metric.isNull = pbf.readBoolean()
      break
    case 9:
      readProperties(metric, pbf, innerEnd(pbf, end))
      break
    case 10:
      setNumber(metric, pbf.readVarint())
      break
    case 11:
      readLong(metric, pbf)
      break
    case 12:
      setNumber(metric, pbf.readFloat())
      break
    case 13:
      setNumber(metric, pbf.readDouble())
      break
    case 14:
      metric.kind = ValueKind.boolean
      metric.number = pbf.readBoolean() ? 1 : 0
      break
    case 15:
      metric.kind = ValueKind.text
      metric.text = readText(pbf, end)
      break
    case 16:
      metric.kind = ValueKind.bytes
      break
    case 17:
      metric.kind = ValueKind.dataset
      break
    case 18:
      metric.kind = ValueKind.template
      break
    default:
  }
}

/** Looks for the property “Quality” among the others: names and values stand in two lists of equal order. */
function readProperties(metric: Metric, pbf: PbfReader, end: number): void {
  let keys = 0
  let values = 0
  let wanted = -1
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 1) {
      if (readText(pbf, end) === 'Quality') wanted = keys
      keys++
    } else if (field === 2) {
      const inner = innerEnd(pbf, end)
      if (values++ === wanted) metric.quality = readPropertyNumber(pbf, inner)
      pbf.pos = inner
    }
  }
}

function readPropertyNumber(pbf: PbfReader, end: number): number {
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end))
    if (field === 3 || field === 4) return pbf.readVarint()
  return NaN
}

function setNumber(metric: Metric, value: number): void {
  metric.kind = ValueKind.number
  metric.number = value
  metric.signed = value
}

/** Beyond 2⁵³ the unsigned number no longer tells what the signed one is: it is read twice. */
function readLong(metric: Metric, pbf: PbfReader): void {
  const start = pbf.pos
  setNumber(metric, pbf.readVarint())
  if (Number.isSafeInteger(metric.number)) return
  pbf.pos = start
  metric.signed = pbf.readVarint(true)
}

function readText(pbf: PbfReader, limit: number): string {
  const start = pbf.pos
  innerEnd(pbf, limit)
  pbf.pos = start
  return pbf.readString()
}

/** Where a length-delimited field ends; it must not end beyond what it is in. */
function innerEnd(pbf: PbfReader, limit: number): number {
  const end = pbf.readVarint() + pbf.pos
  if (end > limit) throw new RangeError('a field ends beyond what it is in')
  return end
}

function makeMetric(): Metric {
  return {
    name: '',
    alias: -1,
    timestamp: NaN,
    datatype: 0,
    isHistorical: false,
    isNull: false,
    kind: ValueKind.none,
    number: NaN,
    signed: NaN,
    text: '',
    quality: NaN,
  }
}

function clear(metric: Metric): void {
  metric.name = ''
  metric.alias = -1
  metric.timestamp = NaN
  metric.datatype = 0
  metric.isHistorical = false
  metric.isNull = false
  metric.kind = ValueKind.none
  metric.number = NaN
  metric.signed = NaN
  metric.text = ''
  metric.quality = NaN
}
