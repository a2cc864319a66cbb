import { expect, test } from 'vitest'
import { sayChange } from '#twin/process/sayChange.ts'
import { sayDuration } from '#twin/process/sayDuration.ts'
import { sayDifference, sayKpi, sayShare } from '#twin/process/sayKpi.ts'

/** With plain spaces for thin ones. */
const plain = (text: string) => text.replaceAll('\u202f', ' ')

const output = { unit: 'bottles', digits: 1 }

test('large figures have no decimals, small ones theirs, and none is half a number', () => {
  expect(plain(sayKpi(4_251_337.4, output))).toBe('4.251 M bottles')
  expect(plain(sayKpi(1251.26, output))).toBe('1251.3 bottles')
  expect(plain(sayKpi(-0.04, { unit: '', digits: 1 }))).toBe('0.0')
  expect(plain(sayKpi(NaN, output))).toBe('–')
})

test('a difference has a sign, and one below its last digit is none', () => {
  expect(plain(sayDifference(3580.2, output))).toBe('+3580.2 bottles')
  expect(plain(sayDifference(-2.04, { unit: '%', digits: 1 }))).toBe('−2.0 points')
  expect(plain(sayDifference(0.02, output))).toBe('±0 bottles')
  expect(plain(sayShare(3580, 24_310))).toBe('+15 %')
  expect(plain(sayShare(-1, 300))).toBe('−0.3 %')
  expect(plain(sayShare(5, 0))).toBe('')
})

test('durations are said in their two largest units', () => {
  expect([45, 5400, 182 * 86_400, 86_400 + 7200, 0.2].map(sayDuration).map(plain)).toEqual([
    '45 s',
    '1 h 30 min',
    '182 d',
    '1 d 2 h',
    '0 s',
  ])
})

test('changes are said with the names and units of the model', () => {
  const book = {
    properties: [
      {
        path: 'filler.rate',
        component: 'filler',
        name: 'Filler: rate',
        unit: 'bottles/h',
        value: 24_000,
      },
    ],
    components: [{ id: 'capper', name: 'Capper', kind: 'machine', asset: 'capper' }],
  }
  const say = (change: Parameters<typeof sayChange>[0]) => plain(sayChange(change, book))
  expect(say({ set: 'filler.rate', times: 1.15, at: 7200 })).toBe('Filler: rate × 1.15 after 2 h')
  expect(say({ set: 'filler.rate', plus: -500, until: 3600 })).toBe(
    'Filler: rate − 500 bottles/h until 1 h',
  )
  expect(say({ fail: 'capper', for: 3600, mode: 'bearing' })).toBe(
    'Capper stops at once for 1 h (bearing)',
  )
})
