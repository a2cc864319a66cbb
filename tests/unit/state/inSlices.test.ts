import { expect, test } from 'vitest'
import { inSlices } from '#state/inSlices.ts'
import type { Work } from '#twin/Work.ts'

/** Milliseconds of a clock that only work moves. */
let time = 0
const clock = (): number => time

/** Takes some milliseconds of that clock in all, and tells how far it is. */
function* waste(
  milliseconds: number,
  tell: (step: number) => void = () => undefined,
): Work<string> {
  for (let step = 0; step < milliseconds; step++) {
    tell(step)
    time++
    yield
  }
  return 'done'
}

function slices(work: Work<string>, signal?: AbortSignal): Promise<string | null> {
  return inSlices(work, signal, clock)
}

test('little work is done at once', async () => {
  const told: string[] = []
  const work = slices(waste(2, () => told.push('step')))
  expect(told).toHaveLength(2)
  expect(await work).toBe('done')
})

test('long work lets others have their turn', async () => {
  let step = 0
  let seen = -1
  const work = slices(waste(60, (now) => (step = now)))
  setImmediate(() => (seen = step))
  expect(await work).toBe('done')
  expect(seen).toBeGreaterThan(0)
  expect(seen).toBeLessThan(59)
})

test('newer wishes end it, and then nothing comes of it', async () => {
  const abort = new AbortController()
  let step = 0
  const work = slices(
    waste(1000, (now) => (step = now)),
    abort.signal,
  )
  setImmediate(() => abort.abort())
  expect(await work).toBeNull()
  expect(step).toBeLessThan(999)
})

test('what begins while other work is not done yet waits for its turn', async () => {
  const told: string[] = []
  const long = slices(waste(20, () => told.push('long')))
  const little = slices(waste(1, () => told.push('little')))
  expect(told).not.toContain('little')
  expect(await Promise.all([long, little])).toEqual(['done', 'done'])
  expect(told).toContain('little')
})
