import { describe, expect, it } from 'vitest'
import { chooseRate } from '#xr/guard/chooseRate.ts'

describe('chooseRate', () => {
  it('asks for ninety frames a second at most, and for seventy-two when it has to be calm', () => {
    const quest = Float32Array.of(72, 80, 90, 120)
    expect(chooseRate(quest, true)).toBe(90)
    expect(chooseRate(quest, false)).toBe(72)
  })

  it('takes what there is', () => {
    expect(chooseRate([120], true)).toBe(120)
    expect(chooseRate([60], false)).toBe(60)
    expect(chooseRate([90, 120], false)).toBe(90)
  })

  it('asks for nothing where nothing is offered', () => {
    expect(chooseRate(undefined, true)).toBeNull()
    expect(chooseRate([], false)).toBeNull()
  })
})
