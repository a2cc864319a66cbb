import { expect, test } from 'vitest'
import { rehearseReading } from '#scene/model/rehearseReading.ts'

test('reads a model that passes all checks', async () => {
  let rounds = 0
  await expect(rehearseReading(() => rounds++ < 2)).resolves.toBeUndefined()
  expect(rounds).toBe(3)
})

test('stops when a real model is wanted', async () => {
  let rounds = 0
  await rehearseReading(() => {
    rounds++
    return false
  })
  expect(rounds).toBe(1)
})
