import { expect, test } from 'vitest'
import { categoryHex, categoryTable, noneHex, otherHex } from '#behaviours/categoryColours.ts'
import { makeOklab } from '#behaviours/oklab.ts'

test('every two colours are told apart, those for the others and for no value too', () => {
  const all = [...categoryHex, otherHex, noneHex]
  const labs = all.map((_, i) =>
    makeOklab([categoryTable[i * 3], categoryTable[i * 3 + 1], categoryTable[i * 3 + 2]]),
  )
  labs.forEach((a, i) => {
    labs.slice(i + 1).forEach((b) => {
      expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(0.08)
    })
  })
})
