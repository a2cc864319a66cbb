import { describe, expect, test } from 'vitest'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { makeTwinSchema } from '#twin/makeTwinSchema.ts'
import { readTwin } from '#twin/readTwin.ts'
import type { Json } from './smallFile.ts'

/** A twin with one asset, read with the codecs that there are. */
function read(source: Json, signals: Json, above: Json = {}) {
  const line = { id: 'line', source: above, children: [{ id: 'mixer', source, signals }] }
  const file = {
    gemba: 1,
    name: 'Hall',
    models: [{ id: 'hall', file: 'hall.glb' }],
    assets: [line],
  }
  const result = readTwin(JSON.stringify(file), 'twin.json', { behaviours, codecs })
  const problems = 'twin' in result ? result.warnings : result.problems
  return {
    signals: 'twin' in result ? result.twin.signals : [],
    problems: problems.map(({ text }) => text),
    advice: problems.map(({ advice }) => advice),
  }
}

const source = { codec: 'sparkplug', group: 'Plant1', node: 'Edge 4', device: 'Mixer1' }

describe('signals from Sparkplug', () => {
  test('need no topic, are called as their key, and are never stale by age', () => {
    const { signals, problems } = read(
      source,
      { Temperature: {}, rpm: { metric: 'Motor/Speed', staleAfter: 60 } },
      { topic: 'something/else' },
    )
    expect(problems).toEqual([])
    expect(signals).toMatchObject([
      {
        topic: 'spBv1.0/Plant1/+/Edge 4/#',
        codec: 'sparkplug',
        codecOptions: { group: 'Plant1', node: 'Edge 4', device: 'Mixer1', metric: 'Temperature' },
        staleAfter: Infinity,
      },
      { codecOptions: { metric: 'Motor/Speed' }, staleAfter: 60 },
    ])
  })

  test('may have device and metric of their own below a common node', () => {
    const { signals } = read({ device: 'A' }, { x: { device: 'B' }, y: {} }, source)
    expect(signals.map(({ codecOptions }) => codecOptions.device)).toEqual(['B', 'A'])
  })

  test('say what is missing or wrong', () => {
    expect(read({ codec: 'sparkplug', group: 'G' }, { x: {} })).toMatchObject({
      signals: [],
      problems: ['“node” is missing.'],
    })
    expect(read({ ...source, group: 'a/b' }, { x: {} }).problems).toEqual([
      '“group” must be one level of a topic, without any of “/”, “+”, “#”.',
    ])
    expect(read({ ...source, metric: 'x' }, { x: {} }).problems).toEqual([
      '“metric” belongs to a signal, not to a source.',
    ])
    expect(read({ ...source, topic: 'a/b' }, { x: {} }).problems).toEqual([
      'With the codec “sparkplug” no “topic” is written: it follows from the other options.',
    ])
    expect(read({ ...source, devise: 'x' }, { x: {} }).advice).toEqual(['Did you mean “device”?'])
  })

  test('can be given to many assets by one line, each a device', () => {
    const hall = {
      id: 'hall',
      each: { Temperature: { ...source, device: '+' } },
      children: [{ id: 'Mixer1' }, { id: 'Mixer2' }],
    }
    const file = { gemba: 1, name: 'H', models: [{ id: 'h', file: 'h.glb' }], assets: [hall] }
    const result = readTwin(JSON.stringify(file), 'twin.json', { behaviours, codecs })
    expect('twin' in result && result.warnings).toEqual([])
    const devices =
      'twin' in result ? result.twin.signals.map(({ codecOptions }) => codecOptions.device) : []
    expect(devices).toEqual(['Mixer1', 'Mixer2'])
  })

  test('are in the schema for editors', () => {
    const schema = JSON.stringify(makeTwinSchema({ behaviours, codecs }))
    expect(schema).toContain('Sparkplug edge node id.')
    expect(schema).toContain('Name of the metric')
  })
})
