import { PbfWriter } from 'pbf'

/** The name of the metric by which a node is asked to give birth again (Sparkplug 3.0 §6.4.21). */
export const rebirthMetric = 'Node Control/Rebirth'

/** The payload of an NCMD that asks a node to give birth again; `timestamp` in epoch milliseconds. */
export function writeRebirth(timestamp: number): Uint8Array {
  const pbf = new PbfWriter()
  pbf.writeVarintField(1, timestamp)
  pbf.writeMessage(
    2,
    (at: number, metric) => {
      metric.writeStringField(1, rebirthMetric)
      metric.writeVarintField(3, at)
      metric.writeVarintField(4, booleanType)
      metric.writeBooleanField(14, true)
    },
    timestamp,
  )
  return pbf.finish()
}

const booleanType = 11
