import { afterEach, describe, expect, it } from 'vitest'
import { Vector3 } from 'three'
import { sight } from '#scene/sight.ts'
import { worn } from '#state/headset.ts'
import { wornBudget } from '#state/wornBudget.ts'
import { wornLabels } from '#state/wornLabels.ts'
import { Budget } from '#xr/guard/Budget.ts'
import type { Wearer } from '#xr/Wearer.ts'

/** A headset as three knows it, which shows a frame in so many milliseconds. */
function wear(canScale: boolean) {
  const told = { scales: [] as number[], rates: [] as number[], foveation: NaN, factor: NaN }
  const session = {
    frameRate: 72,
    supportedFrameRates: Float32Array.of(72, 90),
    updateTargetFrameRate: (rate: number) => {
      session.frameRate = rate
      told.rates.push(rate)
      return Promise.resolve()
    },
  }
  const view = canScale
    ? { requestViewportScale: (scale: number) => void told.scales.push(scale) }
    : {}
  const xr = {
    isPresenting: false,
    getSession: () => session,
    getReferenceSpace: () => ({}),
    getFrame: () => ({ getViewerPose: () => ({ views: [view] }) }),
    setFoveation: (foveation: number) => (told.foveation = foveation),
    setFramebufferScaleFactor: (factor: number) => (told.factor = factor),
  }
  const budget = new Budget({
    gl: { xr },
    origin: { eyes: new Vector3(1, 2, 3) },
  } as unknown as Wearer)
  const show = (frames: number, milliseconds: number) => {
    for (let i = 0; i < frames; i++) {
      worn.began += milliseconds
      budget.step()
    }
  }
  budget.start()
  return { budget, told, show }
}

describe('Budget', () => {
  let close: (() => void) | null = null
  afterEach(() => close?.())

  it('asks for ninety frames at first, and leaves a fast headset alone', () => {
    const { budget, told, show } = wear(true)
    close = () => budget.close()
    show(2000, 1000 / 90)
    expect(told).toMatchObject({ rates: [90], scales: [], foveation: 0.5 })
    expect(wornBudget).toMatchObject({ step: 0, resolution: 1, rate: 90 })
    expect(wornLabels.most).toBe(40)
  })

  it('takes rate, pixels, shadows and labels from a slow one, and gives all back at the end', () => {
    const { budget, told, show } = wear(true)
    close = () => budget.close()
    show(2000, 40)
    expect(told.rates).toEqual([90, 72])
    expect(told.scales).toEqual([0.85, 0.7, 0.6])
    expect(told.foveation).toBe(1)
    expect(wornBudget).toMatchObject({ resolution: 0.6, shadowPause: Infinity })
    expect(wornLabels.most).toBe(8)
    // Parts of less than four pixels are left out, seen from the eyes.
    const { x, y, z, w } = sight.uniforms.gembaLeast.value
    expect([x, y, z]).toEqual([1, 2, 3])
    expect(Math.atan(2 * w) * (180 / Math.PI) * 25).toBeCloseTo(4, 3)
    budget.end()
    expect(sight.uniforms.gembaLeast.value.w).toBe(0)
    expect(wornBudget).toMatchObject({ step: 0, resolution: 1, rate: 0 })
    expect(wornLabels.most).toBe(40)
  })

  it('does not judge what was away', () => {
    const { budget, show } = wear(true)
    close = () => budget.close()
    show(200, 1000 / 90)
    for (let i = 0; i < 20; i++) {
      budget.rest()
      worn.began += 20_000
      show(5, 1000 / 90)
    }
    expect(wornBudget.step).toBe(0)
  })

  it('begins the next session coarser where this one cannot be scaled, and does not say otherwise', () => {
    const { budget, told, show } = wear(false)
    close = () => budget.close()
    show(2000, 40)
    expect(wornBudget.resolution).toBe(1)
    budget.end()
    expect(told.factor).toBe(0.6)
    budget.start()
    expect(wornBudget.resolution).toBe(0.6)
  })
})
