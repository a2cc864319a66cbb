import { expect, test } from 'vitest'
import { doNow, shareWork, type Work } from '#twin/Work.ts'

/** Counts to three, and says so. */
function* count(said: number[]): Work<string> {
  for (let i = 1; i <= 3; i++) {
    said.push(i)
    yield
  }
  return 'done'
}

test('shared work is done once: who comes later goes on where it was laid aside', () => {
  const said: number[] = []
  const counting = shareWork(count(said))
  const first = counting()
  first.next()
  first.next()
  expect(said).toEqual([1, 2])
  expect(doNow(counting())).toBe('done')
  expect(doNow(first)).toBe('done')
  expect(doNow(counting())).toBe('done')
  expect(said).toEqual([1, 2, 3])
})
