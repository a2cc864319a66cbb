import { afterEach, describe, expect, it, vi } from 'vitest'
import { noteLimits } from '#people/NoteRecord.ts'
import { readNoteRecord } from '#people/readNoteRecord.ts'
import { sayFigures } from '#people/sayFigures.ts'
import { usePlant } from '#state/plant.ts'
import { readFigures, readTrend } from '#state/readFigures.ts'
import { History } from '#twin/History.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import type { Twin } from '#twin/Twin.ts'
import { smallTwin } from '../ui/smallTwin.ts'

const names = ['temperature', 'speed', 'state', 'flow', 'level', 'silent']
const states = [{ code: 1, name: 'running' }]
const twin: Twin = {
  ...smallTwin,
  assets: [{ ...smallTwin.assets[1], parent: -1, signals: [0, 1, 2, 3, 4, 5] }],
  signals: names.map((name, i) => {
    const change = { id: `pump.${name}`, name, unit: '°C', asset: 0 }
    return Object.assign({}, smallTwin.signals[0], change, i === 2 && { states })
  }),
}

afterEach(() => {
  usePlant.setState(usePlant.getInitialState())
  vi.restoreAllMocks()
})

describe('the values that a note carries', () => {
  it('are those the part shows first, then its asset’s, four at most, and fit into a message of 4 kB', () => {
    vi.spyOn(performance, 'now').mockReturnValue(400_000)
    const signals = new SignalTable(twin.signals.length)
    const history = new History(twin.signals.length)
    for (let slot = 0; slot < 5; slot++) {
      const value = slot === 2 ? 1 : 61.23456 + slot
      signals.write(slot, value, 1.7e12 + slot, 399_000, slot === 1 ? Quality.stale : Quality.good)
      for (let i = 0; i < 400; i++) history.add(slot, i * 1000, value - 1e3 * Math.sin(i / 9))
    }
    const reason = { behaviour: 'colour', signal: 'pump.flow', text: '' }
    usePlant.setState({ twin, signals, history, assetOfPart: () => 0, explain: () => [reason] })
    const figures = readFigures('hall/Pump')
    expect(figures.map(({ signal }) => signal)).toEqual([
      'pump.flow',
      'pump.temperature',
      'pump.speed',
      'pump.state',
    ])
    expect(figures[1]).toMatchObject({ unit: '°C', quality: 'good', at: 1.7e12 })
    expect(figures[3]).toMatchObject({ value: 'running', unit: '', trend: null })
    const text = JSON.stringify({ v: 1, figures: [figures, 256] })
    expect(text.length).toBeLessThan(noteLimits.figuresText)
    expect(readNoteRecord(text, Date.UTC(2026, 11, 1))).toMatchObject({
      record: { fields: { figures: [figures, 256] } },
    })
    expect(sayFigures(figures, 1.7e12)).toMatch(
      /^Values at 2023-11-14 22:13:20 UTC:\n.*: .* °C, of .*\n.*\n.*°C, stale, of .* in 5 min\n.*: running, of/,
    )
    expect(readFigures(null)).toEqual([])
  })

  it('hold each value until the next, begin with a gap, and are at most five minutes', () => {
    const history = new History(1)
    history.add(0, 30_000, 1)
    history.add(0, 60_000, NaN)
    history.add(0, 75_000, 2.00004)
    const trend = readTrend(history, 0, 80_000)!
    expect(trend.seconds).toBe(60)
    expect(trend.values).toHaveLength(48)
    expect(trend.values.slice(0, 7)).toEqual([null, null, null, null, null, null, null])
    expect([trend.values[8], trend.values[30], trend.values[31], trend.values[47]]).toEqual([
      1,
      1,
      null,
      2,
    ])
  })
})

describe('values from outside', () => {
  const figure = {
    signal: 's',
    name: 'n',
    value: '1',
    unit: '',
    quality: 'good',
    at: 1,
    trend: null,
  }
  it.each([
    [[figure, figure, figure, figure, figure]],
    [[{ ...figure, quality: 'constructor' }]],
    [[{ ...figure, at: 'now' }]],
    [[{ ...figure, trend: { seconds: 1, values: ['<b>'] } }]],
    [[{ ...figure, trend: { seconds: 1, values: Array.from({ length: 61 }, () => 0) } }]],
    [[null]],
  ])('that are no values are refused: %j', (figures) => {
    const text = JSON.stringify({ v: 1, figures: [figures, 256] })
    expect(readNoteRecord(text, Date.UTC(2026, 11, 1))).toEqual({ wrong: 'its figures is none' })
  })
})
