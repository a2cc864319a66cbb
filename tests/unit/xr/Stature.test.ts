import { describe, expect, it } from 'vitest'
import { nominalEyes, Stature } from '#xr/Stature.ts'

describe('Stature', () => {
  it.each([1.05, 1.45, 1.72, 2.02])(
    'puts eyes %f m over the floor where all have theirs',
    (eyes) => {
      const stature = new Stature()
      expect(eyes + stature.lift(eyes, 1 / 72)).toBeCloseTo(nominalEyes)
    },
  )

  it('shows that somebody kneels', () => {
    const stature = new Stature()
    stature.lift(1.7, 1 / 72)
    expect(0.9 + stature.lift(0.9, 1 / 72)).toBeCloseTo(nominalEyes - 0.8)
  })

  it('takes who stands up for somebody taller, but not who jumps', () => {
    const stature = new Stature()
    stature.lift(1.2, 1 / 72)
    const jumped = stature.lift(1.6, 0.1)
    expect(jumped).toBeGreaterThan(nominalEyes - 1.25)
    for (let i = 0; i < 720; i++) stature.lift(1.7, 1 / 72)
    expect(1.7 + stature.lift(1.7, 1 / 72)).toBeCloseTo(nominalEyes, 2)
  })
})
