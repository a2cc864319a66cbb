import { afterEach, describe, expect, it } from 'vitest'
import { blink } from '#behaviours/blink.ts'
import { colour } from '#behaviours/colour.ts'
import { scaleTable } from '#behaviours/colourScales.ts'
import { glow } from '#behaviours/glow.ts'
import { opacity } from '#behaviours/opacity.ts'
import { setReducedMotion } from '#behaviours/reducedMotion.ts'
import { visible } from '#behaviours/visible.ts'
import { linearColour } from '#twin/namedColours.ts'
import { Look } from '#twin/PartTable.ts'
import { Quality } from '#twin/Quality.ts'
import {
  attach,
  colourOf,
  lookOf,
  makeSignal,
  makeStateSignal,
  makeTarget,
  runFrames,
} from './makeWorld.ts'

const good = Quality.good

/** Whether a row begins with the wanted numbers, as far as a byte can tell them. */
function isClose(shown: readonly number[], wanted: ArrayLike<number>): boolean {
  return Array.from(wanted).every((value, i) => Math.abs(shown[i] - value) < 0.006)
}

describe('colour by state', () => {
  const rule = { states: { running: 'ok', faulted: 'alarm' } }

  it('shows the first state at once and eases to the next in a quarter of a second', () => {
    const target = makeTarget({ signal: makeStateSignal() })
    const bound = attach(colour, rule, target)
    expect(bound.change(1, good, 0)).toBe(false)
    expect(isClose(colourOf(target.parts, 2), [...linearColour('ok'), 0.85])).toBe(true)
    expect(bound.change(2, good, 1)).toBe(true)
    runFrames(bound, target, 1, 1.125)
    const halfway = linearColour('ok').map((part, i) => (part + linearColour('alarm')[i]) / 2)
    expect(isClose(colourOf(target.parts, 2), [...halfway, 0.85])).toBe(true)
    runFrames(bound, target, 1.125, 1.3)
    expect(isClose(colourOf(target.parts, 2), [...linearColour('alarm'), 0.85])).toBe(true)
    expect(bound.frame(0.1, 2)).toBe(false)
  })

  it('fades to the bare material, without a dark shade between, for a state without colour', () => {
    const target = makeTarget({ signal: makeStateSignal() })
    const bound = attach(colour, rule, target)
    bound.change(2, good, 0)
    bound.change(0, good, 1)
    runFrames(bound, target, 1, 1.125)
    expect(isClose(colourOf(target.parts, 2), [...linearColour('alarm'), 0.425])).toBe(true)
    runFrames(bound, target, 1.125, 1.3)
    expect(colourOf(target.parts, 2).slice(0, 4)).toEqual([0, 0, 0, 0])
  })

  it('keeps its look while the value is bad or missing', () => {
    const target = makeTarget({ signal: makeStateSignal() })
    const bound = attach(colour, rule, target)
    bound.change(2, good, 0)
    const before = colourOf(target.parts, 2)
    bound.change(1, Quality.bad, 1)
    bound.change(NaN, good, 2)
    bound.change(1, Quality.never, 3)
    runFrames(bound, target, 3, 4)
    expect(colourOf(target.parts, 2)).toEqual(before)
  })

  it('says which state gives which colour, and which names are not states', () => {
    const target = makeTarget({ signal: makeStateSignal() })
    const bound = attach(colour, rule, target)
    expect(bound.explain(2)).toBe('State is faulted: shown in alarm red.')
    expect(bound.explain(0)).toBe('State is stopped: that state has no colour.')
    expect(bound.explain(NaN)).toBe('No value has been received yet.')
    expect(colour.check(target, { states: { runing: 'ok', faulted: 'alarm' } })).toEqual([
      {
        text: 'machine.state has no state "runing".',
        advice: 'Its states are: stopped, running, faulted.',
      },
    ])
  })

  it('takes numbers, true and false as states of a signal that lists none', () => {
    const target = makeTarget({ signal: makeSignal({ unit: '' }) })
    const bound = attach(colour, { states: { true: 'ok', 7: 'alarm' } }, target)
    bound.change(7, good, 0)
    expect(isClose(colourOf(target.parts, 2), linearColour('alarm'))).toBe(true)
    expect(colour.check(target, { states: { true: 'ok', 7: 'alarm' } })).toEqual([])
  })
})

