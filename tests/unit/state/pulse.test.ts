import { expect, it } from 'vitest'
import { onPulse, pulse } from '#state/pulse.ts'

/** So many listeners, and how often each was called. */
function listen(count: number) {
  const calls = Array.from({ length: count }, () => 0)
  const stops = calls.map((_, i) => onPulse(() => calls[i]++))
  return { calls, stops, close: () => stops.forEach((stop) => stop()) }
}

it('calls each listener four times a second, and never all of them in one frame', () => {
  const { calls, close } = listen(10)
  let most = 0
  for (let frame = 0; frame < 75; frame++) {
    const before = calls.reduce((a, b) => a + b)
    pulse(1000 + frame / 60)
    // The first frame after a pause has everybody's turn.
    if (frame > 0) most = Math.max(most, calls.reduce((a, b) => a + b) - before)
  }
  expect(most).toBeLessThanOrEqual(2)
  for (const count of calls) expect(count).toBeGreaterThanOrEqual(4)
  for (const count of calls) expect(count).toBeLessThanOrEqual(6)
  close()
})

it('gives everybody a turn in each frame when frames come more slowly than the clock', () => {
  const { calls, close } = listen(3)
  for (let frame = 0; frame < 8; frame++) pulse(2000 + frame * 0.3)
  for (const count of calls) expect(count).toBeGreaterThanOrEqual(7)
  close()
})

it('calls nobody who has left, not even in the round in which they left', () => {
  const { calls, stops, close } = listen(4)
  pulse(3000)
  const before = [...calls]
  pulse(3000.26)
  stops[3]()
  for (let frame = 0; frame < 15; frame++) pulse(3000.27 + frame / 60)
  expect(calls[3]).toBe(before[3])
  expect(calls[0]).toBeGreaterThan(before[0])
  close()
})
