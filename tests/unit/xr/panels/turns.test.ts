import { expect, test } from 'vitest'
import { awaitTurn, giveTurn } from '#xr/panels/turns.ts'

test('gives each frame to one, to who has waited longest, and to nobody who has left', () => {
  const had: string[] = []
  awaitTurn(() => had.push('first'))
  const leave = awaitTurn(() => had.push('second'))
  awaitTurn(() => had.push('third'))
  giveTurn()
  expect(had).toEqual(['first'])
  leave()
  giveTurn()
  giveTurn()
  expect(had).toEqual(['first', 'third'])
})