describe('colour by threshold', () => {
  const thresholds = [
    { from: 90, colour: 'alarm' },
    { from: 80, colour: 'warning', text: 'too hot' },
  ]

  it('takes the highest threshold that the value has reached, in whatever order they stand', () => {
    const target = makeTarget()
    const bound = attach(colour, { thresholds }, target)
    const shownAt = (value: number, now: number): number[] => {
      bound.change(value, good, now)
      bound.frame(1, now + 1)
      return colourOf(target.parts, 2)
    }
    expect(isClose(shownAt(79.9, 0), [0, 0, 0, 0])).toBe(true)
    expect(isClose(shownAt(80, 2), linearColour('warning'))).toBe(true)
    expect(isClose(shownAt(89.9, 4), linearColour('warning'))).toBe(true)
    expect(isClose(shownAt(90, 6), linearColour('alarm'))).toBe(true)
    expect(isClose(shownAt(20, 8), [0, 0, 0, 0])).toBe(true)
  })

  it('goes back only below the deadband', () => {
    const target = makeTarget()
    const bound = attach(colour, { thresholds, deadband: 2 }, target)
    bound.change(81, good, 0)
    bound.change(78.5, good, 1)
    runFrames(bound, target, 1, 2)
    expect(isClose(colourOf(target.parts, 2), linearColour('warning'))).toBe(true)
    expect(bound.explain(78.5)).toBe(
      'Motor temperature is 78.5\u202f°C, not yet below 78\u202f°C: still shown in warning amber (too hot).',
    )
    bound.change(77.9, good, 3)
    runFrames(bound, target, 3, 4)
    expect(isClose(colourOf(target.parts, 2), [0, 0, 0, 0])).toBe(true)
  })

  it('names value, unit and threshold', () => {
    const bound = attach(colour, { thresholds }, makeTarget())
    expect(bound.explain(84.2)).toBe(
      'Motor temperature is 84.2\u202f°C, at or above 80\u202f°C: shown in warning amber (too hot).',
    )
    expect(bound.explain(20)).toBe(
      'Motor temperature is 20.0\u202f°C, below 80\u202f°C: no colour.',
    )
  })

  it('refuses two rules at once, and none', () => {
    const both = { thresholds, scale: { from: 0, to: 1 } }
    expect(colour.options.safeParse(both).success).toBe(false)
    expect(colour.options.safeParse({}).success).toBe(false)
    expect(colour.options.safeParse({ states: { a: 'reddish' } }).success).toBe(false)
  })
})

describe('colour on a scale', () => {
  it('moves smoothly through the scale and is held at its ends', () => {
    const target = makeTarget()
    const bound = attach(colour, { scale: { from: 0, to: 255 } }, target)
    const table = scaleTable('viridis')
    bound.change(-40, good, 0)
    expect(isClose(colourOf(target.parts, 2), table.slice(0, 3))).toBe(true)
    bound.change(200, good, 1)
    runFrames(bound, target, 1, 1.5)
    expect(isClose(colourOf(target.parts, 2), table.slice(80 * 3, 80 * 3 + 3))).toBe(true)
    bound.change(1e9, good, 2)
    runFrames(bound, target, 2, 4)
    expect(isClose(colourOf(target.parts, 2), table.slice(255 * 3))).toBe(true)
  })

  it('marks no row while the shown step stays the same', () => {
    const target = makeTarget()
    const bound = attach(colour, { scale: { from: 0, to: 255 } }, target)
    bound.change(100, good, 0)
    target.parts.clearDirty()
    bound.change(100.2, good, 1)
    runFrames(bound, target, 1, 3)
    expect(target.parts.dirtyLookCount).toBe(0)
  })
})

