import { expect, test } from 'vitest'
import { Quality, qualityName, worseQuality } from '#twin/Quality.ts'

test('qualityName names every code, and bad what is none', () => {
  for (const [name, code] of Object.entries(Quality)) expect(qualityName(code)).toBe(name)
  expect(qualityName(9)).toBe('bad')
})

test('worseQuality puts bad before never, stale, simulated and good, in either order', () => {
  const order = ['bad', 'never', 'stale', 'simulated', 'good'] as const
  order.forEach((worse, i) => {
    for (const better of order.slice(i)) {
      expect(worseQuality(Quality[worse], Quality[better])).toBe(Quality[worse])
      expect(worseQuality(Quality[better], Quality[worse])).toBe(Quality[worse])
    }
  })
})
