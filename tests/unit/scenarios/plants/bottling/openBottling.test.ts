import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openBottling } from '#scenarios/plants/bottling/openBottling.ts'
import {
  pathsOf,
  readPayload,
  record,
  recordStart,
  signalsOf,
  type Wanted,
} from '../recordPlant.ts'

test('publishes the same bytes for the same seed, and others for another', () => {
  const first = record(openBottling(11), 120)
  expect(record(openBottling(11), 120)).toEqual(first)
  expect(record(openBottling(12), 120)).not.toEqual(first)
}, 30_000)

test('sends every topic in its first two seconds and spreads the rest: never a burst', () => {
  const steps = record(openBottling(3), 20)
  const soon = new Set(
    steps
      .slice(0, 10)
      .flat()
      .map(([topic]) => topic),
  )
  const all = new Set(steps.flat().map(([topic]) => topic))
  expect([...all].filter((topic) => !soon.has(topic))).toEqual([])
  const sizes = steps.map((step) => step.length)
  expect(Math.max(...sizes)).toBeLessThan(40)
  expect(Math.max(...sizes.slice(5))).toBeLessThan(
    2 * (sizes.reduce((a, b) => a + b) / sizes.length),
  )
})

test('keeps states at the broker, and lets quick positions pass', () => {
  const messages = record(openBottling(3), 5).flat()
  const passing = messages.filter(([, , retain]) => !retain).map(([topic]) => topic)
  const quick = messages.map(([topic]) => topic).filter((topic) => /\/agv\d$|\/motion$/.test(topic))
  expect(passing).toEqual(quick)
})

test('stamps every JSON payload with the time that it was given, in messages far below 4 kB', () => {
  const wrong = record(openBottling(3), 5).flatMap((step, i) =>
    step.filter(([topic, payload]) => {
      const stamp = topic.endsWith('/level') ? recordStart + i * 200 : JSON.parse(payload).ts
      return stamp !== recordStart + i * 200 || payload.length >= 1000
    }),
  )
  expect(wrong).toEqual([])
})

test('rounds every number as an instrument would show it', () => {
  const messages = record(openBottling(3), 5).flat()
  expect(messages.filter(([, payload]) => /\d\.\d{4}|\de[-+]\d/.test(payload))).toEqual([])
})

test('publishes every signal of the twin file, each within its possible range', () => {
  const wanted = signalsOf(JSON.parse(readFileSync('models/bottling/twin.json', 'utf8')).assets, {})
  expect(wanted.length).toBeGreaterThanOrEqual(250)
  const byTopic = new Map<string, Wanted[]>()
  for (const signal of wanted)
    byTopic.set(signal.topic, [...(byTopic.get(signal.topic) ?? []), signal])
  const seen = new Set<string>()
  const states = new Set<string>()
  const problems = new Set<string>()
  for (const [topic, payload] of record(openBottling(21), 300).flat()) {
    const signals = byTopic.get(topic)
    if (!signals) problems.add(`no signal listens to ${topic}`)
    for (const signal of signals ?? []) {
      const value = readPayload(payload, signal)
      if (value === undefined) continue
      seen.add(signal.id)
      if (signal.states) {
        const name = typeof value === 'boolean' ? signal.states[value ? 1 : 0] : value
        if (typeof name === 'string' && signal.states.includes(name)) states.add(name)
        else problems.add(`${signal.id} has no state ${JSON.stringify(value)}`)
      } else if (typeof value !== 'number' || !Number.isFinite(value))
        problems.add(`${signal.id} is no number`)
      else if (!signal.range || value < signal.range[0] || value > signal.range[1]) {
        problems.add(`${signal.id} = ${value} is out of ${String(signal.range)}`)
      }
    }
  }
  expect([...problems]).toEqual([])
  expect(wanted.filter(({ id }) => !seen.has(id)).map(({ id }) => id)).toEqual([])
  for (const state of ['running', 'starved', 'blocked', 'faulted', 'label jam'])
    expect(states).toContain(state)
}, 30_000)

test('publishes nothing that no signal of the twin file reads', () => {
  const wanted = signalsOf(JSON.parse(readFileSync('models/bottling/twin.json', 'utf8')).assets, {})
  const known = new Set(wanted.map(({ topic, path }) => `${topic} ${path}`))
  const idle = new Set<string>()
  for (const [topic, payload] of record(openBottling(4), 3).flat()) {
    if (topic.endsWith('/level')) continue
    for (const path of pathsOf(JSON.parse(payload))) {
      if (path !== 'ts' && !known.has(`${topic} ${path}`)) idle.add(`${topic} ${path}`)
    }
  }
  expect([...idle]).toEqual([])
})
