import { describe, expect, it } from 'vitest'
import { Smooth } from '#behaviours/Smooth.ts'

describe('Smooth', () => {
  it('shows the first value at once', () => {
    const smooth = new Smooth()
    expect(smooth.set(7, 0)).toBe(false)
    expect(smooth.at(0)).toBe(7)
  })

  it('moves at constant speed when samples come at 5 Hz', () => {
    const smooth = new Smooth()
    const shown: number[] = []
    for (let frame = 0; frame <= 120; frame++) {
      const now = frame / 60
      if (frame % 12 === 0) smooth.set(now * 2, now)
      shown.push(smooth.at(now))
    }
    const speeds = shown.slice(24).map((place, i) => (place - shown[i + 23]) * 60)
    for (const speed of speeds) expect(speed).toBeCloseTo(2, 5)
  })

  it('ends exactly on the value', () => {
    const smooth = new Smooth()
    smooth.set(0.1, 0)
    smooth.set(0.7, 1)
    expect(smooth.at(1.5)).toBeCloseTo(0.4)
    expect(smooth.at(2)).toBe(0.7)
    expect(smooth.moving).toBe(false)
  })

  it('goes on from where it is when a value comes early', () => {
    const smooth = new Smooth()
    smooth.set(0, 0)
    smooth.set(10, 1)
    const before = smooth.at(1.5)
    smooth.set(0, 1.5)
    expect(smooth.at(1.5)).toBe(before)
    expect(smooth.at(1.6)).toBeLessThan(before)
  })

  it('takes the same value again without stopping', () => {
    const smooth = new Smooth()
    smooth.set(0, 0)
    smooth.set(10, 1)
    expect(smooth.set(10, 1.5)).toBe(true)
    expect(smooth.at(1.5)).toBeCloseTo(5)
    expect(smooth.at(2)).toBe(10)
  })

  it('is quick after a silence of more than five seconds', () => {
    const smooth = new Smooth()
    smooth.set(0, 0)
    smooth.set(0, 4)
    smooth.set(1, 604)
    expect(smooth.at(604.31)).toBe(1)
  })

  it('takes two seconds at most', () => {
    const smooth = new Smooth()
    smooth.set(0, 0)
    smooth.set(1, 4.9)
    expect(smooth.at(5.9)).toBeCloseTo(0.5)
    expect(smooth.at(6.9)).toBe(1)
  })

  it('stays where it is when the clock runs backwards', () => {
    const smooth = new Smooth()
    smooth.set(0, 10)
    smooth.set(1, 9)
    expect(smooth.at(8)).toBe(0)
    expect(smooth.at(20)).toBe(1)
  })

  it('turns the short way round', () => {
    const smooth = new Smooth('shortest', 360)
    smooth.set(350, 0)
    smooth.set(10, 1)
    expect(smooth.at(1.5) % 360).toBeCloseTo(0)
    expect(smooth.at(2)).toBe(10)
    smooth.set(350, 2)
    expect(smooth.at(2.5)).toBeCloseTo(360)
    expect(smooth.at(3)).toBe(350)
  })

  it('goes forwards over the end of a loop, and back for a small step back', () => {
    const smooth = new Smooth('forwards', 1)
    smooth.set(0.9, 0)
    smooth.set(0.1, 1)
    expect(smooth.at(1.25)).toBeCloseTo(-0.05)
    expect(smooth.at(1.75)).toBeCloseTo(0.05)
    expect(smooth.at(2)).toBe(0.1)
    smooth.set(0.5, 2)
    smooth.at(3)
    smooth.set(0.4, 3)
    expect(smooth.at(3.5)).toBeCloseTo(0.45)
  })
})
