import { expect, test } from 'vitest'
import { categoryTable } from '#behaviours/categoryColours.ts'
import { ColourPaint } from '#scene/colouring/ColourPaint.ts'
import { differenceBuckets } from '#scene/colouring/differenceBuckets.ts'
import { propertyBuckets } from '#scene/colouring/propertyBuckets.ts'
import { signalBuckets } from '#scene/colouring/signalBuckets.ts'
import { colourFigures, mostCategories } from '#state/colouring.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import { makePartMatcher } from '#twin/PartPattern.ts'
import { PartTable } from '#twin/PartTable.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import type { Twin } from '#twin/Twin.ts'
import { doNow } from '#twin/Work.ts'

const local = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]

/** Rows `part0`, `part1`, … of the assets given; extras by row. */
function makeRows(assets: number[], extras: Record<string, unknown>[] = []): ModelRows {
  return {
    id: 'hall',
    parts: new PartTable(
      assets.map((_, i) => ({ path: `part${i}`, parent: -1, isPart: true, local })),
    ),
    assetOfRow: Int32Array.from(assets),
    extras: (row) => extras[row] ?? null,
    about: () => ({ mesh: '', material: '', triangles: 0 }),
    matcher: makePartMatcher(assets.map((_, i) => `part${i}`)),
  }
}

const asset = (
  id: string,
  parent: number,
  kind: 'line' | 'asset' | 'component',
  signals: number[],
) => ({
  id,
  name: id,
  kind,
  parent,
  parts: {},
  signals,
  shows: [],
})
const signal = (
  id: string,
  owner: number,
  unit = '°C',
  states?: { code: number; name: string }[],
) => ({
  id,
  name: id,
  asset: owner,
  topic: id,
  codec: 'number',
  codecOptions: {},
  unit,
  staleAfter: 10,
  digits: 1,
  states,
})
/** line › (oven › door, mixer) */
const twin: Twin = {
  name: 'Works',
  models: [],
  shows: [],
  views: [],
  assets: [
    asset('line', -1, 'line', [0]),
    asset('oven', 0, 'asset', [1]),
    asset('door', 1, 'component', []),
    asset('mixer', 0, 'asset', [2]),
  ],
  signals: [
    signal('line.temperature', 0),
    signal('oven.temperature', 1),
    signal('mixer.state', 3, '', [{ code: 1, name: 'running' }]),
  ],
}

const shown = ({ parts }: ModelRows, row: number) => {
  const out = [0, 0, 0, 0]
  parts.colours.read(row, out)
  return out.map((value) => Math.round(value * 100) / 100)
}
const grey = [...categoryTable.slice(mostCategories * 3), 1].map((v) => Math.round(v * 100) / 100)

test('colours a machine and its components by its value, not by the line’s', () => {
  const rows = makeRows([1, 2, 3, -1])
  const signals = new SignalTable(3)
  signals.write(0, 20, 0, 0, Quality.good)
  signals.write(1, 200, 0, 0, Quality.good)
  const buckets = signalBuckets(twin, signals, [rows], { key: 'temperature', unit: '°C' })
  const paint = new ColourPaint([rows], buckets)
  paint.update([0, 200])
  expect(shown(rows, 0)).toEqual(shown(rows, 1))
  expect(shown(rows, 0)).not.toEqual(grey)
  expect(shown(rows, 2)).toEqual(grey)
  expect(shown(rows, 3)).toEqual(grey)
  expect(colourFigures).toMatchObject({ parts: 2, without: 2, low: 0, high: 200 })
  expect(paint.partsIn(colourFigures.bars.length - 1)).toEqual(['hall/part0', 'hall/part1'])
  expect(paint.partsIn(-1)).toEqual(['hall/part2', 'hall/part3'])
})

