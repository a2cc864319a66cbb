import { describe, expect, it } from 'vitest'
import { allowances, FrameGuard } from '#xr/guard/FrameGuard.ts'

const due = 1000 / 72

/** Lets so many seconds pass in which such a share of the frames takes two turns. Returns the steps on the way. */
function pass(guard: FrameGuard, seconds: number, lateShare: number): number[] {
  const steps: number[] = []
  let owed = 0
  for (let time = 0; time < seconds * 1000;) {
    owed += lateShare
    const took = owed >= 1 ? due * 2 : due
    if (owed >= 1) owed--
    time += took
    if (guard.note(took, due)) steps.push(guard.step)
  }
  return steps
}

describe('FrameGuard', () => {
  it('leaves all as it is while frames come in time, but for one now and then', () => {
    const guard = new FrameGuard()
    expect(pass(guard, 60, 0.015)).toEqual([])
    expect(guard.step).toBe(0)
  })

  it('gives way one step after the other while frames come late, to the last', () => {
    const guard = new FrameGuard()
    expect(pass(guard, 20, 0.5)).toEqual([1, 2, 3, 4, 5])
    expect(guard.step).toBe(allowances.length - 1)
  })

  it('does not mind a single pause, however long', () => {
    const guard = new FrameGuard()
    pass(guard, 2, 0)
    expect(guard.note(1900, due)).toBe(false)
    expect(pass(guard, 30, 0)).toEqual([])
  })

  it('gives way on a machine that shows four frames a second, too', () => {
    const guard = new FrameGuard()
    for (let i = 0; i < 40; i++) guard.note(250, due)
    expect(guard.step).toBeGreaterThan(0)
  })

  it('comes back late, step by step', () => {
    const guard = new FrameGuard()
    pass(guard, 5, 0.5)
    const { step } = guard
    expect(pass(guard, 8, 0)).toEqual([])
    expect(pass(guard, 60, 0)).toEqual(Array.from({ length: step }, (_, i) => step - 1 - i))
  })

  it('stays where it is between good and bad', () => {
    const guard = new FrameGuard()
    pass(guard, 5, 0.5)
    expect(pass(guard, 120, 0.05)).toEqual([])
  })

  it('stops trying what does not hold', () => {
    const guard = new FrameGuard()
    // All but the first step would be too much for it.
    const changes: number[] = []
    for (let second = 0; second < 600; second++) {
      changes.push(...pass(guard, 1, guard.step < 2 ? 0.5 : 0))
    }
    expect(guard.step).toBe(2)
    expect(changes.length).toBeLessThanOrEqual(8)
    expect(pass(guard, 300, 0)).toEqual([])
  })

  it('asks for less with each step, and never for more', () => {
    for (let i = 1; i < allowances.length; i++) {
      const [more, less] = [allowances[i - 1], allowances[i]]
      expect(less.resolution).toBeLessThanOrEqual(more.resolution)
      expect(less.labels).toBeLessThanOrEqual(more.labels)
      expect(less.shadowPause).toBeGreaterThanOrEqual(more.shadowPause)
      expect(less.foveation).toBeGreaterThanOrEqual(more.foveation)
    }
  })
})
