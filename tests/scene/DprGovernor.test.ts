import { describe, expect, it } from 'vitest'
import { DprGovernor } from '#scene/DprGovernor.ts'

/** Lets so many frames of `took` milliseconds pass. */
function run(governor: DprGovernor, frames: number, took: number, from = 0): number {
  for (let i = 1; i <= frames; i++) governor.note(from + i * took)
  return from + frames * took
}

describe('DprGovernor', () => {
  it('begins with what the screen has, two at most', () => {
    expect([1, 1.25, 2, 3].map((screen) => new DprGovernor(screen).dpr)).toEqual([1, 1.25, 2, 2])
  })

  it('takes fewer pixels while frames come slowly, one at least', () => {
    const governor = new DprGovernor(2)
    run(governor, 1000, 40)
    expect(governor.dpr).toBe(1)
  })

  it('keeps all pixels at a good rate, and does not swing up and down for ever', () => {
    const governor = new DprGovernor(2)
    let now = run(governor, 500, 16)
    expect(governor.dpr).toBe(2)
    for (let i = 0; i < 6; i++) {
      now = run(governor, 200, 40, now)
      now = run(governor, 200, 16, now)
    }
    expect(governor.dpr).toBe(1)
  })

  it('draws a moving camera coarsely where frames are dear, and sharpens at rest', () => {
    const governor = new DprGovernor(1)
    governor.noteMotion(false, 0, 300)
    expect(governor.dpr).toBe(1)
    expect(governor.noteMotion(true, 100, 300)).toBe(true)
    expect(governor.dpr).toBe(0.5)
    expect(governor.noteMotion(true, 200, 20)).toBe(false)
    expect(governor.noteMotion(false, 300, 20)).toBe(false)
    expect(governor.noteMotion(false, 600, 20)).toBe(true)
    expect(governor.dpr).toBe(1)
  })

  it('never draws coarsely where frames are cheap', () => {
    const governor = new DprGovernor(1)
    for (let now = 0; now < 1000; now += 16) governor.noteMotion(true, now, 16)
    expect(governor.dpr).toBe(1)
  })

  it('draws coarsely when it shall hurry, until a picture has been drawn, however long that takes', () => {
    const governor = new DprGovernor(1)
    governor.noteMotion(false, 0, 16)
    governor.hurry()
    expect(governor.noteMotion(false, 1000, 16)).toBe(true)
    expect(governor.dpr).toBe(0.5)
    expect(governor.noteMotion(false, 9000, 16)).toBe(false)
    governor.note(9000)
    expect(governor.noteMotion(false, 9016, 16)).toBe(true)
    expect(governor.dpr).toBe(1)
  })
})