test('follows a value, turns grey when it cannot be used, and gives the parts back', () => {
  const rows = makeRows([1])
  rows.parts.setColour(0, 1, 0, 0, 1)
  const signals = new SignalTable(3)
  signals.write(1, 0, 0, 0, Quality.good)
  const by = { key: 'temperature', unit: '°C' }
  const paint = new ColourPaint([rows], signalBuckets(twin, signals, [rows], by))
  paint.update([0, 100])
  const cold = shown(rows, 0)
  signals.write(1, 100, 0, 0, Quality.good)
  paint.update([0, 100])
  expect(shown(rows, 0)).not.toEqual(cold)
  signals.setQuality(1, Quality.bad)
  paint.update([0, 100])
  expect(shown(rows, 0)).toEqual(grey)
  rows.parts.setColour(0, 0, 0, 1, 1)
  expect(shown(rows, 0)).toEqual(grey)
  paint.close()
  expect(shown(rows, 0)).toEqual([0, 0, 1, 1])
})

test('paints nothing while nothing changes', () => {
  const rows = makeRows([1, 3])
  const signals = new SignalTable(3)
  signals.write(1, 50, 0, 0, Quality.good)
  const by = { key: 'temperature', unit: '°C' }
  const paint = new ColourPaint([rows], signalBuckets(twin, signals, [rows], by))
  paint.update([0, 100])
  rows.parts.clearDirty()
  paint.update([0, 100])
  expect(rows.parts.colours.isDirty).toBe(false)
})

test('gives states a colour each, with their names', () => {
  const rows = makeRows([3])
  const signals = new SignalTable(3)
  signals.write(2, 1, 0, 0, Quality.good)
  const buckets = signalBuckets(twin, signals, [rows], { key: 'state', unit: '' })
  const paint = new ColourPaint([rows], buckets)
  paint.update(null)
  expect(paint.legend).toMatchObject({ kind: 'categories', names: ['running'] })
  expect(colourFigures.counts[0]).toBe(1)
})

test('gives the most frequent names of a property a colour, and one to all others', () => {
  const names = Array.from({ length: 60 }, (_, i) => `system ${Math.min(i, 30) % 20}`)
  const rows = makeRows(
    names.map(() => -1),
    names.map((system) => ({ system })),
  )
  const paint = new ColourPaint([rows], doNow(propertyBuckets([rows], 'system')))
  paint.update(null)
  expect(paint.legend.names).toHaveLength(mostCategories)
  expect(paint.legend.names[0]).toBe('system 10')
  expect(paint.legend.names.at(-1)).toBe('9 others')
  expect(colourFigures).toMatchObject({ parts: 60, without: 0 })
  expect(paint.partsIn(0).length).toBe(colourFigures.counts[0])
})

test('shows a property of many numbers as a scale, of few as names', () => {
  const areas = Array.from({ length: 20 }, (_, i) => ({ area: i, rating: (i % 3) * 30 }))
  const rows = makeRows(
    areas.map(() => -1),
    areas,
  )
  expect(new ColourPaint([rows], doNow(propertyBuckets([rows], 'area'))).legend.kind).toBe('scale')
  expect(
    new ColourPaint([rows], doNow(propertyBuckets([rows], 'rating'))).legend.names,
  ).toHaveLength(3)
})

test('differences are coloured to both sides of nothing, for machines and what is below them', () => {
  const rows = makeRows([0, 1, 2, 3])
  const paint = new ColourPaint(
    [rows],
    differenceBuckets(twin, [rows], {
      kind: 'difference',
      name: 'running',
      unit: '%',
      digits: 1,
      values: { oven: 12, mixer: -3 },
      says: 'Baseline → Faster: running',
    }),
  )
  paint.update(null)
  expect([colourFigures.low, colourFigures.high]).toEqual([-15, 15])
  expect([colourFigures.parts, colourFigures.without]).toEqual([3, 1])
  expect(paint.legend.says).toBe('Baseline → Faster: running')
  const colourOf = (row: number) => {
    const out = [0, 0, 0, 0]
    rows.parts.colours.read(row, out)
    return out
  }
  // The door is as its oven; more is towards orange, less towards blue.
  expect(colourOf(2)).toEqual(colourOf(1))
  expect(colourOf(1)[0]).toBeGreaterThan(colourOf(1)[2])
  expect(colourOf(3)[2]).toBeGreaterThan(colourOf(3)[0])
  paint.close()
})
