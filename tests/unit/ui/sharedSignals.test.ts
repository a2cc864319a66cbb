import { expect, test } from 'vitest'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import { doNow } from '#twin/Work.ts'
import { commonProperties } from '#ui/commonProperties.ts'
import { sayProperty, sayPropertyName } from '#ui/sayProperty.ts'
import { shareSignals, summarise } from '#ui/sharedSignals.ts'
import { smallTwin } from './smallTwin.ts'

const part = (fire: string) => [
  { path: ['fire'], value: fire },
  { path: ['class'], value: 'IfcWall' },
]

test('puts signals of one key and unit together, what most assets have first', () => {
  const twin = structuredClone(smallTwin)
  twin.signals.push({ ...twin.signals[3], id: 'capper.torque', asset: 3 })
  twin.assets[3].signals = [4]
  const shared = doNow(shareSignals(twin, [2, 3, 4, 4]))
  expect(shared[0]).toMatchObject({ key: 'torque', slots: [4, 3] })
  expect(shared.map(({ key }) => key)).toEqual(['torque', 'mode', 'state'])
})

test('sums up only the values that can be used', () => {
  const signals = new SignalTable(4)
  signals.write(0, 10, 0, 0, Quality.good)
  signals.write(1, 30, 0, 0, Quality.stale)
  signals.write(2, 999, 0, 0, Quality.bad)
  const summary = { count: 0, least: 0, mean: 0, most: 0 }
  summarise([0, 1, 2, 3], signals, summary)
  expect(summary).toEqual({ count: 2, least: 10, mean: 20, most: 30 })
  summarise([3], signals, summary)
  expect(summary.count).toBe(0)
  expect(summary.mean).toBeNaN()
})

test('says what all parts have in common, equal values first', () => {
  const parts = [part('F30'), part('F90'), [...part('F90'), { path: ['x'], value: 1 }]]
  const common = doNow(commonProperties(parts))
  expect(common).toEqual([
    { path: ['class'], values: ['IfcWall'] },
    { path: ['fire'], values: ['F30', 'F90'] },
  ])
  expect(doNow(commonProperties([]))).toEqual([])
})

test('makes words of names that were written for programs', () => {
  expect(sayPropertyName(['ifcClass'])).toBe('Ifc class')
  expect(sayPropertyName(['Pset_WallCommon', 'FireRating'])).toBe('Pset_WallCommon › Fire rating')
  expect(sayPropertyName(['install_date'])).toBe('Install date')
  expect(sayPropertyName(['globalId'])).toBe('Global id')
  expect(sayPropertyName(['', '__'])).toBe(' › __')
})

test('says values as a person writes them', () => {
  expect(sayProperty(12_345.678_912)).toBe('12\u202f345.67891')
  expect(sayProperty(1e12)).toBe('1000000000000')
  expect(sayProperty(true)).toBe('yes')
  expect(sayProperty('<b>x</b>')).toBe('<b>x</b>')
})
