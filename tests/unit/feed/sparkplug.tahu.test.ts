import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SparkplugPayload } from '#feed/sparkplug/SparkplugPayload.ts'
import { metric, openSparkplugWorld } from './sparkplugWorld.ts'

const samples = new URL('../../../../shared/data/sparkplug/messages.json', import.meta.url)
type Example = {
  topic: string
  hex: string
  protoDecoded: { metrics: Record<string, unknown>[]; seq?: string; timestamp: string } | null
}
const examples: Example[] = existsSync(samples) ? JSON.parse(readFileSync(samples, 'utf8')) : []

// Where the collection of real messages is absent these are skipped, and the report says so.
describe.skipIf(examples.length === 0)('messages of Eclipse Tahu', () => {
  it('decode as Tahu decodes them', () => {
    const payload = new SparkplugPayload()
    for (const { hex, protoDecoded } of examples) {
      if (!protoDecoded) continue
      expect(payload.read(Buffer.from(hex, 'hex'))).toBe(true)
      expect(payload.timestamp).toBe(Number(protoDecoded.timestamp))
      expect(payload.seq).toBe(Number(protoDecoded.seq ?? -1))
      const decoded = payload.metrics.slice(0, payload.count).map((one) => {
        const value = one.text === '' ? one.number : one.text
        return [one.name, one.alias, one.timestamp, one.datatype, one.isNull, value]
      })
      const expected = protoDecoded.metrics.map((one) => {
        const value =
          one.stringValue ?? one.intValue ?? one.longValue ?? one.floatValue ?? one.doubleValue
        return [
          one.name ?? '',
          Number(one.alias ?? -1),
          Number(one.timestamp),
          one.datatype,
          one.isNull ?? false,
          typeof one.booleanValue === 'boolean'
            ? Number(one.booleanValue)
            : one.datatype === 12
              ? value
              : Number(value ?? NaN),
        ]
      })
      expect(decoded).toEqual(expected)
    }
  })

  it('play a life from birth to death', () => {
    const keys = ['Temperature', 'RPM', 'State', 'Count', 'Big', 'Running', 'When', 'Nothing']
    const names = [{ code: 1, name: 'Mischer Größe 1 – 日本' }]
    const world = openSparkplugWorld([
      ...keys.map((key) => metric(key, 'Mixer1')),
      metric('Name', 'Mixer1', { states: names }),
      metric('Supply Voltage'),
    ])
    const [birth, deviceBirth, data, death, state] = examples
    const play = ({ topic, hex }: Example) => world.bus.publish(topic, Buffer.from(hex, 'hex'))
    play(state)
    play(birth)
    play(deviceBirth)
    expect(world.values()).toEqual([
      98.6,
      60,
      -2,
      Number(BigInt.asIntN(64, 18446735066510296876n)),
      2 ** 64,
      1,
      1_700_000_000_000,
      NaN,
      1,
      24.100000381469727,
    ])
    expect(world.core.table.time[0]).toBe(1_700_000_000_000)
    expect(world.quality(7)).toBe('bad')
    play(data)
    expect(world.values().slice(0, 2)).toEqual([101.25, -5])
    expect(world.quality(0)).toBe('good')
    play(death)
    expect(world.qualities()).toEqual([
      ...Array.from({ length: 7 }, () => 'stale'),
      'bad',
      'stale',
      'stale',
    ])
    expect(world.reasons.at(-1)?.reason).toBe('its edge node G1/E1 has gone (NDEATH)')
    expect(world.told()).toEqual(['Mixer1.Nothing: its source has no value (null)'])
    expect(world.asked).toEqual([])
  })
})
