import { PbfWriter } from 'pbf'

/** A metric of a test's Sparkplug payload; `int` also stands for what a sender would write as an unsigned number. */
export type TestMetric = {
  name?: string
  alias?: number
  at?: number
  type?: number
  isHistorical?: boolean
  isNull?: boolean
  quality?: number
  int?: number
  long?: number
  float?: number
  double?: number
  flag?: boolean
  text?: string
  /** Field number of a value that is not read: 16 bytes, 17 dataset, 18 template. */
  other?: 16 | 17 | 18
}

/** A Sparkplug B payload as an edge node would send it. */
export function sparkplugBytes(
  metrics: readonly TestMetric[],
  seq?: number,
  at = 1e12,
): Uint8Array {
  const pbf = new PbfWriter()
  pbf.writeVarintField(1, at)
  for (const metric of metrics) pbf.writeMessage(2, writeMetric, metric)
  if (seq !== undefined) pbf.writeVarintField(3, seq)
  return pbf.finish().slice()
}

function writeMetric(metric: TestMetric, pbf: PbfWriter): void {
  if (metric.name !== undefined) pbf.writeStringField(1, metric.name)
  if (metric.alias !== undefined) pbf.writeVarintField(2, metric.alias)
  if (metric.at !== undefined) pbf.writeVarintField(3, metric.at)
  if (metric.type !== undefined) pbf.writeVarintField(4, metric.type)
  if (metric.isHistorical) pbf.writeBooleanField(5, true)
  if (metric.isNull) pbf.writeBooleanField(7, true)
  if (metric.quality !== undefined) pbf.writeMessage(9, writeQuality, metric.quality)
  if (metric.int !== undefined) pbf.writeVarintField(10, metric.int)
  if (metric.long !== undefined) pbf.writeVarintField(11, metric.long)
  if (metric.float !== undefined) pbf.writeFloatField(12, metric.float)
  if (metric.double !== undefined) pbf.writeDoubleField(13, metric.double)
  if (metric.flag !== undefined) pbf.writeBooleanField(14, metric.flag)
  if (metric.text !== undefined) pbf.writeStringField(15, metric.text)
  if (metric.other !== undefined) pbf.writeBytesField(metric.other, Uint8Array.of(1, 2, 3))
}

function writeQuality(quality: number, pbf: PbfWriter): void {
  pbf.writeStringField(1, 'engUnit')
  pbf.writeStringField(1, 'Quality')
  pbf.writeMessage(2, (_: number, value: PbfWriter) => value.writeStringField(8, 'rpm'), 0)
  pbf.writeMessage(2, (code: number, value: PbfWriter) => value.writeVarintField(3, code), quality)
}
