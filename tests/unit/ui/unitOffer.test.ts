import { expect, test } from 'vitest'
import type { ModelReport } from '#twin/ModelReport.ts'
import { unitOffer } from '#ui/unitOffer.ts'

const text = '{ "models": [{ "id": "boiler", "file": "boiler.glb" }] }'

function reportOf(side: number, unit: string, scale: number): ModelReport {
  const place = {
    min: [0, 0, 0],
    max: [side, side / 2, side / 2],
    unit,
    scale,
    distance: side,
    precision: 0,
  }
  return { id: 'boiler', file: 'http://host/my%20boiler.glb', place } as unknown as ModelReport
}

test('offers metres for a hall of millimetres', () => {
  const offer = unitOffer([reportOf(30000, 'millimetres', 0.001)], text, true, [])
  expect(offer?.title).toBe('my boiler.glb is 30,000 units long: probably millimetres')
  expect(offer?.note).toMatch(/30 m long/)
  expect(offer?.scale).toBe(0.001)
})

test('offers to enlarge what was divided', () => {
  const offer = unitOffer([reportOf(0.03, 'kilometres (…)', 1000)], text, true, [])
  expect(offer?.accept).toBe('Show it 30 m long')
})

test('offers nothing where the size is right, said, or left', () => {
  const report = reportOf(30000, 'millimetres', 0.001)
  const scaled = text.replace('" }', '", "scale": 1 }')
  expect(unitOffer([reportOf(30, 'metres', 1)], text, true, [])).toBe(null)
  expect(unitOffer([report], scaled, true, [])).toBe(null)
  expect(unitOffer([report], text, true, ['boiler'])).toBe(null)
})

test('doubts a written twin file only when the size is absurd', () => {
  expect(unitOffer([reportOf(0.1, 'kilometres (…)', 1000)], text, false, [])).toBe(null)
  expect(unitOffer([reportOf(30000, 'millimetres', 0.001)], text, false, [])).not.toBe(null)
})
