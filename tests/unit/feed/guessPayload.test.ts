import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessPayload } from '#feed/guessPayload.ts'

const data = join(import.meta.dirname, '../../../../shared/data')
const messages = join(data, 'topics/messages.jsonl')
const sparkplug = join(data, 'sparkplug/messages.json')

function guess(topic: string, payload: string | Uint8Array) {
  const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload
  return guessPayload(topic, bytes, bytes.length)
}

function leafOf(topic: string, payload: string, path: string) {
  const leaf = guess(topic, payload).leaves.find((one) => one.path === path)
  if (!leaf) throw new Error(`no ${path}`)
  return leaf
}

describe('a payload that is a value by itself', () => {
  test.each([
    ['site/boiler/temperature', '21.5', 'number', 'temperature', 'Temperature', '°C'],
    ['site/pump/speed_rpm', ' -3e2 ', 'number', 'speed', 'Speed', 'rpm'],
    ['shelly/relay/power', '12', 'number', 'power', 'Power', 'W'],
    ['zigbee/door/state', 'ON', 'text', 'door', 'Door', ''],
    ['a/valve 3/open', 'true', 'text', 'open', 'Open', ''],
  ])('on %s is %s', (topic, payload, format, key, name, unit) => {
    const { format: found, leaves } = guess(topic, payload)
    expect(found).toBe(format)
    expect(leaves).toMatchObject([{ path: '', guess: { codec: 'number', key, name, unit } }])
  })
})

describe('JSON', () => {
  test('tells each value apart from its time, quality and unit, and binds them together', () => {
    const payload = '{"ts": 1733904005123, "v": 4.2, "q": "good", "unit": "degC", "id": "T-101"}'
    const { leaves } = guess('site/tank/temp', payload)
    expect(leaves.map(({ role }) => role)).toEqual(['time', 'value', 'quality', 'unit', 'name'])
    expect(leaves[1].guess).toEqual({
      codec: 'json',
      options: { path: 'v', time: 'ts', quality: 'q' },
      key: 'temp',
      name: 'Temperature',
      unit: '°C',
    })
  })

  test('writes a path to whatever can be reached, and says why it cannot', () => {
    const payload = '{"a": {"b.c": 1}, "b.c": 2, "__proto__": 3, "l": [5, 6], "": 7}'
    const paths = guess('t', payload).leaves.map(({ path, refusal }) => [path, refusal])
    expect(paths).toEqual([
      ['a', expect.stringMatching(/no value of its own/)],
      ['a["b.c"]', ''],
      ['["b.c"]', ''],
      ['__proto__', expect.stringMatching(/cannot be written/)],
      ['l', expect.stringMatching(/no value of its own/)],
      ['l[0]', ''],
      ['l[1]', ''],
      ['', expect.stringMatching(/cannot be written/)],
    ])
    expect(guess('t', '"on"').leaves).toMatchObject([
      { path: '$', kind: 'text', text: 'on', refusal: '', guess: { options: { path: '$' } } },
    ])
  })

  test('finds the items of a list by what names them', () => {
    const payload = '{"metrics": [{"name": "motor temp", "value": 7}, {"name": "b", "value": 8}]}'
    expect(leafOf('t', payload, 'metrics[name=motor temp].value')).toMatchObject({
      refusal: '',
      guess: { key: 'motorTemp', name: 'Motor temperature', unit: '°C' },
    })
  })

  test.skipIf(!existsSync(messages))('of real devices (skipped without shared data)', () => {
    const byTopic = new Map<string, string>()
    for (const line of readFileSync(messages, 'utf8').trim().split('\n')) {
      const { topic, payload } = JSON.parse(line)
      byTopic.set(topic, payload)
    }
    const bound = (topic: string, path: string) => {
      const { guess: made, role, refusal } = leafOf(topic, byTopic.get(topic)!, path)
      expect({ role, refusal }).toEqual({ role: 'value', refusal: '' })
      return [made.key, made.name, made.unit, made.options.time]
    }
    const plug = 'shellyplusplugs-aabbccddeeff/status/switch:0'
    expect(bound(plug, 'apower')).toEqual(['apower', 'Power', 'W', undefined])
    expect(bound(plug, 'temperature.tC')).toEqual(['temperature', 'Temperature', '°C', undefined])
    expect(bound(plug, 'aenergy.total')).toEqual(['aenergy', 'Energy', 'Wh', 'aenergy.minute_ts'])
    const meter = 'shellypro3em-aabbccddeeff/status/em:0'
    expect(bound(meter, 'b_aprt_power')).toEqual([
      'bAprtPower',
      'B apparent power',
      'VA',
      undefined,
    ])
    const wall = 'ShellyWallDisplay-AABBCCDDEEFF/status/temperature:0'
    expect(bound(wall, 'tF')).toEqual(['temperature', 'Temperature', '°F', undefined])
    const filler = 'umh/v1/acme/chicago/packaging/line1/filler/_raw/speed'
    expect(bound(filler, 'value')).toEqual(['speed', 'Speed', '', 'timestamp_ms'])
    const sensor = 'https://recref.com/sensor/e0d5120b-90f1-48d6-a47f-f8ccd7727b04'
    const observed = `observations[sensorId=${sensor}]`
    const edge = bound('rec/edge/edge-to-cloud', `${observed}.value`)
    const time = `${observed}.observationTime`
    expect(edge).toEqual(['observations0', 'Observations 0', '', time])
    const clock = leafOf(
      'shellyplusplugs-aabbccddeeff/status/sys',
      byTopic.get('shellyplusplugs-aabbccddeeff/status/sys')!,
      'time',
    )
    expect(clock.role).toBe('value')
  })
})

test.skipIf(!existsSync(sparkplug))(
  'knows Sparkplug by its topic (skipped without shared data)',
  () => {
    const list: { topic: string; hex: string }[] = JSON.parse(readFileSync(sparkplug, 'utf8'))
    for (const { topic, hex } of list) {
      const { format } = guess(topic, Uint8Array.from(Buffer.from(hex, 'hex')))
      expect(format === 'Sparkplug B').toBe(!topic.includes('STATE'))
    }
  },
)

describe('a hostile payload', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 1, 2), 'binary'],
    ['control characters', '\0\u0001\u0002', 'binary'],
    ['nothing', '', 'empty'],
    ['JSON that is nested 100,000 deep', '['.repeat(100_000), 'text'],
    ['JSON that is closed and nested 5,000 deep', '['.repeat(5000) + ']'.repeat(5000), 'JSON'],
    ['10 MB of text', 'x'.repeat(10_000_000), 'text'],
    ['a list of 100,000', JSON.stringify(Array.from({ length: 100_000 }, (_, i) => i)), 'JSON'],
    ['one name of 1 MB', JSON.stringify({ ['k'.repeat(1_000_000)]: 1 }), 'JSON'],
  ])('of %s is shown within limits', (_, payload, format) => {
    const made = guess('a/b', payload)
    expect(made.format).toBe(format)
    expect(made.leaves.length).toBeLessThanOrEqual(500)
    expect(JSON.stringify(made).length).toBeLessThan(300_000)
  })

  test('never throws, whatever it is', () => {
    const payload = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => new TextEncoder().encode(text)),
      fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    )
    fc.assert(
      fc.property(fc.string(), payload, fc.nat(400), (topic, bytes, cut) => {
        const made = guessPayload(topic, bytes.subarray(0, cut), bytes.length)
        for (const leaf of made.leaves) expect(leaf.guess.key).toMatch(/^[^\s./#+:]+$/)
      }),
    )
  })
})
