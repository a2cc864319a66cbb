import { expect, test } from 'vitest'
import { isUnscaled, scaleModel } from '#twin/scaleModel.ts'

const text = `{
  "gemba": 1,
  "models": [
    { "id": "hall", "file": "hall.glb", "scale": 1 },
    { "id": "pump", "file": "pump.glb", "rotation": [0, 90, 0] }
  ]
}`

test('writes the scale of a model, and leaves all else', () => {
  expect(scaleModel(text, 'pump', 0.001)).toBe(text.replace('0] }', '0], "scale": 0.001 }'))
})

test('leaves a model that has a scale, or is not there', () => {
  expect(scaleModel(text, 'hall', 0.001)).toBe(null)
  expect(scaleModel(text, 'roof', 0.001)).toBe(null)
  expect(isUnscaled(text, 'hall')).toBe(false)
  expect(isUnscaled(text, 'pump')).toBe(true)
})
