import { describe, expect, it } from 'vitest'
import { FloodGuard, floodLimits } from '#people/FloodGuard.ts'

describe('the guard against floods', () => {
  it('lets through what a person says, and a burst of it', () => {
    const guard = new FloodGuard()
    for (let i = 0; i < 20; i++) expect(guard.admit('say', 'anna', 100, 0)).toBe(true)
    expect(guard.admit('say', 'anna', 100, 0)).toBe(false)
    for (let now = 1; now < 60; now += 0.21) expect(guard.admit('say', 'anna', 100, now)).toBe(true)
    expect(guard.dropped).toBe(1)
  })

  it('keeps the flood of one from the others, and from their own other families', () => {
    const guard = new FloodGuard()
    for (let i = 0; i < 10_000; i++) guard.admit('say', 'eve', 100, i / 10_000)
    expect(guard.dropped).toBeGreaterThan(9970)
    expect(guard.admit('say', 'anna', 100, 1)).toBe(true)
    expect(guard.admit('note', 'eve', 100, 1)).toBe(true)
  })

  it('refuses what is too large, kept by the broker or not', () => {
    const guard = new FloodGuard()
    expect(guard.admit('say', 'eve', 1_000_000, 0)).toBe(false)
    expect(guard.admit('note', 'eve', floodLimits.note.bytes + 1, 0, true)).toBe(false)
  })

  it('lets all come at once that the broker had kept', () => {
    const guard = new FloodGuard()
    for (let i = 0; i < 20_000; i++) expect(guard.admit('note', 'anna', 900, 0, true)).toBe(true)
  })

  it('lets a room be cleared at once, which costs next to nothing, and bounds that too', () => {
    const guard = new FloodGuard()
    let passed = 0
    for (let i = 0; i < 5000; i++) if (guard.admit('ink', 'anna', 0, i / 5000)) passed++
    expect(passed).toBeGreaterThan(floodLimits.ink.burst * 10)
    expect(passed).toBeLessThan(1100)
  })

  it('bounds all together, however many send', () => {
    const guard = new FloodGuard()
    let passed = 0
    for (let i = 0; i < 100_000; i++) if (guard.admit('say', `e${i}`, 10, 5)) passed++
    expect(passed).toBeLessThan(2100)
    expect(guard.admit('say', 'anna', 10, 20)).toBe(true)
  })
})
