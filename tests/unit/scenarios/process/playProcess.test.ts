import { expect, test } from 'vitest'
import { playProcess } from '#scenarios/process/playProcess.ts'
import { lineOf, makeModel, makeSignal } from './makeModel.ts'

test('a process plays its plant: signals of a topic in one message, states by name, numbers as text', () => {
  const states = ['stopped', 'idle', 'running', 'starved', 'blocked', 'faulted']
  const shared = { topic: 'line/mill' }
  const signals = [
    { ...makeSignal('mill.state', '', states), ...shared, codecOptions: { path: 'state' } },
    { ...makeSignal('mill.rate', 'parts/h'), ...shared, codecOptions: { path: 'drive.rate' } },
    { ...makeSignal('mill.count', 'parts'), codec: 'number', topic: 'line/count' },
    { ...makeSignal('mill.power', 'kW'), topic: 'line/+/power' },
  ]
  const writes = {
    state: 'mill.state',
    rate: 'mill.rate',
    count: 'mill.count',
    power: 'mill.power',
  }
  const model = makeModel(lineOf([{ rate: 7200, writes }], []), {}, signals)
  const { plant, left } = playProcess(model, signals, 1)
  const sent = new Map<string, string>()
  for (let i = 0; i < 10; i++) {
    plant.step(0.2)
    plant.publish(1000, (topic, payload) => sent.set(topic, payload))
  }
  expect(JSON.parse(sent.get('line/mill')!)).toEqual({
    ts: 1000,
    state: 'running',
    drive: { rate: 7200 },
  })
  expect(Number(sent.get('line/count'))).toBeGreaterThan(1)
  expect(left).toEqual(['mill.power'])
})
