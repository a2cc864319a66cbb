import { describe, expect, it } from 'vitest'
import { readAlarms } from '#twin/readAlarms.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { makeFile, read, type Json } from './smallFile.ts'

/** What comes of a filler with these alarms. */
function readWith(alarms: Json, ofFile?: unknown) {
  const file = makeFile((whole, filler) => {
    if (ofFile !== undefined) whole.alarms = ofFile
    filler.alarms = alarms
  })
  const { twin, problems } = read(file)
  expect(problems).toEqual([])
  if (!twin) throw new Error('no twin')
  const own = new TwinProblems()
  const made = readAlarms(twin, own)
  const said = own.list(JSON.stringify(file, null, 1))
  return { ...made, said: said.map(({ text, advice = '' }) => `${text} ${advice}`.trim()) }
}

describe('readAlarms', () => {
  it('reads every kind of condition', () => {
    const { list, said } = readWith({
      high: { signal: 'speed', high: 50 },
      low: { signal: 'speed', low: 5, deadband: 1, onDelay: 3, priority: 'critical' },
      far: { signal: 'level', deviation: { from: 'speed', by: 2 } },
      fast: { signal: 'filler.level', rate: { by: 2, within: 60 } },
      halt: { signal: 'state', state: 'stopped', response: 'Look.', latched: true },
      blind: { signal: 'level', quality: ['bad', 'stale'] },
      told: { received: true, suppressedWhen: [{ signal: 'state', is: ['stopped'] }] },
    })
    expect(said).toEqual([])
    expect(list.map(({ id, condition }) => [id, condition])).toEqual([
      ['filler.high', { kind: 'high', limit: 50 }],
      ['filler.low', { kind: 'low', limit: 5 }],
      ['filler.far', { kind: 'deviation', from: 1, value: NaN, by: 2 }],
      ['filler.fast', { kind: 'rate', by: 2, within: 60, direction: 'either' }],
      ['filler.halt', { kind: 'state', codes: [0] }],
      ['filler.blind', { kind: 'quality', codes: [3, 2] }],
      ['filler.told', { kind: 'received' }],
    ])
    expect(list[1]).toMatchObject({ deadband: 1, onDelay: 3, offDelay: 0, priority: 'critical' })
    expect(list[6].suppressedWhen).toEqual([{ signal: 0, is: ['stopped'] }])
  })

  it('leaves out what is wrong, and says what and how to mend it', () => {
    const { list, said } = readWith({
      both: { signal: 'speed', high: 50, low: 5 },
      none: { signal: 'speed' },
      blind: { high: 3 },
      words: { signal: 'speed', state: 'stopped' },
      slip: { signal: 'state', state: 'stoped' },
      level: { signal: 'state', high: 3 },
      lost: { signal: 'sped', high: 3 },
      odd: { signal: 'speed', high: 3, prority: 'low' },
    })
    expect(list.map(({ id }) => id)).toEqual(['filler.odd'])
    expect(said).toEqual([
      'It is not clear when the alarm “both” is raised. An alarm has exactly one of “high”, “low”, “deviation”, “rate”, “state”, “quality”, “received”.',
      'It is not clear when the alarm “none” is raised. An alarm has exactly one of “high”, “low”, “deviation”, “rate”, “state”, “quality”, “received”.',
      'The alarm “blind” watches no signal. Give it a “signal”.',
      '“speed” is a number and has no states. Use “high”, “low”, “deviation” or “rate”.',
      '“State” has no state “stoped”. Did you mean “stopped”?',
      '“State” has states. Use “state” or “quality”.',
      'There is no signal “sped”. Did you mean “speed”?',
      '“prority” is not known here. Did you mean “priority”?',
    ])
  })

  it('reads where alarms are received', () => {
    const { sources, assets, said } = readWith({}, { received: [{ topic: 'plant/alarms/#' }] })
    expect(said).toEqual([])
    expect(sources).toMatchObject([{ topic: 'plant/alarms/#', id: 'id', active: 'active' }])
    expect(assets).toEqual([
      ['site', 0],
      ['filler', 1],
    ])
  })
})
