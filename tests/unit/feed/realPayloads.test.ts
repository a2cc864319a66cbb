import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { json } from '#feed/codecs/json.ts'
import { makeSample } from '#feed/TopicRoutes.ts'
import type { Signal } from '#twin/Twin.ts'
import { makeSignal } from './makeSignal.ts'

const data = new URL('../../../../shared/data/', import.meta.url)
const devices = new URL('topics/messages.jsonl', data)
const building = new URL('telemetry/building-hvac-mqtt.jsonl.gz', data)

function read(payload: string, options: object, states?: Signal['states']) {
  const samples = [makeSample()]
  const signal = makeSignal('a.b', { codec: 'json', codecOptions: { ...options }, states })
  const bad = json.open([signal]).read(new TextEncoder().encode(payload), samples)
  return { ...samples[0], bad: bad ?? samples[0].bad }
}

/** How one would bind one value of each kind of message: topic, path, what else, and what the value is like. */
const bindings: [RegExp, object, string[]?][] = [
  [/\/status\/sys$/, { path: 'uptime', time: 'unixtime' }],
  [/\/status\/wifi$/, { path: 'rssi' }],
  [/\/status\/wifi$/, { path: 'status' }, ['disconnected', 'got ip']],
  [/plug.*\/status\/switch:0$/, { path: 'aenergy.by_minute[0]', time: 'aenergy.minute_ts' }],
  [/\/status\/switch:\d$/, { path: 'output' }, ['off', 'on']],
  [/\/status\/em:0$/, { path: 'a_act_power' }],
  [/\/status\/emdata:0$/, { path: 'total_act' }],
  [/\/status\/temperature:0$/, { path: 'tC' }],
  [/\/status\/humidity:0$/, { path: 'rh' }],
  [/\/status\/input:\d$/, { path: 'state' }],
  [/(speed|vibration|_raw\/running)$/, { path: 'value', time: 'timestamp_ms' }],
  [/DB1\.DW20$/, { path: 'value', time: 'timestamp_ms' }, ['stopped', 'running']],
  [
    /edge-to-cloud$/,
    {
      path: 'observations[sensorId=https://recref.com/sensor/e0d5120b-90f1-48d6-a47f-f8ccd7727b04].value',
      time: 'observations[0].observationTime',
    },
  ],
  [/cloud-to-edge$/, { path: 'actuationCommands[0].valueString' }, ['Closed', 'Open']],
]

// Where the collection of real messages is absent these are skipped, and the report says so.
describe.skipIf(!existsSync(devices))('messages of real devices', () => {
  const messages: { topic: string; payload: string }[] = existsSync(devices)
    ? readFileSync(devices, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []

  it('can each be read in some way', () => {
    const unread: string[] = []
    for (const { topic, payload } of messages) {
      const fitting = bindings.filter(([pattern]) => pattern.test(topic))
      const samples = fitting.map(([, { ...options }, names]) =>
        read(
          payload,
          options,
          names?.map((name, code) => ({ name, code })),
        ),
      )
      const isRead = samples.some(({ value, bad }) => Number.isFinite(value) && bad === undefined)
      if (!isRead || samples.some(({ bad, odd }) => bad !== undefined || odd !== undefined))
        unread.push(topic)
    }
    expect(unread).toEqual([])
  })

  it('have the times that their makers mean', () => {
    const times = messages.flatMap(({ topic, payload }) =>
      bindings
        .filter(([pattern, options]) => 'time' in options && pattern.test(topic))
        .map(([, options]) => new Date(read(payload, options).time).getUTCFullYear()),
    )
    expect(new Set(times)).toEqual(new Set([2019, 2024]))
  })
})

describe.skipIf(!existsSync(building))('4,000 messages of a building', () => {
  const lines = existsSync(building)
    ? gunzipSync(readFileSync(building))
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []
  const payloads = lines.map((line) => new TextEncoder().encode(line))

  it('are read: text with trailing blanks, objects run together, a dead sensor', () => {
    const keys = ['OutsideAirTemp', 'Boiler2PumpStatus', 'FC13Temp', 'BuildingPower']
    const reader = json.open(keys.map((key) => makeSignal(`b.${key}`, { codec: 'json' })))
    const samples = keys.map(makeSample)
    let unread = 0
    for (const payload of payloads) {
      Object.assign(samples[0], { value: NaN, bad: undefined })
      if (reader.read(payload, samples) !== undefined || samples.some(({ bad }) => bad)) unread++
    }
    // What is left is cut off in the middle: no reader can know what it should be.
    expect(unread).toBeLessThan(lines.length * 0.001)
    expect(lines.length).toBeGreaterThan(3900)
    expect(samples[2].value).toBe(-1)
  })

  it('show which of them are two in one', () => {
    const together = lines.filter((line) => /\}\s*\{/.test(line))
    expect(together.length).toBeGreaterThan(0)
    for (const line of together) expect(read(line, { path: 'OutsideAirTemp' }).bad).toBeUndefined()
  })
})