describe('glow and blink', () => {
  afterEach(() => setReducedMotion(false))

  it('gives off light times its strength', () => {
    const target = makeTarget({ signal: makeStateSignal() })
    const bound = attach(glow, { states: { running: 'ok' }, strength: 2 }, target)
    bound.change(1, good, 0)
    expect(
      isClose(
        lookOf(target.parts, 2).slice(0, 3),
        linearColour('ok').map((part) => part * 2),
      ),
    ).toBe(true)
  })

  it('blinks over what glows, half of each beat, and leaves the glow as it was', () => {
    const target = makeTarget({ signal: makeStateSignal() })
    const steady = attach(glow, { states: { faulted: '#0000ff' } }, target)
    const flash = attach(blink, { states: ['faulted'], colour: '#ff0000' }, target)
    steady.change(2, good, 0)
    expect(flash.change(2, good, 0.1)).toBe(true)
    expect(isClose(lookOf(target.parts, 2).slice(0, 3), [1, 0, 1])).toBe(true)
    flash.frame(0.5, 0.6)
    expect(isClose(lookOf(target.parts, 2).slice(0, 3), [0, 0, 1])).toBe(true)
    flash.frame(0.5, 1.1)
    expect(isClose(lookOf(target.parts, 2).slice(0, 3), [1, 0, 1])).toBe(true)
    expect(flash.change(1, good, 1.2)).toBe(false)
    expect(isClose(lookOf(target.parts, 2).slice(0, 3), [0, 0, 1])).toBe(true)
  })

  it('shines steadily when less motion is asked for, and when the value is old', () => {
    const target = makeTarget()
    const bound = attach(blink, { above: 10, colour: '#ff0000' }, target)
    bound.change(10, good, 0)
    setReducedMotion(true)
    bound.frame(0.7, 0.7)
    expect(lookOf(target.parts, 2)[Look.glow]).toBe(1)
    setReducedMotion(false)
    bound.frame(0, 0.7)
    expect(lookOf(target.parts, 2)[Look.glow]).toBe(0)
    expect(bound.change(10, Quality.stale, 0.8)).toBe(false)
    expect(lookOf(target.parts, 2)[Look.glow]).toBe(1)
  })

  it('refuses more than three flashes a second', () => {
    expect(blink.options.safeParse({ above: 1, hz: 3 }).success).toBe(true)
    expect(blink.options.safeParse({ above: 1, hz: 3.1 }).success).toBe(false)
  })
})

describe('visible and opacity', () => {
  it('shows and hides by each kind of condition', () => {
    const cases: [object, number, number][] = [
      [{ above: 3 }, 3, 2.9],
      [{ below: 3 }, 2.9, 3],
      [{ between: [3, 5] }, 5, 5.1],
      [{ states: ['running'] }, 1, 2],
    ]
    for (const [options, seen, hidden] of cases) {
      const target = makeTarget({ signal: makeStateSignal() })
      const bound = attach(visible, options, target)
      bound.change(hidden, good, 0)
      expect(lookOf(target.parts, 2)[Look.visible]).toBe(0)
      bound.change(seen, good, 1)
      expect(lookOf(target.parts, 2)[Look.visible]).toBe(1)
    }
  })

  it('says why', () => {
    const bound = attach(visible, { above: 3 }, makeTarget({ signal: makeSignal() }))
    expect(bound.explain(2)).toBe('Motor temperature is 2.0\u202f°C, below 3\u202f°C: hidden.')
  })

  it('grows solid smoothly', () => {
    const target = makeTarget()
    const bound = attach(opacity, { from: 0, to: 50, low: 0.2, high: 1 }, target)
    bound.change(0, good, 0)
    expect(lookOf(target.parts, 2)[Look.opacity]).toBeCloseTo(0.2)
    bound.change(50, good, 1)
    runFrames(bound, target, 1, 1.5)
    expect(lookOf(target.parts, 2)[Look.opacity]).toBeCloseTo(0.6)
    runFrames(bound, target, 1.5, 2.1)
    expect(lookOf(target.parts, 2)[Look.opacity]).toBe(1)
  })
})
